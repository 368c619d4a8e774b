/** A contact as a form holds it, and back: only what was changed is written. Pure. */
import type { z } from 'zod'
import type { ContactView } from '#shared/api/views.ts'
import { ContactChange, type Address, type ContactFields, type Relation } from '#shared/domain/contact.ts'
import type { Rhythm } from '#shared/domain/rhythm.ts'

/** Texts as they stand in the fields; empty means absent. */
export interface ContactForm {
  readonly name: Readonly<Record<NamePart, string>>
  readonly organization: string
  readonly role: string
  readonly emails: readonly LabelledForm[]
  readonly phones: readonly LabelledForm[]
  readonly links: readonly LabelledForm[]
  readonly addresses: readonly AddressForm[]
  readonly dates: readonly DateForm[]
  /** Divided by commas. */
  readonly tags: string
  readonly relations: readonly Relation[]
  readonly introducedBy: string | undefined
  readonly rhythm: Rhythm | 'none'
  readonly notes: string
}

export const NAME_PARTS = [
  'display',
  'prefix',
  'given',
  'additional',
  'family',
  'suffix',
  'nickname',
] as const
export type NamePart = (typeof NAME_PARTS)[number]
export const ADDRESS_PARTS = [
  'label',
  'street',
  'extended',
  'poBox',
  'postalCode',
  'city',
  'region',
  'country',
  'formatted',
] as const
type AddressPart = (typeof ADDRESS_PARTS)[number]

export interface LabelledForm {
  readonly value: string
  readonly label: string
}
export type AddressForm = Readonly<Record<AddressPart, string>>
export interface DateForm {
  readonly kind: ContactFields['dates'][number]['kind']
  readonly label: string
  readonly day: string
  /** "01" to "12". */
  readonly month: string
  /** Empty where nobody knows. */
  readonly year: string
}

export const EMPTY_LABELLED: LabelledForm = { value: '', label: '' }
export const EMPTY_DATE: DateForm = { kind: 'birthday', label: '', day: '', month: '01', year: '' }
export const EMPTY_ADDRESS: AddressForm = {
  label: '',
  street: '',
  extended: '',
  poBox: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  formatted: '',
}

/** The form of a contact. */
export function formOf(contact: ContactFields): ContactForm {
  const labelled = (items: ContactFields['emails']) =>
    items.map(({ value, label }) => ({ value, label: label ?? '' }))
  return {
    name: parts(NAME_PARTS, contact.name),
    organization: contact.organization ?? '',
    role: contact.role ?? '',
    emails: labelled(contact.emails),
    phones: labelled(contact.phones),
    links: labelled(contact.links),
    addresses: contact.addresses.map((address) => parts(ADDRESS_PARTS, address)),
    dates: contact.dates.map(dateForm),
    tags: contact.tags.join(', '),
    relations: contact.relations,
    introducedBy: contact.introducedBy,
    rhythm: contact.rhythm ?? 'none',
    notes: contact.notes ?? '',
  }
}

function parts<K extends string>(
  keys: readonly K[],
  from: Partial<Record<K, string | undefined>>,
): Record<K, string> {
  const entries = keys.map((key): [K, string] => [key, from[key] ?? ''])
  return Object.fromEntries(entries) as Record<K, string>
}

function dateForm({ kind, label, date }: ContactFields['dates'][number]): DateForm {
  const [, year = '', month = '01', day = ''] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(date) ?? []
  return { kind, label: label ?? '', day: String(Number(day)), month, year: year === '-' ? '' : year }
}

/** What is wrong with a form: a sentence for each field, by its path ("emails.0.value"). */
export type FormErrors = Readonly<Record<string, string>>

export type FormResult =
  { readonly ok: true; readonly set: ContactChange } | { readonly ok: false; readonly errors: FormErrors }

/** What to change in the contact so that it says what the form says; nothing in it where nothing was changed. */
export function changeOf(contact: ContactView, form: ContactForm): FormResult {
  const errors: Record<string, string> = {}
  if (form.name.display.trim() === '') errors['name.display'] = 'A contact needs a name.'
  form.dates.forEach((date, index) => {
    if (date.day.trim() !== '' && readDate(date) === undefined) {
      errors[`dates.${index}.day`] = 'There is no such day.'
    }
  })
  if (Object.keys(errors).length > 0) return { ok: false, errors }

  const wanted = fieldsOf(form)
  const before = new Map<string, unknown>(Object.entries(fieldsOf(formOf(contact))))
  const changed = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)),
  )
  const parsed = ContactChange.safeParse(Object.fromEntries(changed))
  return parsed.success ? { ok: true, set: parsed.data } : { ok: false, errors: inWords(parsed.error) }
}

/** The fields as the form says them; absent ones are `null`. */
function fieldsOf(form: ContactForm) {
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  const labelled = (items: readonly LabelledForm[]) =>
    items
      .filter((item) => item.value.trim() !== '')
      .map((item) => ({ value: item.value.trim(), ...present({ label: item.label }) }))
  return {
    name: { display: form.name.display.trim(), ...present({ ...form.name, display: '' }) },
    organization: text(form.organization),
    role: text(form.role),
    emails: labelled(form.emails),
    phones: labelled(form.phones),
    links: labelled(form.links),
    addresses: form.addresses.map((address): Address => present(address)).filter(saysMoreThanLabel),
    dates: form.dates.flatMap((date) => {
      const day = readDate(date)
      return day === undefined ? [] : [{ kind: date.kind, ...present({ label: date.label }), date: day }]
    }),
    tags: [...new Set(form.tags.split(',').map((tag) => tag.trim().replace(/^#+/, '')))].filter(
      (tag) => tag !== '',
    ),
    relations: form.relations.filter(
      (relation) => relation.name.trim() !== '' && relation.label.trim() !== '',
    ),
    introducedBy: form.introducedBy ?? null,
    rhythm: form.rhythm === 'none' ? null : form.rhythm,
    notes: form.notes.trim() === '' ? null : form.notes,
  }
}

/** The texts that are not empty, trimmed. */
function present(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  )
}

function saysMoreThanLabel(address: Address): boolean {
  return Object.keys(address).some((key) => key !== 'label')
}

/** "1980-03-22", or "--03-22" without a year; nothing for a day that is empty or does not exist. */
function readDate({ day, month, year }: DateForm): string | undefined {
  const monthAndDay = `${month}-${day.trim().padStart(2, '0')}`
  const date = year.trim() === '' ? `--${monthAndDay}` : `${year.trim().padStart(4, '0')}-${monthAndDay}`
  const parsed = ContactChange.shape.dates.safeParse([{ kind: 'other', date }])
  return parsed.success ? date : undefined
}

function inWords(error: z.ZodError): FormErrors {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
}
