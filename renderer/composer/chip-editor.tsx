/** What a click on a chip opens: a choice that stands in place of what the text says. */
import { useState, type ReactNode } from 'react'
import type { Draft, Overrides, Recognized } from '#shared/capture/draft.ts'
import { Select, TextField } from '../ui/fields.tsx'
import {
  DIRECTION_CHOICES,
  KIND_CHOICES,
  LEFT_CHOICES,
  SIGNAL_CHOICES,
  directionOf,
  leftChoice,
  leftOf,
} from './choices.ts'
import type { Person } from './completion.ts'
import { instead } from './overrides.ts'
import { wallClock, zonedFrom, zoneLived } from './local-time.ts'
import { PersonPicker } from './person-picker.tsx'
import { RestFields } from './rest-fields.tsx'

export interface ChipEditorProps {
  readonly chip: Recognized
  readonly draft: Draft
  readonly people: readonly Person[]
  readonly zone: string
  readonly onChoose: (overrides: Overrides) => void
  readonly onClose: () => void
}

/** The place of a chip among its like, which is the place in the draft of what it stands for. */
function placeOf(chip: Recognized, draft: Draft): number {
  return draft.recognized.filter(({ what }) => what === chip.what).findIndex(({ key }) => key === chip.key)
}

/** The fields for one chip. */
export function ChipEditor(props: ChipEditorProps): ReactNode {
  const { chip, draft, people, zone, onChoose, onClose } = props
  switch (chip.what) {
    case 'contact':
      return (
        <PersonPicker
          label="Who it is"
          autoFocus
          people={
            chip.candidates === undefined
              ? people
              : people.filter(({ id }) => chip.candidates?.some((candidate) => candidate.id === id))
          }
          onPick={({ id, name }) => {
            onChoose(instead(chip.key, { id, name }))
            onClose()
          }}
        />
      )
    case 'when':
      return <WhenEditor at={draft.at} zone={zone} onChoose={(at) => onChoose({ when: { value: at } })} />
    case 'kind':
      return (
        <>
          <Select
            label="Kind"
            value={draft.kind}
            options={KIND_CHOICES}
            onChange={(kind) => onChoose({ kind: { value: kind } })}
          />
          <Select
            label="Who reached out"
            value={draft.direction ?? 'none'}
            options={DIRECTION_CHOICES}
            onChange={(choice) => onChoose({ direction: { value: directionOf(choice) } })}
          />
        </>
      )
    case 'signal':
      return (
        <Select
          label="What came back"
          value={draft.signal}
          options={SIGNAL_CHOICES}
          onChange={(signal) => onChoose({ signal: { value: signal } })}
        />
      )
    case 'left':
      return (
        <Select
          label="The impression I left"
          value={leftChoice(draft.left)}
          options={LEFT_CHOICES}
          onChange={(choice) => onChoose({ left: { value: leftOf(choice) } })}
        />
      )
    case 'rest':
      return <RestFields value={draft.rest ?? {}} onChange={(rest) => onChoose({ rest: { value: rest } })} />
    case 'promise': {
      const promise = draft.promises[placeOf(chip, draft)]
      if (promise === undefined) return null
      const change = (set: Partial<typeof promise>) => onChoose(instead(chip.key, { ...promise, ...set }))
      return (
        <>
          <TextField label="What I promised" value={promise.text} onChange={(text) => change({ text })} />
          <TextField
            label="By"
            type="date"
            value={promise.due}
            onChange={(due) => {
              if (due !== '') change({ due })
            }}
          />
        </>
      )
    }
    case 'value':
      return (
        <TextField
          label="What I gave"
          value={draft.values[placeOf(chip, draft)]?.title ?? ''}
          onChange={(title) => onChoose(instead(chip.key, { title }))}
        />
      )
    case 'tag':
      return <TagEditor chip={chip} onChoose={onChoose} />
    case 'ask':
      return <p className="meta">This touch wanted something. Remove it if it did not.</p>
  }
}

function WhenEditor({ at, zone, onChoose }: { at: string; zone: string; onChoose: (at: string) => void }) {
  const [typed, setTyped] = useState(wallClock(at))
  const zoned = zonedFrom(typed, zoneLived(at, zone))
  return (
    <TextField
      label="When it happened"
      type="datetime-local"
      value={typed}
      onChange={(wall) => {
        setTyped(wall)
        const chosen = zonedFrom(wall, zoneLived(at, zone))
        if (chosen !== undefined) onChoose(chosen)
      }}
      error={zoned === undefined ? 'There is no such day or time.' : undefined}
    />
  )
}

function TagEditor({ chip, onChoose }: Pick<ChipEditorProps, 'chip' | 'onChoose'>) {
  const [typed, setTyped] = useState(chip.parts.find(({ quiet }) => !quiet)?.text ?? '')
  return (
    <TextField
      label="Tag"
      value={typed}
      onChange={(tag) => {
        setTyped(tag)
        if (tag.trim() !== '') onChoose(instead(chip.key, tag.trim()))
      }}
    />
  )
}
