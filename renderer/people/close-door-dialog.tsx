/** Closing a door: what it means, and which promises it lets go. */
import type { PromiseView } from '#shared/api/views.ts'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { dayInWords } from '../ui/days.ts'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Flag } from '../ui/flag.tsx'

interface CloseDoorDialogProps {
  readonly contact: { readonly id: string; readonly name: string }
  /** The open ones. */
  readonly promises: readonly PromiseView[]
  readonly today: string
  readonly onClose: () => void
}

export function CloseDoorDialog({ contact, promises, today, onClose }: CloseDoorDialogProps) {
  const count = promises.length
  const also = count === 0 ? '' : count === 1 ? ' One promise was let go.' : ` ${count} promises were let go.`
  const close = useWrite('door.close', { said: `The door is closed.${also}` })
  return (
    <Dialog title="Close the door" isOpen onClose={onClose}>
      <p>
        {contact.name} is then left in peace: no moment and no suggestion, and a word of warning before you
        write to them. You alone can reopen it.
      </p>
      {count > 0 && (
        <>
          <p>
            {count === 1
              ? 'This promise is still open and is let go:'
              : 'These promises are still open and are let go:'}
          </p>
          <ul className="person-promises">
            {promises.map((promise) => (
              <li key={promise.id}>
                <Flag />
                <span>
                  {promise.text}, for {dayInWords(promise.due, today)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <DialogActions>
        <Button onPress={onClose}>Leave it as it is</Button>
        <Button
          look="fill"
          autoFocus
          isDisabled={close.pending}
          onPress={() => {
            void close.write({ contact: contact.id }).then(({ ok }) => {
              if (ok) onClose()
            })
          }}
        >
          Close the door
        </Button>
      </DialogActions>
    </Dialog>
  )
}
