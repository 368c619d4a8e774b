/** How somebody belongs to others, in the journal or not. */
import type { Relation } from '#shared/domain/contact.ts'
import { TextField } from '../../ui/fields.tsx'
import type { FormErrors } from './contact-form.ts'
import { ContactPicker } from './contact-picker.tsx'
import { Repeated } from './repeated.tsx'

interface RelationFieldsProps {
  readonly items: readonly Relation[]
  /** The contact being edited, who is no relation of their own. */
  readonly except: string
  readonly errors: FormErrors
  readonly onChange: (items: readonly Relation[]) => void
}

export function RelationFields({ items, except, errors, onChange }: RelationFieldsProps) {
  return (
    <Repeated
      legend="Relations"
      of="relation"
      items={items}
      empty={{ label: '', name: '' }}
      onChange={onChange}
    >
      {(item, change, index) => (
        <>
          <TextField
            label="Relation"
            placeholder="colleague"
            value={item.label}
            onChange={(label) => change({ ...item, label })}
            error={errors[`relations.${index}.label`]}
          />
          <ContactPicker
            label="To whom"
            value={item.contact}
            text={item.name}
            except={except}
            onChange={(contact, name) =>
              change({ label: item.label, name, ...(contact === undefined ? {} : { contact }) })
            }
          />
        </>
      )}
    </Repeated>
  )
}
