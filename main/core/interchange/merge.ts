/** Merging one entry into a contact: what is missing is added, nothing that stands is overwritten. */
import {
  ContactFields,
  type Address,
  type Contact,
  type NewContact,
  type RememberedDate,
} from '#shared/domain/contact.ts'
import type { ImportedContact } from '#shared/domain/import.ts'
import { emailKey, folded, nameKeys, type PhoneKey, type Recognizable } from './identity.ts'

export type Conflict = NonNullable<ImportedContact['conflicts']>[number]

export interface Merged {
  readonly contact: Contact
  /** The fields of the contact that are not as before. */
  readonly changes: readonly (keyof ContactFields)[]
  /** Where the two differ; the contact's word stands. */
  readonly conflicts: readonly Conflict[]
}

/**
 * `contact` with what `entry` knows beyond it. `own` says that the contact comes from the same import: then notes of
 * both are kept one below the other, whereas notes that the user may have worked on are left alone.
 */
export function mergeInto(contact: Contact, entry: NewContact, own: boolean, phoneKey: PhoneKey): Merged {
  const merged: Contact = { ...contact }
  const changes: (keyof ContactFields)[] = []
  const conflicts: Conflict[] = []
  const conflict = (field: string, journal: string, file: string): void => {
    conflicts.push({ field, journal, file })
  }

  const name = mergedName(contact, entry, conflict)
  if (name !== contact.name) {
    merged.name = name
    changes.push('name')
  }

  for (const field of ['organization', 'role'] as const) {
    const [stands, comes] = [contact[field], entry[field]]
    if (comes === undefined || comes === '') continue
    if (stands === undefined || stands === '') {
      merged[field] = comes
      changes.push(field)
    } else if (folded(stands) !== folded(comes)) conflict(field, stands, comes)
  }
  if (contact.uid === undefined && entry.uid !== undefined) {
    merged.uid = entry.uid
    changes.push('uid')
  }

  const union = <K extends 'emails' | 'phones' | 'addresses' | 'links' | 'tags' | 'relations'>(
    field: K,
    key: (item: Contact[K][number]) => string,
  ): void => {
    const list: Contact[K][number][] = [...contact[field]]
    const known = new Set(list.map(key))
    for (const item of entry[field] ?? []) {
      if (known.has(key(item))) continue
      known.add(key(item))
      list.push(item)
    }
    if (list.length === contact[field].length) return
    if (!ContactFields.shape[field].safeParse(list).success) {
      conflict(
        field,
        `${contact[field].length} entries`,
        `${list.length} with those of the file, which is too many`,
      )
      return
    }
    Object.assign(merged, { [field]: list })
    changes.push(field)
  }
  union('emails', (email) => emailKey(email.value))
  union('phones', (phone) => phoneKey(phone.value) ?? phone.value)
  union('addresses', addressKey)
  union('links', (link) => link.value.toLowerCase().replace(/\/$/, ''))
  union('tags', (tag) => tag.toLowerCase())
  union('relations', (relation) => `${folded(relation.label)}: ${folded(relation.name)}`)

  const dates = mergedDates(contact.dates, entry.dates ?? [], conflict)
  if (dates !== contact.dates) {
    merged.dates = dates
    changes.push('dates')
  }

  const notes = mergedNotes(contact.notes, entry.notes, own, conflict)
  if (notes !== contact.notes && notes !== undefined) {
    merged.notes = notes
    changes.push('notes')
  }
  return { contact: merged, changes, conflicts }
}

type TellConflict = (field: string, journal: string, file: string) => void

/**
 * Parts of the name are added only to a name that is the same: else they would make up a third. Somebody who was
 * known by an address alone gets a name.
 */
function mergedName(contact: Contact, entry: Recognizable, conflict: TellConflict): Contact['name'] {
  const { name } = contact
  const named = nameKeys(entry).length > 0
  if (named && nameKeys(contact).length === 0) return entry.name
  const same = folded(name.display) === folded(entry.name.display)
  if (!same && named) conflict('name', name.display, entry.name.display)
  const missing = Object.entries(entry.name).filter(
    ([part, value]) => value !== '' && !(part in name) && (same || part === 'nickname'),
  )
  return missing.length === 0 ? name : { ...name, ...Object.fromEntries(missing) }
}

function addressKey(address: Address): string {
  const { formatted = '', poBox, extended, street, city, region, postalCode, country } = address
  const parts = [poBox, extended, street, city, region, postalCode, country].filter(Boolean).join(' ')
  return folded(parts === '' ? formatted : parts)
}

/** A birthday is one; a year completes the day that lacked it. */
function mergedDates(
  stand: readonly RememberedDate[],
  come: readonly RememberedDate[],
  conflict: TellConflict,
): RememberedDate[] {
  const dates = [...stand]
  let changed = false
  for (const date of come) {
    const alike = (other: RememberedDate): boolean =>
      other.kind === date.kind &&
      (date.kind !== 'other' || folded(other.label ?? '') === folded(date.label ?? ''))
    const sameDay = dates.findIndex((other) => alike(other) && other.date.slice(-5) === date.date.slice(-5))
    const same = dates[sameDay]
    if (same?.date.startsWith('--') && !date.date.startsWith('--')) {
      dates[sameDay] = { ...same, date: date.date }
      changed = true
      continue
    }
    if (same && (same.date === date.date || date.date.startsWith('--'))) continue
    const other = date.kind === 'other' ? undefined : dates.find(alike)
    if (other) conflict(date.kind, other.date, date.date)
    else if (dates.length >= 100) conflict('dates', '100 entries', `${date.date}, which is one too many`)
    else {
      dates.push(date)
      changed = true
    }
  }
  return changed ? dates : (stand as RememberedDate[])
}

/**
 * Notes of which nothing stands are added below. Where some of their lines stand and some do not, they have been
 * imported before and worked on since.
 */
function mergedNotes(
  stands: string | undefined,
  comes: string | undefined,
  own: boolean,
  conflict: TellConflict,
): string | undefined {
  if (comes === undefined || comes.trim() === '') return stands
  if (stands === undefined || stands.trim() === '') return comes
  if (stands.includes(comes.trim())) return stands
  const both = `${stands.trimEnd()}\n\n${comes.trim()}`
  const known = new Set(own ? [] : noteLines(stands))
  const lines = noteLines(comes)
  const missing = lines.filter((line) => !known.has(line))
  if (missing.length === 0) return stands
  if (missing.length < lines.length || both.length > 1_000_000) {
    conflict('notes', stands.slice(0, 1000), comes.slice(0, 1000))
    return stands
  }
  return both
}

const noteLines = (notes: string): string[] =>
  notes
    .split('\n')
    .map((line) => line.trim().toLowerCase())
    .filter(Boolean)
