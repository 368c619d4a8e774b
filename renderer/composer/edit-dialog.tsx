/** Editing an impression: the same fields that a line becomes. */
import { useId, useState } from 'react'
import type { DraftRest } from '#shared/capture/draft.ts'
import type { ImpressionChange } from '#shared/api/contract.ts'
import type { ImpressionView } from '#shared/api/views.ts'
import type { AppError } from '#shared/api/result.ts'
import { useCall, useClock } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import {
  DIRECTION_CHOICES,
  KIND_CHOICES,
  LEFT_CHOICES,
  SIGNAL_CHOICES,
  directionOf,
  leftChoice,
  leftOf,
} from './choices.ts'
import { wallClock, zonedFrom, zoneLived } from './local-time.ts'
import { PersonPicker } from './person-picker.tsx'
import { RestFields } from './rest-fields.tsx'
import { useRestToWrite } from './rest-to-write.ts'
import './edit-dialog.css'

/** What stands in the dialog's fields. */
interface Fields extends Pick<
  ImpressionView,
  'text' | 'kind' | 'direction' | 'signal' | 'left' | 'contacts' | 'asks' | 'promises' | 'values'
> {
  readonly wall: string
  readonly tags: string
  readonly rest: DraftRest | undefined
}

function fieldsOf(impression: ImpressionView): Fields {
  const { text, kind, direction, signal, left, contacts, asks, promises, values, rest } = impression
  return {
    ...{ text, kind, direction, signal, left, contacts, asks, promises, values },
    wall: wallClock(impression.at),
    tags: impression.tags.join(', '),
    rest: rest && {
      ...(rest.until !== undefined && { until: rest.until }),
      ...(rest.circumstance !== undefined && { circumstance: rest.circumstance }),
      ...(rest.words !== undefined && { words: rest.words }),
    },
  }
}

