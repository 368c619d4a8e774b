/** E-mail addresses, phone numbers, links: each with a label such as "work". */
import { TextField } from '../../ui/fields.tsx'
import { EMPTY_LABELLED, type FormErrors, type LabelledForm } from './contact-form.ts'
import { Repeated } from './repeated.tsx'

interface LabelledFieldsProps {
  readonly path: 'emails' | 'phones' | 'links'
  readonly legend: string
  readonly of: string
  readonly type: 'email' | 'tel' | 'url'
  readonly items: readonly LabelledForm[]
  readonly errors: FormErrors
  readonly onChange: (items: readonly LabelledForm[]) => void
}

export function LabelledFields({ path, legend, of, type, items, errors, onChange }: LabelledFieldsProps) {
  const title = of.charAt(0).toUpperCase() + of.slice(1)
  return (
    <Repeated legend={legend} of={of} items={items} empty={EMPTY_LABELLED} onChange={onChange}>
      {(item, change, index) => (
        <>
          <TextField
            label={title}
            type={type}
            value={item.value}
            onChange={(value) => change({ ...item, value })}
            error={errors[`${path}.${index}.value`]}
          />
          <TextField
            label="Label"
            value={item.label}
            onChange={(label) => change({ ...item, label })}
            error={errors[`${path}.${index}.label`]}
          />
        </>
      )}
    </Repeated>
  )
}
