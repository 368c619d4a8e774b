/** Adding a contact: a name is enough. */
import { useState, type SyntheticEvent } from 'react'
import type { AppError } from '#shared/api/result.ts'
import type { Rhythm } from '#shared/domain/rhythm.ts'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { RhythmSelect } from './rhythm-select.tsx'

interface AddContactDialogProps {
  readonly onClose: () => void
  /** Called after `onClose` with the contact that was added. */
  readonly onAdded: (contact: { readonly id: string }) => void
}

export function AddContactDialog(props: AddContactDialogProps) {
  return (
    <Dialog title="Add a contact" isOpen onClose={props.onClose}>
      <AddContactForm {...props} />
    </Dialog>
  )
}

function AddContactForm({ onClose, onAdded }: AddContactDialogProps) {
  const [name, setName] = useState('')
  const [organization, setOrganization] = useState('')
  const [email, setEmail] = useState('')
  const [tags, setTags] = useState('')
  const [rhythm, setRhythm] = useState<Rhythm | 'none'>('none')
  const [nameMissing, setNameMissing] = useState(false)
  const [error, setError] = useState<AppError>()
  const add = useWrite('contacts.add', {
    said: (contact) => `${contact.name.display} is in your journal.`,
    ownErrors: true,
  })

  const save = async () => {
    if (name.trim() === '') {
      setNameMissing(true)
      return
    }
    const result = await add.write({
      name: { display: name.trim() },
      ...(organization.trim() === '' ? {} : { organization: organization.trim() }),
      ...(email.trim() === '' ? {} : { emails: [{ value: email.trim() }] }),
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => /[^#]/.test(tag)),
      ...(rhythm === 'none' ? {} : { rhythm }),
    })
    if (!result.ok) {
      setError(result.error)
      return
    }
    onClose()
    onAdded(result.value)
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <form onSubmit={onSubmit} noValidate>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        isRequired
        error={nameMissing && name.trim() === '' ? 'A contact needs a name.' : undefined}
      />
      <TextField label="Organization" value={organization} onChange={setOrganization} />
      <TextField label="Email" type="email" value={email} onChange={setEmail} />
      <TextField label="Tags" value={tags} onChange={setTags} hint="Divided by commas." />
      <RhythmSelect value={rhythm} onChange={setRhythm} />
      {error && <Problem error={error} />}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="fill" type="submit" isDisabled={add.pending}>
          Save
        </Button>
      </DialogActions>
    </form>
  )
}
