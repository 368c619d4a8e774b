/** Editing everything that one can write about a contact. */
import { useState, type SyntheticEvent } from 'react'
import type { ContactView } from '#shared/api/views.ts'
import type { AppError } from '#shared/api/result.ts'
import { useWrite } from '../../bridge/writes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Problem } from '../../ui/problem.tsx'
import { RhythmSelect } from '../rhythm-select.tsx'
import { AddressFields } from './address-fields.tsx'
import { changeOf, formOf, type ContactForm, type FormErrors, type NamePart } from './contact-form.ts'
import { ContactPicker } from './contact-picker.tsx'
import { DateFields } from './date-fields.tsx'
import { LabelledFields } from './labelled-fields.tsx'
import { RelationFields } from './relation-fields.tsx'
import './edit.css'

interface EditContactDialogProps {
  readonly contact: ContactView
  readonly onClose: () => void
}

/** Stands while it is open; what the journal says meanwhile does not change what is being typed. */
export function EditContactDialog({ contact, onClose }: EditContactDialogProps) {
  return (
    <Dialog title={`Edit ${contact.name.display}`} size="wide" isOpen onClose={onClose}>
      <EditContactForm contact={contact} onClose={onClose} />
    </Dialog>
  )
}

const MORE_OF_NAME: readonly { readonly part: NamePart; readonly label: string }[] = [
  { part: 'given', label: 'Given name' },
  { part: 'family', label: 'Family name' },
  { part: 'additional', label: 'Middle names' },
  { part: 'prefix', label: 'Title before the name' },
  { part: 'suffix', label: 'Letters after the name' },
  { part: 'nickname', label: 'Nickname' },
]

function EditContactForm({ contact, onClose }: EditContactDialogProps) {
  const [begun] = useState(contact)
  const [form, setForm] = useState(() => formOf(contact))
  const [errors, setErrors] = useState<FormErrors>({})
  const [refused, setRefused] = useState<AppError>()
  const change = useWrite('contacts.change', { said: 'Changed.', ownErrors: true })
  const set = (part: Partial<ContactForm>) => {
    setErrors({})
    setForm((before) => ({ ...before, ...part }))
  }

  const save = async () => {
    const result = changeOf(begun, form)
    if (!result.ok) {
      setErrors(result.errors)
      return
    }
    if (Object.keys(result.set).length === 0) {
      onClose()
      return
    }
    const answer = await change.write({ id: begun.id, set: result.set })
    if (answer.ok) onClose()
    else setRefused(answer.error)
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }
  const named = (part: NamePart) => (value: string) => set({ name: { ...form.name, [part]: value } })
  const shown = { errors }

  return (
    <form className="edit-contact" onSubmit={onSubmit} noValidate>
      <TextField
        label="Name"
        value={form.name.display}
        onChange={named('display')}
        error={errors['name.display']}
        autoFocus
        isRequired
      />
      <details>
        <summary>Parts of the name</summary>
        <div className="field-row">
          {MORE_OF_NAME.map(({ part, label }) => (
            <TextField
              key={part}
              label={label}
              value={form.name[part]}
              onChange={named(part)}
              error={errors[`name.${part}`]}
            />
          ))}
        </div>
      </details>
      <div className="field-row">
        <TextField
          label="Organization"
          value={form.organization}
          onChange={(organization) => set({ organization })}
          error={errors.organization}
        />
        <TextField label="Role" value={form.role} onChange={(role) => set({ role })} error={errors.role} />
      </div>
      <LabelledFields
        {...shown}
        path="emails"
        legend="E-mail"
        of="e-mail address"
        type="email"
        items={form.emails}
        onChange={(emails) => set({ emails })}
      />
      <LabelledFields
        {...shown}
        path="phones"
        legend="Phone"
        of="phone number"
        type="tel"
        items={form.phones}
        onChange={(phones) => set({ phones })}
      />
      <LabelledFields
        {...shown}
        path="links"
        legend="Links"
        of="link"
        type="url"
        items={form.links}
        onChange={(links) => set({ links })}
      />
      <AddressFields {...shown} items={form.addresses} onChange={(addresses) => set({ addresses })} />
      <DateFields {...shown} items={form.dates} onChange={(dates) => set({ dates })} />
      <TextField
        label="Tags"
        value={form.tags}
        onChange={(tags) => set({ tags })}
        hint="Divided by commas."
        error={errors.tags}
      />
      <div className="field-row">
        <RhythmSelect value={form.rhythm} onChange={(rhythm) => set({ rhythm })} />
        <ContactPicker
          label="Introduced by"
          value={form.introducedBy}
          except={begun.id}
          onChange={(introducedBy) => set({ introducedBy })}
        />
      </div>
      <RelationFields
        {...shown}
        except={begun.id}
        items={form.relations}
        onChange={(relations) => set({ relations })}
      />
      <TextField
        label="Notes"
        multiline
        rows={4}
        value={form.notes}
        onChange={(notes) => set({ notes })}
        hint="Markdown is welcome."
        error={errors.notes}
      />
      {Object.keys(errors).length > 0 && (
        <p role="alert" className="field-error">
          Something above does not fit yet; nothing was changed.
        </p>
      )}
      {refused && <Problem error={refused} />}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="fill" type="submit" isDisabled={change.pending}>
          Save
        </Button>
      </DialogActions>
    </form>
  )
}
