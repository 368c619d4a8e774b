/** vCard 2.1, 3.0 and 4.0: a file's bytes in, drafts of contacts out. */
import { Refusal } from '#shared/api/result.ts'
import { charsetReader, openText, type ByteText } from './decode.ts'
import type { ContactDraft, ContactFile, Skip } from './draft.ts'
import { rawCards, type RawCard } from './vcard-cards.ts'
import { contactOf } from './vcard-contact.ts'
import { readProperty, type Property } from './vcard-property.ts'

/** More warnings than these help nobody; the rest is counted. */
const MAX_WARNINGS = 100

/**
 * Reads all cards of a file. What is damaged is read as far as it goes, and told.
 * Throws a `Refusal` that names the file for one that is empty, too large, binary or holds no card at all.
 */
export function readVCards(data: Uint8Array, fileName: string): ContactFile {
  return readOpenedVCards(openText(data, fileName), fileName)
}

/** As `readVCards`, for a file that has been opened. */
export function readOpenedVCards(file: ByteText, fileName: string): ContactFile {
  const drafts: ContactDraft[] = []
  const skipped: Skip[] = []
  const warnings: string[] = [...file.warnings]
  const charsets = charsetReader(file.bytes)
  const groups: Property[][] = []

  for (const card of rawCards(file.bytes)) {
    const warn = (text: string): number => warnings.push(`Line ${card.line}: ${text}`)
    if (card.end === 'cut') warn('the file ends within this card; it was read as far as it goes.')
    if (card.end === 'unclosed') warn('this card has no END:VCARD; it was read up to the next one.')
    const { properties, strays } = read(card)
    if (isGroup(properties)) {
      groups.push(properties)
      skipped.push({ line: card.line, reason: groupReason(properties) })
      continue
    }
    for (const stray of strays) warn(`“${stray.slice(0, 60)}” is no property; it was kept in the notes.`)
    const draft = contactOf(card.line, [...properties, ...strays.map(asNote)], warn)
    if (draft) drafts.push(draft)
    else
      skipped.push({
        line: card.line,
        reason: 'the card has no name, no organization, no e-mail and no phone',
      })
  }
  if (drafts.length + skipped.length === 0) {
    throw new Refusal(
      'unreadable',
      `“${fileName}” holds no vCard: no line “BEGIN:VCARD” was found.`,
      'Export your contacts as vCard (.vcf) and import that file.',
    )
  }

  return {
    drafts: withGroupTags(drafts, groups),
    skipped,
    warnings: limited([...warnings, ...charsets.warnings()]),
  }

  function read(card: RawCard): { properties: Property[]; strays: string[] } {
    const properties: Property[] = []
    const strays: string[] = []
    for (const logical of card.lines) {
      const property = logical.stray ? undefined : readProperty(logical, charsets)
      if (property) properties.push(property)
      else strays.push(charsets.read(logical.text, undefined, logical.cut))
    }
    if (card.agent.length > 0) {
      const text = card.agent.map((line) => charsets.read(line.text, undefined, line.cut)).join('\n')
      properties.push(plain('AGENT', card.line, text))
    }
    return { properties, strays }
  }
}

const plain = (name: string, line: number, text: string): Property => ({
  line,
  name,
  types: [],
  params: {},
  parts: [text],
  original: `${name}:${text}`,
  cut: false,
})

const asNote = (text: string): Property => plain('NOTE', 0, text)

/** A group of an address book (KIND:group, also Apple's) is no person. */
function isGroup(properties: readonly Property[]): boolean {
  return properties.some(
    ({ name, parts }) =>
      /^(?:KIND|X-ADDRESSBOOKSERVER-KIND)$/.test(name) && parts[0]?.trim().toLowerCase() === 'group',
  )
}

const groupName = (properties: readonly Property[]): string =>
  properties.find(({ name }) => name === 'FN')?.parts[0]?.trim() ?? ''

const groupReason = (properties: readonly Property[]): string =>
  `“${groupName(properties)}” is a group, not a person; its members got it as a tag`

/** The name of each group as a tag of its members. */
function withGroupTags(
  drafts: readonly ContactDraft[],
  groups: readonly Property[][],
): readonly ContactDraft[] {
  const tags = new Map<string, string[]>()
  for (const group of groups) {
    const tag = groupName(group).slice(0, 100)
    for (const { name, parts } of group) {
      if (tag === '' || !/^(?:MEMBER|X-ADDRESSBOOKSERVER-MEMBER)$/.test(name)) continue
      const uid = plainUid(parts[0] ?? '')
      tags.set(uid, [...(tags.get(uid) ?? []), tag])
    }
  }
  return drafts.map((draft) => {
    const own = draft.contact.uid === undefined ? undefined : tags.get(plainUid(draft.contact.uid))
    if (!own) return draft
    return {
      ...draft,
      contact: {
        ...draft.contact,
        tags: [...new Set([...(draft.contact.tags ?? []), ...own])].slice(0, 200),
      },
    }
  })
}

const plainUid = (uid: string): string =>
  uid
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()

function limited(warnings: readonly string[]): readonly string[] {
  const distinct = [...new Set(warnings)]
  if (distinct.length <= MAX_WARNINGS) return distinct
  return [...distinct.slice(0, MAX_WARNINGS), `… and ${distinct.length - MAX_WARNINGS} more of the kind.`]
}
