/** "Let it rest…": leaving somebody in peace, until a day, until something comes true, or for the usual length. */
import { useState } from 'react'
import type { AppError } from '#shared/api/result.ts'
import type { DraftRest } from '#shared/capture/draft.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { RestFields } from '../composer/rest-fields.tsx'
import { Button } from '../ui/button.tsx'
import { fullDay } from '../ui/days.ts'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'

interface RestDialogProps {
  readonly contact: { readonly id: string; readonly name: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Writes a note with a rest: nothing is sent, nobody is told. */
export function RestDialog({ contact, isOpen, onClose }: RestDialogProps) {
  return (
    <Dialog title={`Let it rest with ${contact.name}`} isOpen={isOpen} onClose={onClose}>
      <RestForm contact={contact} onClose={onClose} />
    </Dialog>
  )
}

function RestForm({ contact, onClose }: Omit<RestDialogProps, 'isOpen'>) {
  const [rest, setRest] = useState<DraftRest>({})
  const [text, setText] = useState('')
  const [error, setError] = useState<AppError>()
  const [newId] = useState(() => crypto.randomUUID())
  const settings = useCall('settings.get', {})
  const add = useWrite('impressions.add', { said: `${contact.name} is left in peace.`, ownErrors: true })

  const save = async () => {
    const { until, circumstance } = rest
    const title = circumstance?.title.trim() ?? ''
    const standing = title === '' ? undefined : (circumstance?.id ?? newId)
    const result = await add.write({
      text: text.trim() === '' ? noteOf(rest) : text,
      contacts: [contact.id],
      kind: 'note',
      direction: null,
      rest: {
        ...(until !== undefined && { until }),
        ...(standing !== undefined && { circumstance: standing }),
      },
      ...(standing !== undefined &&
        circumstance?.id === undefined && { newCircumstance: { id: newId, title } }),
    })
    if (result.ok) onClose()
    else setError(result.error)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="meta">
        Until then only promises and meetings speak.
        {settings.data !== undefined &&
          ` Without a day or a circumstance it lasts ${settings.data.restDays} days, longer after several not-nows.`}
      </p>
      <RestFields value={rest} onChange={setRest} withWords={false} />
      <TextField label="Why, in your words" multiline rows={2} value={text} onChange={setText} />
      {error !== undefined && <Problem error={error} />}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="fill" type="submit" isDisabled={add.pending}>
          Let it rest
        </Button>
      </DialogActions>
    </form>
  )
}

/** What the note says where nobody wrote anything into it. */
function noteOf({ until, circumstance }: DraftRest): string {
  if (circumstance !== undefined && circumstance.title !== '')
    return `Let it rest until ${circumstance.title}.`
  return until === undefined ? 'Let it rest.' : `Let it rest until ${fullDay(until)}.`
}
