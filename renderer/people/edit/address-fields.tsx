/** Postal addresses. */
import { TextField } from '../../ui/fields.tsx'
import { ADDRESS_PARTS, EMPTY_ADDRESS, type AddressForm, type FormErrors } from './contact-form.ts'
import { Repeated } from './repeated.tsx'

const LABELS: Readonly<Record<(typeof ADDRESS_PARTS)[number], string>> = {
  label: 'Label',
  street: 'Street',
  extended: 'Further line',
  poBox: 'Post box',
  postalCode: 'Postal code',
  city: 'Town',
  region: 'Region',
  country: 'Country',
  formatted: 'As on an envelope',
}

interface AddressFieldsProps {
  readonly items: readonly AddressForm[]
  readonly errors: FormErrors
  readonly onChange: (items: readonly AddressForm[]) => void
}

export function AddressFields({ items, errors, onChange }: AddressFieldsProps) {
  return (
    <Repeated legend="Addresses" of="postal address" items={items} empty={EMPTY_ADDRESS} onChange={onChange}>
      {(item, change, index) =>
        ADDRESS_PARTS.map((part) => (
          <TextField
            key={part}
            label={LABELS[part]}
            multiline={part === 'formatted'}
            rows={2}
            value={item[part]}
            onChange={(value) => change({ ...item, [part]: value })}
            error={errors[`addresses.${index}.${part}`]}
          />
        ))
      }
    </Repeated>
  )
}
