/** How long something rests: until a day, until a circumstance, in whose words. */
import type { DraftRest } from '#shared/capture/draft.ts'
import { useCall } from '../bridge/queries.tsx'
import { Select, TextField } from '../ui/fields.tsx'

interface RestFieldsProps {
  readonly value: DraftRest
  readonly onChange: (rest: DraftRest) => void
  readonly withWords?: boolean
}

const NONE = ''
const NEW = 'new circumstance'

/** A rest without what is not said. */
function restOf(until: string, circumstance: DraftRest['circumstance'], words: string): DraftRest {
  return {
    ...(until === '' ? {} : { until }),
    ...(circumstance === undefined ? {} : { circumstance }),
    ...(words.trim() === '' ? {} : { words }),
  }
}

/** The fields of a rest; whichever of day and circumstance comes first ends it. */
export function RestFields({ value, onChange, withWords = true }: RestFieldsProps) {
  const circumstances = useCall('circumstances.list', {})
  const open = (circumstances.data ?? []).filter(
    ({ cameTrue, id }) => cameTrue === undefined || id === value.circumstance?.id,
  )
  const { until = '', circumstance, words = '' } = value
  const chosen = circumstance === undefined ? NONE : (circumstance.id ?? NEW)
  return (
    <>
      <TextField
        label="Until the end of"
        type="date"
        value={until}
        onChange={(day) => onChange(restOf(day, circumstance, words))}
        hint="The last quiet day."
      />
      <Select
        label="Or until it comes true"
        value={chosen}
        options={[
          { id: NONE, label: 'none' },
          ...open.map(({ id, title }) => ({ id, label: title })),
          { id: NEW, label: 'a new one…' },
        ]}
        onChange={(id) => {
          const known = open.find((one) => one.id === id)
          if (known !== undefined) onChange(restOf(until, { id: known.id, title: known.title }, words))
          else onChange(restOf(until, id === NEW ? { title: '' } : undefined, words))
        }}
      />
      {circumstance !== undefined && circumstance.id === undefined && (
        <TextField
          label="The new circumstance"
          value={circumstance.title}
          onChange={(title) => onChange(restOf(until, { title }, words))}
          placeholder="their Q1 budget is out"
        />
      )}
      {withWords && (
        <TextField
          label="In their words"
          value={words}
          onChange={(said) => onChange(restOf(until, circumstance, said))}
          placeholder="“Ask me again after the summer.”"
        />
      )}
    </>
  )
}
