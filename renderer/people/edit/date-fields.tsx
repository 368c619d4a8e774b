/** Days worth remembering, with or without their year. */
import { Select, TextField } from '../../ui/fields.tsx'
import { MONTHS } from '../../ui/months.ts'
import { EMPTY_DATE, type DateForm, type FormErrors } from './contact-form.ts'
import { Repeated } from './repeated.tsx'

const KINDS = [
  { id: 'birthday' as const, label: 'birthday' },
  { id: 'anniversary' as const, label: 'anniversary' },
  { id: 'other' as const, label: 'another' },
]
const MONTH_OPTIONS = MONTHS.map((label, index) => ({ id: String(index + 1).padStart(2, '0'), label }))

interface DateFieldsProps {
  readonly items: readonly DateForm[]
  readonly errors: FormErrors
  readonly onChange: (items: readonly DateForm[]) => void
}

export function DateFields({ items, errors, onChange }: DateFieldsProps) {
  return (
    <Repeated legend="Dates" of="date" items={items} empty={EMPTY_DATE} onChange={onChange}>
      {(item, change, index) => (
        <>
          <Select
            label="What"
            value={item.kind}
            options={KINDS}
            onChange={(kind) => change({ ...item, kind })}
          />
          <TextField
            label="Day"
            inputMode="numeric"
            value={item.day}
            onChange={(day) => change({ ...item, day })}
            error={errors[`dates.${index}.day`]}
          />
          <Select
            label="Month"
            value={item.month}
            options={MONTH_OPTIONS}
            onChange={(month) => change({ ...item, month })}
          />
          <TextField
            label="Year, if known"
            inputMode="numeric"
            value={item.year}
            onChange={(year) => change({ ...item, year })}
          />
          <TextField label="Called" value={item.label} onChange={(label) => change({ ...item, label })} />
        </>
      )}
    </Repeated>
  )
}
