/** What an importer makes of one entry of a file, before it is known what the journal has. */
import type { z } from 'zod'
import {
  NewContact,
  type Address,
  type Labelled,
  type Relation,
  type RememberedDate,
} from '#shared/domain/contact.ts'
import { LongText, Tag } from '#shared/domain/primitives.ts'

export interface Photo {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface ContactDraft {
  /** Where it begins in its file, counted from 1. */
  readonly line: number
  readonly contact: NewContact
  readonly photo?: Photo
  /** Properties that have no place of their own, as they stood in the file, decoded. */
  readonly extras: readonly string[]
}

export interface Skip {
  readonly line?: number
  readonly reason: string
}

/** What was read from a file of contacts. */
export interface ContactFile {
  readonly drafts: readonly ContactDraft[]
  readonly skipped: readonly Skip[]
  readonly warnings: readonly string[]
}

const SHORT = 1000

/**
 * Collects a contact field by field. Whatever a field cannot hold (too long, too many, no such day) is written into
 * the notes instead, and told; a person is never lost for it.
 */
export class DraftBuilder {
  readonly fields = {
    given: '',
    family: '',
    additional: '',
    prefix: '',
    suffix: '',
    nickname: '',
    organization: '',
    role: '',
    uid: '',
  }
  display = ''
  photo: Photo | undefined
  readonly emails: Labelled[] = []
  readonly phones: Labelled[] = []
  readonly links: Labelled[] = []
  readonly addresses: Address[] = []
  readonly dates: RememberedDate[] = []
  readonly relations: Relation[] = []
  readonly tags: string[] = []
  readonly extras: string[] = []
  readonly #notes = new Set<string>()
  readonly #lines = new Set<string>()
  readonly #warn: (text: string) => void

  constructor(warn: (text: string) => void) {
    this.#warn = warn
  }

  /** A note in its own words. */
  note(text: string): void {
    if (text.trim() !== '') this.#notes.add(text.trim())
  }

  /** "Department: Pricing", at the end of the notes: something that has no field, but that a person wants to read. */
  remark(what: string, value: string): void {
    if (value.trim() !== '') this.#lines.add(`${what}: ${value.trim()}`)
  }

  /** As `remark`, for what should have had a field but does not fit it. */
  misfit(what: string, value: string, why: string): void {
    this.remark(what, value)
    this.#warn(`${what} “${excerpt(value)}” ${why}; it was kept in the notes.`)
  }

  /** Sets a field of one value; a second, different value becomes a remark. */
  set(field: keyof DraftBuilder['fields'], what: string, value: string): void {
    const text = value.trim()
    if (text === '' || text === this.fields[field]) return
    if (this.fields[field] !== '') this.remark(what, text)
    else if (text.length > SHORT) {
      this.misfit(what, text, 'is too long')
      this.fields[field] = text.slice(0, SHORT).trim()
    } else this.fields[field] = text
  }

  /** Adds to a list, unless it is there. */
  add<T extends Labelled | RememberedDate | Relation>(
    list: T[],
    schema: z.ZodType<T>,
    what: string,
    item: T,
    text: string,
    max = 100,
  ): void {
    const parsed = schema.safeParse(item)
    if (!parsed.success) this.misfit(what, text, 'does not fit its field')
    else if (list.length >= max) this.misfit(what, text, `is one more than ${max}`)
    else if (!list.some((other) => JSON.stringify(other) === JSON.stringify(parsed.data)))
      list.push(parsed.data)
  }

  address(address: Readonly<Record<string, string>>): void {
    const entries = Object.entries(address).map(([key, value]) => [key, value.trim()] as const)
    const filled = entries.filter(([key, value]) => key !== 'label' && value !== '')
    if (filled.length === 0) return
    const text = filled.map(([, value]) => value).join(', ')
    if (this.addresses.length >= 100) {
      this.misfit('Address', text, 'is one more than 100')
      return
    }
    if (filled.some(([, value]) => value.length > SHORT)) this.misfit('Address', text, 'is too long')
    this.addresses.push(
      Object.fromEntries(
        entries.filter(([, value]) => value !== '').map(([key, value]) => [key, value.slice(0, SHORT)]),
      ),
    )
  }

  tag(text: string): void {
    const tag = Tag.safeParse(text)
    if (text.trim() === '') return
    if (!tag.success || this.tags.length >= 200) this.misfit('Tag', text, 'does not fit its field')
    else if (!this.tags.includes(tag.data)) this.tags.push(tag.data)
  }

  /** The draft, or `undefined` if there is nothing by which a person could be told from another. */
  build(line: number): ContactDraft | undefined {
    const { given, family, additional, prefix, suffix, nickname, organization, role, uid } = this.fields
    const composed = [prefix, given, additional, family, suffix].filter(Boolean).join(' ')
    const display = [
      this.display,
      composed,
      nickname,
      organization,
      this.emails[0]?.value ?? '',
      this.phones[0]?.value ?? '',
    ].find((text) => text !== '')
    if (display === undefined) return undefined
    if (display.length > SHORT) this.misfit('Name', display, 'is too long')

    const notes = [...this.#notes, [...this.#lines].join('\n')].filter(Boolean).join('\n\n')
    if (!LongText.safeParse(notes).success) {
      this.#warn('The notes are too long; their end was kept with the original only.')
      this.extras.push(`NOTE:${notes}`)
    }
    const contact = NewContact.parse({
      name: {
        display: display.slice(0, SHORT),
        ...present({ given, family, additional, prefix, suffix, nickname }),
      },
      ...present({ organization, role, uid, notes: notes.slice(0, 1_000_000) }),
      ...filled({
        emails: this.emails,
        phones: this.phones,
        addresses: this.addresses,
        links: this.links,
        dates: this.dates,
        tags: this.tags,
        relations: this.relations,
      }),
    })
    return { line, contact, extras: this.extras, ...(this.photo ? { photo: this.photo } : {}) }
  }
}

const present = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

const filled = (lists: Record<string, readonly unknown[]>): Record<string, readonly unknown[]> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))

/** As much of a text as a warning can show. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
