/** The choice of a rhythm. */
import { RHYTHM_WORDS, Rhythm } from '#shared/domain/rhythm.ts'
import { Select } from '../ui/fields.tsx'

const OPTIONS = [
  { id: 'none' as const, label: 'no rhythm' },
  ...Rhythm.options.map((rhythm) => ({ id: rhythm, label: RHYTHM_WORDS[rhythm] })),
]

interface RhythmSelectProps {
  readonly value: Rhythm | 'none'
  readonly onChange: (value: Rhythm | 'none') => void
}

export function RhythmSelect({ value, onChange }: RhythmSelectProps) {
  return <Select label="Rhythm" value={value} options={OPTIONS} onChange={onChange} />
}
