/** Naming a contact of the journal: type, and choose from those who fit. */
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useCall } from '../../bridge/queries.tsx'

const OFFERED = 8

interface ContactPickerProps {
  readonly label: string
  /** The id of who is chosen. */
  readonly value: string | undefined
  /** A name that need not be in the journal; without it only contacts can be chosen. */
  readonly text?: string
  /** Who is not offered. */
  readonly except: string
  readonly onChange: (id: string | undefined, name: string) => void
}

export function ContactPicker({ label, value, text, except, onChange }: ContactPickerProps) {
  const [typed, setTyped] = useState<string>()
  const everybody = useCall('contacts.list', {})
  const chosen = everybody.data?.find((contact) => contact.id === value)
  const shown = typed ?? text ?? chosen?.name.display ?? ''
  const found = useCall(
    'contacts.list',
    { query: shown },
    { enabled: typed !== undefined && shown !== '', keep: true },
  )
  const offered = (typed === undefined || typed === '' ? everybody.data : found.data) ?? []
  const items = offered.filter((contact) => contact.id !== except).slice(0, OFFERED)

  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={shown}
      value={value ?? null}
      allowsCustomValue={text !== undefined}
      allowsEmptyCollection
      menuTrigger="input"
      defaultFilter={() => true}
      onInputChange={(next) => {
        if (next === shown) return
        setTyped(next)
        if (text !== undefined) onChange(undefined, next)
        else if (next === '') onChange(undefined, '')
      }}
      onChange={(key) => {
        const contact = items.find((each) => each.id === key)
        if (contact === undefined) return
        setTyped(undefined)
        onChange(contact.id, contact.name.display)
      }}
      onBlur={() => setTyped(undefined)}
    >
      <Label>{label}</Label>
      <Input />
      <Popover className="popover">
        <ListBox<(typeof items)[number]>
          className="menu"
          renderEmptyState={() => <p className="menu-item">Nobody of that name</p>}
        >
          {(contact) => (
            <ListBoxItem id={contact.id} textValue={contact.name.display} className="menu-item">
              {contact.name.display}
              {contact.organization !== undefined && <span className="quiet">, {contact.organization}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
