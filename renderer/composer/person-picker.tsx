/** Choosing somebody by typing a part of their name. */
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { matchPeople, type Person } from './completion.ts'

interface PersonPickerProps {
  readonly label: string
  readonly people: readonly Person[]
  readonly onPick: (person: Person) => void
  readonly autoFocus?: boolean
}

const MOST_OPTIONS = 8

/** A combobox that empties itself once somebody is chosen. */
export function PersonPicker({ label, people, onPick, autoFocus = false }: PersonPickerProps) {
  const [typed, setTyped] = useState('')
  const found = matchPeople(people, typed, MOST_OPTIONS)
  return (
    <ComboBox
      className="field"
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      menuTrigger="focus"
      autoFocus={autoFocus}
      onChange={(key) => {
        const person = people.find(({ id }) => id === key)
        if (person === undefined) return
        onPick(person)
        setTyped('')
      }}
    >
      <Label>{label}</Label>
      <Input />
      <Popover className="popover">
        <ListBox className="menu" items={found}>
          {(person) => (
            <ListBoxItem id={person.id} textValue={person.name} className="menu-item">
              {person.name} <span className="meta">{person.organization}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
