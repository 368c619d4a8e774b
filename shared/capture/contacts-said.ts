/** Whom the line is about, out of its mentions. */
import type { ChipBoard } from './chip-board.ts'
import * as chip from './chips.ts'
import type { CaptureContext, CaptureProblem, ContactKey, DraftContact, Overrides } from './draft.ts'
import { listed } from './day-words.ts'
import { fold } from './fold.ts'
import type { LineSaid } from './line.ts'
import type { Mention } from './mentions.ts'
import type { Stretch } from './sentences.ts'

interface Meant {
  readonly key: ContactKey
  readonly places: Stretch[]
  readonly said: string
  /** Absent where several may be meant. */
  readonly contact?: DraftContact
  readonly candidates?: readonly Required<DraftContact>[]
}

/** Whom one mention means, given the others: "@Dana" after "@Dana Roth" is her again. */
function meantBy(mention: Mention, all: readonly Mention[]): Omit<Meant, 'places'> {
  const { known, said } = mention
  const named = known.map(({ id, name }) => ({ id, name }))
  const surely = all.filter((one) => one.known.length === 1).map((one) => one.known[0]?.id)
  const only = named.length === 1 ? named[0] : named.find((one) => surely.includes(one.id))
  if (only) return { key: `contact:${only.id}`, said, contact: only }
  if (named.length > 1) return { key: `contact:${fold(said)}`, said, candidates: named }
  const fuller = all.find((one) => one.known.length === 0 && fold(one.said).startsWith(`${fold(said)} `))
  const name = fuller?.said ?? said
  return { key: `contact:${fold(name)}`, said, contact: { name } }
}

/** The contacts of a draft, their chips added; without any mention those that the context supplies. */
export function contactsOf(
  text: string,
  line: LineSaid,
  context: CaptureContext,
  overrides: Overrides,
  chips: ChipBoard,
  problems: CaptureProblem[],
): DraftContact[] {
  const meant = new Map<ContactKey, Meant>()
  for (const mention of line.mentions) {
    const one = meantBy(mention, line.mentions)
    const there = meant.get(one.key)
    if (there) there.places.push(mention)
    else meant.set(one.key, { ...one, places: [mention] })
  }
  const contacts: DraftContact[] = []
  const add = (contact: DraftContact) => {
    const same = (other: DraftContact) =>
      contact.id === undefined
        ? other.id === undefined && fold(other.name) === fold(contact.name)
        : other.id === contact.id
    if (!contacts.some(same)) contacts.push(contact)
  }
  for (const { key, places, said, contact, candidates } of meant.values()) {
    const override = overrides[key]
    if (override === 'removed') continue
    const value = override?.value ?? contact
    if (value) {
      add(value)
      chips.add(key, 'contact', override ? 'chosen' : 'mark', places, chip.contactChip(value))
    } else if (candidates) {
      chips.add(key, 'contact', 'mark', places, chip.ambiguousChip(said), candidates)
      const [first = { start: 0, end: 0 }] = places
      problems.push({
        start: first.start,
        end: first.end,
        text: text.slice(first.start, first.end),
        what: `${said} may be ${listed(candidates.map((one) => one.name)).replace(/ and ([^ ].*)$/, ' or $1')}.`,
        hint: 'Write the whole name, or choose one.',
      })
    }
  }
  for (const { start, end, said } of line.nameless) {
    problems.push({
      start,
      end,
      text: text.slice(start, end),
      what: `Nobody known is called ${said}.`,
      hint: `For somebody new write the name with capitals, or @"${said}".`,
    })
  }
  if (meant.size === 0) {
    for (const id of context.about ?? []) {
      const known = context.contacts.byId.get(id)
      const key = `contact:${id}` as const
      const override = overrides[key]
      if (!known || override === 'removed') continue
      const value = override?.value ?? { id, name: known.name }
      add(value)
      chips.add(key, 'contact', override ? 'chosen' : 'default', [], chip.contactChip(value))
    }
  }
  return contacts
}
