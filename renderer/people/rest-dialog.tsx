/** "Let it rest…": quiet until a day, until something comes true, or for the usual length. */
import { useState, type SyntheticEvent } from 'react'
import type { AppError } from '#shared/api/result.ts'
import type { NewImpression } from '#shared/api/contract.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'

interface RestDialogProps {
  readonly contact: { readonly id: string; readonly name: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function RestDialog({ contact, isOpen, onClose }: RestDialogProps) {
  return (
    <Dialog title={`Let ${contact.name} rest`} isOpen={isOpen} onClose={onClose}>
      <RestForm contact={contact} onClose={onClose} />
    </Dialog>
  )
}

const NEW = 'new'
const NONE = 'none'

function RestForm({ contact, onClose }: Omit<RestDialogProps, 'isOpen'>) {
  const [until, setUntil] = useState('')
  const [circumstance, setCircumstance] = useState<string>(NONE)
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState<AppError>()
  const known = useCall('circumstances.list', {})
  const add = useWrite('impressions.add', { said: `${contact.name} may rest.`, ownErrors: true })
  const open = (known.data ?? []).filter((each) => each.cameTrue === undefined)

  const save = async () => {
    const newId = crypto.randomUUID()
    const isNew = circumstance === NEW && title.trim() !== ''
    const chosen = isNew ? newId : open.find((each) => each.id === circumstance)?.id
    const input: NewImpression = {
      text: words.trim() === '' ? 'Let it rest.' : words.trim(),
      contacts: [contact.id],
      kind: 'note',
      direction: null,
      rest: {
        ...(until === '' ? {} : { until }),
        ...(chosen === undefined ? {} : { circumstance: chosen }),
        ...(words.trim() === '' ? {} : { words: words.trim() }),
      },
      ...(isNew ? { newCircumstance: { id: newId, title: title.trim() } } : {}),
    }
    const result = await add.write(input)
    if (result.ok) onClose()
    else setError(result.error)
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <form onSubmit={onSubmit}>
      <p>Nothing but promises and meetings will speak of {contact.name} until then.</p>
      <TextField
        label="Until and with"
        type="date"
        value={until}
        onChange={setUntil}
        autoFocus
        hint="The last quiet day. Without a day or a circumstance it is the usual length."
      />
      <Select
        label="Or until it comes true"
        value={circumstance}
        onChange={setCircumstance}
        options={[
          { id: NONE, label: 'nothing in particular' },
          ...open.map((each) => ({ id: each.id, label: each.title })),
          { id: NEW, label: 'something new…' },
        ]}
      />
      {circumstance === NEW && (
        <TextField
          label="What has to come true"
          value={title}
          onChange={setTitle}
          placeholder="their Q1 budget is out"
        />
      )}
      <TextField label="Their words, or yours" value={words} onChange={setWords} multiline rows={3} />
      {error && <Problem error={error} />}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="fill" type="submit" isDisabled={add.pending}>
          Let it rest
        </Button>
      </DialogActions>
    </form>
  )
}
