/** Small readers for the values that vCards hold: labels, days, numbers, addresses. */
import { RememberedDate } from '#shared/domain/contact.ts'
import type { Property } from './vcard-property.ts'

/** TYPEs that say how to reach somebody technically, or nothing at all; they make no label. */
const SILENT = new Set([
  'pref',
  'internet',
  'voice',
  'text',
  'video',
  'msg',
  'x400',
  'dom',
  'intl',
  'postal',
  'parcel',
  'vcard',
  'unknown',
])

/** "home", "work fax": what a value is called, from an X-ABLabel if the group has one, else from its TYPEs. */
export function labelOf(property: Property, groupLabels: ReadonlyMap<string, string>): string | undefined {
  const own = property.group === undefined ? undefined : groupLabels.get(property.group)
  if (own !== undefined) return own
  const words = property.types.map((type) => type.replace(/^x-/, '')).filter((type) => !SILENT.has(type))
  return words.length > 0 ? [...new Set(words)].join(' ').slice(0, 1000) : undefined
}

/** Apple writes its own labels as `_$!<HomePage>!$_`; a user's stand as they are. */
export function plainLabel(label: string): string {
  const builtIn = /^_\$!<(.*)>!\$_$/.exec(label.trim())?.[1]
  return builtIn === undefined ? oneLine(label) : builtIn.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

/** 1 for the most preferred to 100; 101 for those of which nothing is said. */
export function preference(property: Property): number {
  const pref = Number.parseInt(property.params.pref ?? '', 10)
  if (pref >= 1 && pref <= 100) return pref
  return property.types.includes('pref') ? 1 : 101
}

/** Words on one line, single blanks between them. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * The day that a vCard's date tells ("1980-03-22", or "--03-22" without a year), times cut off; `undefined` if it
 * tells none, or if day and month cannot be told apart. RFC 6350, 4.3.1 and the forms of older versions; Apple
 * writes the year 1604 for "no year".
 */
export function readDay(text: string): string | undefined {
  const day = text.trim().replace(/[T ].*$/i, '')
  const full = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day)
  if (full) return dayOf(full[1], full[2], full[3])
  const yearless = /^--(\d{2})-?(\d{2})$/.exec(day) ?? /^(\d{2})-(\d{2})$/.exec(day)
  if (yearless) return dayOf(undefined, yearless[1], yearless[2])
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day)
  if (german) return dayOf(german[3], german[2], german[1])
  const slashed = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(day)
  if (slashed) {
    const [, a = '', b = '', year] = slashed
    if (Number(a) > 12) return dayOf(year, b, a)
    if (Number(b) > 12 || Number(a) === Number(b)) return dayOf(year, a, b)
  }
  return undefined
}

function dayOf(year: string | undefined, month = '', day = ''): string | undefined {
  const rest = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = year === undefined || year === '1604' || year === '0000' ? `-${rest}` : `${year}${rest}`
  return RememberedDate.shape.date.safeParse(date).data
}

/** A phone number from a TEL value, also from a `tel:` URI (RFC 3966), and its extension if it names one. */
export function readPhone(value: string): { number: string; extension?: string } {
  const text = oneLine(value)
  if (!/^tel:/i.test(text)) return { number: text }
  const [number = '', ...params] = text.slice(4).split(';')
  const extension = params.find((param) => /^ext=/i.test(param))?.slice(4)
  return {
    number: percentDecoded(number).trim(),
    ...(extension === undefined || extension === '' ? {} : { extension }),
  }
}

/** The address in "mailto:a@b.c", "Name <a@b.c>" or "a@b.c"; `undefined` if there is none. */
export function readEmail(value: string): string | undefined {
  const text = oneLine(value).replace(/^mailto:/i, '')
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) ? address : undefined
}

export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** "X-FAVOURITE-COLOUR" as a person would write it: "Favourite colour". */
export function words(name: string): string {
  const plain = name.replace(/^X-/, '').replace(/[-_]+/g, ' ').toLowerCase()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
