/** A small writer of vCards, on the tests' side: as programs write them, in every version, folded wherever it is told to. */
import fc from 'fast-check'
import type { NewContact } from '#shared/domain/contact.ts'

export type Version = '2.1' | '3.0' | '4.0'

export interface Style {
  readonly version: Version
  readonly newline: '\r\n' | '\n' | '\r'
  /** Whether values are written in quoted-printable. */
  readonly quoted: boolean
  /** After how many bytes each line is broken, in turn; 0 leaves it whole. */
  readonly breaks: readonly number[]
  readonly bom: boolean
}

export const style: fc.Arbitrary<Style> = fc.record({
  version: fc.constantFrom<Version>('2.1', '3.0', '4.0'),
  newline: fc.constantFrom('\r\n', '\n', '\r'),
  quoted: fc.boolean(),
  breaks: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }),
  bom: fc.boolean(),
})

/** The cards of `contacts`, one file. */
export function writeVCards(contacts: readonly NewContact[], style: Style): Buffer {
  let turn = 0
  const nextBreak = (): number => style.breaks[turn++ % style.breaks.length] ?? 0
  const end = Buffer.from(style.newline)

  const property = (name: string, value: string, types: readonly string[] = []): Buffer => {
    const bare = style.version === '2.1' ? types : types.map((type) => `TYPE=${type}`)
    if (!style.quoted) {
      const head = [name, ...bare, ...(style.version === '2.1' ? ['CHARSET=UTF-8'] : [])].join(';')
      return folded(Buffer.from(`${head}:${value.replaceAll('\n', '\\n')}`), Buffer.byteLength(head) + 1)
    }
    const head = [name, ...bare, 'CHARSET=UTF-8', 'ENCODING=QUOTED-PRINTABLE'].join(';')
    const bytes = Array.from(Buffer.from(value.replaceAll('\n', '\r\n')), (byte) =>
      /[A-Za-z0-9; ]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : hex(byte),
    )
    // A blank at the end of a line would be lost on the way (RFC 2045, 6.7, rule 3).
    const pieces = groups(bytes, nextBreak).map((piece) => piece.join('').replace(/ $/, '=20'))
    return Buffer.from([`${head}:`, pieces.join(`=${style.newline}`), style.newline].join(''))
  }

  const folded = (line: Buffer, from: number): Buffer => {
    const rest = groups([...line.subarray(from)], nextBreak).map((piece) => Buffer.from(piece))
    const pieces = rest.flatMap((piece, i) => (i === 0 ? [piece] : [end, Buffer.from(' '), piece]))
    return Buffer.concat([line.subarray(0, from), ...pieces, end])
  }

  const card = (contact: NewContact): Buffer => {
    const { name } = contact
    const structured = (parts: readonly (string | undefined)[]): string =>
      parts.map((part) => escaped(part ?? '')).join(';')
    const optional = (what: string, value: string | undefined): Buffer[] =>
      value === undefined ? [] : [property(what, escaped(value))]
    return Buffer.concat([
      Buffer.from(`BEGIN:VCARD${style.newline}VERSION:${style.version}${style.newline}`),
      property('N', structured([name.family, name.given, name.additional, name.prefix, name.suffix])),
      property('FN', escaped(name.display)),
      ...optional('NICKNAME', name.nickname),
      ...optional('ORG', contact.organization),
      ...optional('TITLE', contact.role),
      ...(contact.emails ?? []).map(({ value, label }) =>
        property('EMAIL', escaped(value), label ? [label] : []),
      ),
      ...(contact.phones ?? []).map(({ value, label }) =>
        property('TEL', style.version === '4.0' ? `tel:${value}` : value, label ? [label] : []),
      ),
      ...(contact.addresses ?? []).map((address) =>
        property(
          'ADR',
          structured([
            address.poBox,
            address.extended,
            address.street,
            address.city,
            address.region,
            address.postalCode,
            address.country,
          ]),
          address.label ? [address.label] : [],
        ),
      ),
      ...(contact.links ?? []).map(({ value }) => property('URL', escaped(value))),
      ...(contact.dates ?? []).map(({ date }) =>
        property('BDAY', style.version === '4.0' ? date.replace(/(?<=\d)-/g, '') : date),
      ),
      ...(contact.relations ?? []).map((relation) =>
        style.version === '4.0'
          ? property('RELATED', escaped(relation.name), [relation.label])
          : property(`X-${relation.label.toUpperCase()}`, escaped(relation.name)),
      ),
      ...(contact.tags?.length ? [property('CATEGORIES', contact.tags.map(escaped).join(','))] : []),
      ...optional('NOTE', contact.notes),
      ...optional('UID', contact.uid),
      Buffer.from(`END:VCARD${style.newline}`),
    ])
  }
  return Buffer.concat([Buffer.from(style.bom ? '\uFEFF' : ''), ...contacts.map(card)])
}

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&')

/** Items in groups of the lengths that `next` gives; of 0, all that is left. */
function groups<T>(items: readonly T[], next: () => number): T[][] {
  const made: T[][] = []
  for (let from = 0; from < items.length;) {
    const length = next() || items.length
    made.push(items.slice(from, from + length))
    from += length
  }
  return made
}

/** Words on one line, as a person's name may have them: any script, emoji, signs that vCards give a meaning to. */
export const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[a-zäß,;:="\\ .=Ж日]{1,30}$/),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })

const label = optional(fc.constantFrom('home', 'work'))
const day = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const few = <T>(arbitrary: fc.Arbitrary<T>, key: (item: T) => string): fc.Arbitrary<T[]> =>
  fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 3, selector: key })

/** A contact with anything that a vCard can say in all versions. */
export const contact: fc.Arbitrary<NewContact> = fc
  .record({
    name: fc
      .record({
        display: words,
        given: optional(words),
        family: optional(words),
        additional: optional(words),
        prefix: optional(words),
        suffix: optional(words),
        nickname: optional(words),
      })
      .map(withoutAbsent),
    organization: optional(words),
    role: optional(words),
    emails: optional(
      few(fc.record({ value: fc.emailAddress(), label }).map(withoutAbsent), (email) => email.value),
    ),
    phones: optional(
      few(
        fc.record({ value: fc.stringMatching(/^\+[1-9]\d{7,12}$/), label }).map(withoutAbsent),
        (phone) => phone.value,
      ),
    ),
    addresses: optional(
      few(
        fc
          .record({ street: words, city: optional(words), country: optional(words), label })
          .map(withoutAbsent),
        (address) => address.street,
      ),
    ),
    links: optional(
      few(
        fc.webUrl({ withQueryParameters: true, withFragments: true }).map((value) => ({ value })),
        (link) => link.value,
      ),
    ),
    dates: optional(
      fc
        .tuple(day, fc.boolean())
        .map(([date, year]) => [{ kind: 'birthday' as const, date: year ? date : `-${date.slice(4)}` }]),
    ),
    relations: optional(words.map((name) => [{ label: 'spouse', name }])),
    tags: optional(
      few(
        words.filter((tag) => !/[#;]/.test(tag) && tag.length <= 100),
        (tag) => tag,
      ),
    ),
    notes: optional(
      fc
        .array(fc.oneof(words, fc.constant('')), { minLength: 1, maxLength: 5 })
        .map((lines) => lines.join('\n').trim())
        .filter((text) => text !== ''),
    ),
    uid: optional(fc.uuid()),
  })
  .map(withoutAbsent)

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutAbsent<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>
}
