/** The head of a contact's page: the door, the name, and what one does here. */
import { useState } from 'react'
import type { ContactPage } from '#shared/api/views.ts'
import { useWrite } from '../bridge/writes.ts'
import { useComposer } from '../composer/composer-context.ts'
import { Button } from '../ui/button.tsx'
import { DoorGlyph } from '../ui/door.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { BriefDialog } from './brief-dialog.tsx'
import { CloseDoorDialog } from './close-door-dialog.tsx'
import { RestDialog } from './rest-dialog.tsx'

interface ContactHeadProps {
  readonly page: ContactPage
  readonly today: string
}

type Opened = 'brief' | 'close' | 'rest'

export function ContactHead({ page, today }: ContactHeadProps) {
  const { contact } = page
  const composer = useComposer()
  const [opened, setOpened] = useState<Opened>()
  const reopen = useWrite('door.reopen', { said: 'The door is open to them again.' })
  const wake = useWrite('contacts.wake', { said: `${contact.name.display} is awake again.` })
  const named = { id: contact.id, name: contact.name.display }
  const closed = contact.door === 'closed'
  const asleep = contact.door === 'ajar' && !page.rests.some((rest) => rest.current)
  const shut = () => setOpened(undefined)
  const place = [contact.role, contact.organization].filter(Boolean).join(', ')

  return (
    <div className="span person-head">
      <p className={`person-door door-${contact.door}`}>
        <span className="person-door-word" aria-hidden>
          {contact.door}
        </span>
        <DoorGlyph door={contact.door} size={32} />
      </p>
      <header className="person-who">
        <div>
          <h1>{contact.name.display}</h1>
          {place !== '' && <p className="person-place">{place}</p>}
        </div>
        <div className="acts">
          <Button look="line" onPress={() => composer.open({ contact: named })}>
            Write down
          </Button>
          <Button onPress={() => setOpened('brief')}>Brief</Button>
          <MenuButton
            label="Door"
            actions={[
              { id: 'rest', label: 'Let it rest…', onAction: () => setOpened('rest'), disabled: closed },
              ...(asleep
                ? [{ id: 'wake', label: 'Wake', onAction: () => void wake.write({ id: contact.id }) }]
                : []),
              { id: 'close', label: 'Close the door…', onAction: () => setOpened('close'), disabled: closed },
              {
                id: 'reopen',
                label: 'Reopen',
                onAction: () => void reopen.write({ contact: contact.id }),
                disabled: !closed,
              },
            ]}
          />
        </div>
      </header>
      {opened === 'brief' && <BriefDialog id={contact.id} onClose={shut} />}
      {opened === 'rest' && <RestDialog contact={named} isOpen onClose={shut} />}
      {opened === 'close' && (
        <CloseDoorDialog
          contact={named}
          promises={page.promises.filter((promise) => promise.state === 'open')}
          today={today}
          onClose={shut}
        />
      )}
    </div>
  )
}