/** The words between commas, without what stands empty. */
function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim().replace(/^#+/, ''))
    .filter((tag) => tag !== '')
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Only what was changed: what somebody else changed meanwhile in other fields stays. */
function changeOf(impression: ImpressionView, before: Fields, fields: Fields, at: string): ImpressionChange {
  return {
    ...(fields.text !== before.text && { text: fields.text }),
    ...(fields.wall !== before.wall && { at }),
    ...(fields.kind !== before.kind && { kind: fields.kind }),
    ...(fields.direction !== before.direction && { direction: fields.direction }),
    ...(fields.signal !== before.signal && { signal: fields.signal }),
    ...(fields.left !== before.left && { left: fields.left }),
    ...(fields.asks !== before.asks && { asks: fields.asks }),
    ...(!same(tagsIn(fields.tags), impression.tags) && { tags: tagsIn(fields.tags) }),
    ...(!same(fields.contacts, before.contacts) && { contacts: fields.contacts.map(({ id }) => id) }),
    ...(!same(fields.values, before.values) && { values: fields.values.map(({ id }) => id) }),
    ...(!same(fields.promises, before.promises) && {
      promises: fields.promises.filter(({ text }) => text.trim() !== ''),
    }),
  }
}

/** The dialog **Edit the impression**. */
export function EditDialog({ impression, onClose }: { impression: ImpressionView; onClose: () => void }) {
  const [before] = useState(() => fieldsOf(impression))
  const [fields, setFields] = useState(before)
  const [error, setError] = useState<AppError | undefined>()
  const change = useWrite('impressions.change', { said: 'Changed.', ownErrors: true })
  const restToWrite = useRestToWrite()
  const clock = useClock()
  const set = (some: Partial<Fields>) => setFields((now) => ({ ...now, ...some }))
  const at = zonedFrom(fields.wall, zoneLived(impression.at, clock.zone))

  const save = async () => {
    if (at === undefined) return
    const resting = same(fields.rest, before.rest) ? undefined : fields.rest
    const rest = resting && (await restToWrite(resting))
    if (resting !== undefined && rest === undefined) return
    const result = await change.write({
      id: impression.id,
      set: {
        ...changeOf(impression, before, fields, at),
        ...(rest !== undefined && { rest }),
        ...(fields.rest === undefined && before.rest !== undefined && { rest: null }),
      },
    })
    if (result.ok) onClose()
    else setError(result.error)
  }

  return (
    <Dialog title="Edit the impression" isOpen onClose={onClose} size="wide">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label="Text"
          multiline
          rows={5}
          autoFocus
          value={fields.text}
          onChange={(text) => set({ text })}
        />
        <ContactsField contacts={fields.contacts} onChange={(contacts) => set({ contacts })} />
        <div className="field-row">
          <TextField
            label="When"
            type="datetime-local"
            value={fields.wall}
            onChange={(wall) => set({ wall })}
            error={at === undefined ? 'There is no such day or time.' : undefined}
          />
          <Select
            label="Kind"
            value={fields.kind}
            options={KIND_CHOICES}
            onChange={(kind) => set({ kind })}
          />
          <Select
            label="Who reached out"
            value={fields.direction ?? 'none'}
            options={DIRECTION_CHOICES}
            onChange={(choice) => set({ direction: directionOf(choice) })}
          />
          <Select
            label="Signal"
            value={fields.signal}
            options={SIGNAL_CHOICES}
            onChange={(signal) =>
              set({ signal, ...(signal === 'not-now' && fields.rest === undefined && { rest: {} }) })
            }
          />
          <Select
            label="Left"
            value={leftChoice(fields.left)}
            options={LEFT_CHOICES}
            onChange={(choice) => set({ left: leftOf(choice) })}
          />
          <TextField
            label="Tags"
            value={fields.tags}
            onChange={(tags) => set({ tags })}
            placeholder="pricing, workshop"
          />
        </div>
        <PromisesField
          promises={fields.promises}
          today={impression.at.slice(0, 10)}
          onChange={(promises) => set({ promises })}
        />
        <ValuesField values={fields.values} onChange={(values) => set({ values })} />
        <div className="choice">
          <label>
            <input type="checkbox" checked={fields.asks} onChange={() => set({ asks: !fields.asks })} />I
            asked for something
          </label>
          <label>
            <input
              type="checkbox"
              checked={fields.rest !== undefined}
              onChange={() => set({ rest: fields.rest === undefined ? {} : undefined })}
            />
            It began a rest
          </label>
        </div>
        {fields.rest !== undefined && (
          <div className="field-row">
            <RestFields value={fields.rest} onChange={(rest) => set({ rest })} />
          </div>
        )}
        {error !== undefined && <Problem error={error} />}
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="fill" type="submit" isDisabled={change.pending || at === undefined}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function ContactsField({
  contacts,
  onChange,
}: {
  contacts: Fields['contacts']
  onChange: (contacts: Fields['contacts']) => void
}) {
  const known = useCall('contacts.list', {})
  const people = (known.data ?? [])
    .filter(({ id }) => !contacts.some((contact) => contact.id === id))
    .map(({ id, name, organization }) => ({ id, name: name.display, organization }))
  return (
    <div className="edit-contacts">
      <Removable
        label="Contacts"
        items={contacts.map(({ id, name }) => ({ id, words: name }))}
        onRemove={(id) => onChange(contacts.filter((contact) => contact.id !== id))}
      />
      <PersonPicker
        label="Add somebody"
        people={people}
        onPick={({ id, name }) => onChange([...contacts, { id, name }])}
      />
    </div>
  )
}

function ValuesField({
  values,
  onChange,
}: {
  values: Fields['values']
  onChange: (values: Fields['values']) => void
}) {
  const shelf = useCall('values.list', {})
  const free = (shelf.data ?? []).filter(({ id }) => !values.some((value) => value.id === id))
  if (values.length === 0 && free.length === 0) return null
  return (
    <div className="edit-contacts">
      <Removable
        label="Given"
        items={values.map(({ id, title }) => ({ id, words: title }))}
        onRemove={(id) => onChange(values.filter((value) => value.id !== id))}
      />
      <Select
        label="Add from the shelf"
        value=""
        options={[{ id: '', label: '…' }, ...free.map(({ id, title }) => ({ id, label: title }))]}
        onChange={(id) => {
          const value = free.find((one) => one.id === id)
          if (value !== undefined) onChange([...values, { id: value.id, title: value.title }])
        }}
      />
    </div>
  )
}

function PromisesField({
  promises,
  today,
  onChange,
}: {
  promises: Fields['promises']
  today: string
  onChange: (promises: Fields['promises']) => void
}) {
  const put = (id: string, some: Partial<Fields['promises'][number]>) =>
    onChange(promises.map((promise) => (promise.id === id ? { ...promise, ...some } : promise)))
  return (
    <div className="edit-promises">
      {promises.map((promise) => (
        <div className="edit-promise" key={promise.id}>
          <TextField label="Promise" value={promise.text} onChange={(text) => put(promise.id, { text })} />
          <TextField
            label="By"
            type="date"
            value={promise.due}
            onChange={(due) => {
              if (due !== '') put(promise.id, { due })
            }}
          />
          <Button
            aria-label={`Remove the promise “${promise.text}”`}
            onPress={() => onChange(promises.filter(({ id }) => id !== promise.id))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        onPress={() =>
          onChange([...promises, { id: crypto.randomUUID(), text: '', due: today, state: 'open' }])
        }
      >
        Add a promise
      </Button>
    </div>
  )
}

function Removable({
  label,
  items,
  onRemove,
}: {
  label: string
  items: readonly { readonly id: string; readonly words: string }[]
  onRemove: (id: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <ul className="removable" aria-labelledby={id} role="list">
        {items.map((item) => (
          <li key={item.id}>
            {item.words}
            <Button aria-label={`Remove ${item.words}`} onPress={() => onRemove(item.id)}>
              <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
