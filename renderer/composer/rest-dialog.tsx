/** "Let it rest…": leaving somebody in peace, until a day or a circumstance. */
import { useState } from 'react'
import type { DraftRest } from '#shared/capture/draft.ts'
import type { AppError } from '#shared/api/result.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { fullDay } from '../ui/days.ts'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Problem } from '../ui/problem.tsx'
import { RestFields } from './rest-fields.tsx'

interface RestDialogProps {
  readonly contact: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** What the note says where nobody wrote anything into it. */
function noteOf({ until, circumstance }: DraftRest): string {
  const title = circumstance?.title.trim() ?? ''
  if (title !== '') return `Let it rest until ${title}.`
  return until === undefined ? 'Let it rest.' : `Let it rest until ${fullDay(until)}.`
}

/** Writes a note with a rest: nothing is sent, nobody is told. */
export function RestDialog({ contact, onClose }: RestDialogProps) {
  const [rest, setRest] = useState<DraftRest>({})
  const [error, setError] = useState<AppError | undefined>()
  const [newId] = useState(() => crypto.randomUUID())
  const settings = useCall('settings.get', {})
  const add = useWrite('impressions.add', { said: `${contact.name} is left in peace.`, ownErrors: true })

  const save = async () => {
    const { until, circumstance, words } = rest
    const title = circumstance?.title.trim() ?? ''
    const standing = title === '' ? undefined : (circumstance?.id ?? newId)
    const result = await add.write({
      text: words ?? noteOf(rest),
      contacts: [contact.id],
      kind: 'note',
      direction: null,
      rest: {
        ...(until !== undefined && { until }),
        ...(standing !== undefined && { circumstance: standing }),
        ...(words !== undefined && { words }),
      },
      ...(standing === newId && { newCircumstance: { id: newId, title } }),
    })
    if (result.ok) onClose()
    else setError(result.error)
  }

  return (
    <Dialog title={`Let it rest with ${contact.name}`} isOpen onClose={onClose}>
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
        <RestFields value={rest} onChange={setRest} />
        {error !== undefined && <Problem error={error} />}
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="fill" type="submit" isDisabled={add.pending}>
            Let it rest
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
