/** The composer: one writes what happened, sees what it will become, and writes it down. */
import { useId, useState, type Ref } from 'react'
import { describeDraft } from '#shared/capture/describe.ts'
import { fold } from '#shared/capture/fold.ts'
import { draftToNewImpression } from '#shared/capture/to-impression.ts'
import type { AppError } from '#shared/api/result.ts'
import { useConnection } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { commandKey } from '../shell/platform.ts'
import { Button } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { Problem } from '../ui/problem.tsx'
import { Chips } from './chips.tsx'
import { LineField } from './line-field.tsx'
import { instead } from './overrides.ts'
import { pieces } from './underlines.ts'
import { useDraft } from './use-draft.ts'
import { useWarnings } from './use-warnings.ts'
import './composer.css'

export interface ComposerProps {
  /** Drafts are kept for each journal apart. */
  readonly journal: string
  readonly contact?: { readonly id: string; readonly name: string } | undefined
  readonly begin?: string | undefined
  /** Folded to one line while nobody writes in it. */
  readonly folds?: boolean
  readonly fieldRef: Ref<HTMLTextAreaElement>
  readonly onDone: () => void
  readonly onEscape: () => void
}

/** Forgets that Ajar could not be reached when it can be again. */
function useWhenBack(forget: () => void, error: AppError | undefined): void {
  const connection = useConnection()
  const [before, setBefore] = useState(connection)
  if (before === connection) return
  setBefore(connection)
  if (connection === 'up' && (error?.code === 'unavailable' || error?.code === 'forbidden')) forget()
}

/** The composer's form, in a dialog or on a page. */
export function Composer(props: ComposerProps) {
  const { journal, contact, begin = '', folds = false, fieldRef, onDone, onEscape } = props
  const statusId = useId()
  const [turnedTo, setTurnedTo] = useState(!folds)
  const [error, setError] = useState<AppError | undefined>()
  useWhenBack(() => setError(undefined), error)
  const { kept, draft, people, zone, now, type, choose, sendAs, sendAnew, clear } = useDraft({
    journal,
    about: contact,
    begin,
    active: turnedTo,
  })
  const { write, pending } = useWrite('impressions.add', { said: 'Written down.', ownErrors: true })

  const empty = kept.text.trim() === ''
  const warnings = useWarnings(draft, empty)

  const submit = async () => {
    if (empty || pending) return
    // It may have arrived the last time without our knowing: under the same id it is the same impression.
    const message = { ...draftToNewImpression(draft, () => crypto.randomUUID()), id: sendAs() }
    const result = await write(message)
    if (!result.ok) {
      if (result.error.code === 'conflict') sendAnew()
      setError(result.error)
      return
    }
    setError(undefined)
    if (clear(kept.text)) onDone()
  }

  const open = !folds || turnedTo || !empty
  return (
    <section
      className={open ? 'composer' : 'composer composer-folded'}
      aria-label="Composer"
      onBlur={(event) => {
        if (folds && !event.currentTarget.contains(event.relatedTarget)) setTurnedTo(false)
      }}
    >
      <LineField
        ref={fieldRef}
        value={kept.text}
        pieces={pieces(kept.text, draft.recognized, draft.problems)}
        people={people}
        describedBy={statusId}
        placeholder={
          contact === undefined
            ? 'Coffee with @Mara on Monday; she said maybe later'
            : `With ${contact.name}…`
        }
        onChange={type}
        onFocus={() => setTurnedTo(true)}
        onPerson={(person) => {
          const namesakes = people.filter(({ name }) => fold(name) === fold(person.name))
          if (namesakes.length > 1) {
            choose(instead(`contact:${fold(person.name)}`, { id: person.id, name: person.name }))
          }
        }}
        onSubmit={() => void submit()}
        onEscape={onEscape}
      />
      {open && !empty && (
        <div className="chip-rows">
          <Chips draft={draft} people={people} zone={zone} onChoose={choose} />
          <MenuButton
            label="Say more"
            actions={[
              {
                id: 'signal',
                label: 'What came back',
                onAction: () => choose({ signal: { value: 'positive' } }),
                disabled: draft.recognized.some(({ key }) => key === 'signal'),
              },
              {
                id: 'left',
                label: 'The impression I left',
                onAction: () => choose({ left: { value: 1 } }),
                disabled: draft.left !== null,
              },
              {
                id: 'ask',
                label: 'I asked for something',
                onAction: () => choose({ ask: { value: true } }),
                disabled: draft.asks,
              },
              {
                id: 'rest',
                label: 'Let it rest',
                onAction: () => choose({ rest: { value: {} } }),
                disabled: draft.rest !== undefined,
              },
            ]}
          />
        </div>
      )}
      <div aria-live="polite">
        {warnings.length > 0 && (
          <ul className="composer-said" role="list">
            {warnings.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        )}
      </div>
      {error !== undefined && <Problem error={error} />}
      {open && (
        <div className="composer-foot">
          <p className="meta" role="status" id={statusId}>
            {empty ? 'Plain words will do.' : describeDraft(draft, { now, zone })} <kbd>Esc</kbd> keeps the
            draft.
          </p>
          <Button look="fill" isDisabled={empty || pending} onPress={() => void submit()}>
            Write down <kbd aria-hidden="true">{commandKey} Enter</kbd>
          </Button>
        </div>
      )}
    </section>
  )
}
