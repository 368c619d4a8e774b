/** By what a person is recognized: keys that two entries about one person share, and whether two names may be one. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'
import type { Labelled, NewContact } from '#shared/domain/contact.ts'

/** What of a contact its keys are made of. */
export type Recognizable = Pick<NewContact, 'name' | 'organization' | 'emails' | 'phones' | 'uid'>

/** A UID without the dress that some programs put on it. */
export function uidKey(uid: string | undefined): string | undefined {
  const plain = uid
    ?.trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()
  return plain === '' ? undefined : plain
}

export const emailKey = (email: string): string => email.trim().toLowerCase()

/** The key of a phone number, if it has one. */
export type PhoneKey = (value: string) => string | undefined

/**
 * Makes the keys of phone numbers: E.164 where a number can be read ("+4930…"; national ones in `country`, if that is
 * known), else its digits, if they are enough to tell one number from another. Remembers what it has read, for
 * reading a number takes long.
 */
export function phoneKeyIn(country: CountryCode | undefined): PhoneKey {
  const known = new Map<string, string | undefined>()
  return (value) => {
    const key = known.get(value)
    if (key !== undefined || known.has(value)) return key
    const read = readNumber(value, country)
    known.set(value, read)
    return read
  }
}

function readNumber(value: string, country: CountryCode | undefined): string | undefined {
  if (value.length > 100) return undefined
  const text = value.trim().replace(/^00(?=[1-9])/, '+')
  const parsed = parsePhoneNumberFromString(text, country)
  if (parsed?.isPossible()) return parsed.number
  const digits = text.replace(/\D/g, '')
  return digits.length >= 7 ? `digits ${digits}` : undefined
}

/** The keys of all numbers that reach a person: a fax machine is shared by a whole company. */
export function phoneKeys(phones: readonly Labelled[] | undefined, phoneKey: PhoneKey): string[] {
  return distinct(
    (phones ?? []).filter(({ label }) => !/fax/i.test(label ?? '')).map(({ value }) => phoneKey(value)),
  )
}

export const emailKeys = (emails: readonly Labelled[] | undefined): string[] =>
  distinct((emails ?? []).map(({ value }) => emailKey(value)))

/** Words without case, accents and signs. */
export function folded(text: string): string {
  // Most names are plain, and taking letters apart takes long.
  const plain = (
    /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')
  ).toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || plain.trim()
}

/**
 * The names that a contact goes by: as displayed, and given with family name. None for one that is displayed by an
 * address or a number, for want of a name.
 */
export function nameKeys(contact: Recognizable): readonly string[] {
  const remembered = namesOf.get(contact)
  if (remembered) return remembered
  const { name } = contact
  const known = [...(contact.emails ?? []), ...(contact.phones ?? [])].some(
    ({ value }) => value === name.display,
  )
  const unnamed = known || /^[^\s@]+@[^\s@]+$/.test(name.display)
  const full =
    name.given !== undefined && name.family !== undefined ? `${name.given} ${name.family}` : undefined
  const names = [folded(name.display), full === undefined ? undefined : folded(full)]
  const keys = unnamed ? [] : distinct(names)
  namesOf.set(contact, keys)
  return keys
}

/** Contacts are never changed in place, so that what was found out once holds. */
const namesOf = new WeakMap<Recognizable, readonly string[]>()

/** Whether two contacts may be one person, by their names: initials, short forms and turned order are allowed. */
export function namesAgree(a: Recognizable, b: Recognizable): boolean {
  const namesA = nameKeys(a)
  const namesB = nameKeys(b)
  if (namesA.length === 0 || namesB.length === 0) return true
  return namesA.some((left) => namesB.some((right) => wordsAgree(left.split(' '), right.split(' '))))
}

function wordsAgree(a: readonly string[], b: readonly string[]): boolean {
  const [firstA = ''] = a
  const [firstB = ''] = b
  if (a.length === 1) return b.some((word) => alike(firstA, word))
  if (b.length === 1) return a.some((word) => alike(firstB, word))
  return alike(firstA, firstB) || a.toSorted().join(' ') === b.toSorted().join(' ')
}

const alike = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return a === b || (long.startsWith(short) && (short.length === 1 || short.length >= 3))
}

/** Whether an address speaks of one of the two by name ("dana@…"), so that it is nobody else's. */
export function isPersonal(email: string, a: Recognizable, b: Recognizable): boolean {
  const local = folded(email.slice(0, email.indexOf('@'))).replaceAll(' ', '')
  return [a, b].flatMap(nameKeys).some((name) => {
    const [first = ''] = name.split(' ')
    return first.length >= 3 && local.includes(first)
  })
}

function distinct(keys: readonly (string | undefined)[]): string[] {
  return [...new Set(keys.filter((key) => key !== undefined && key !== ''))] as string[]
}
