/** Views: the journal's things as they travel, with names beside ids and with what is derived. */
import type { CircumstanceView, ContactView, ImpressionView, RestView } from '#shared/api/views.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { Impression, ImpressionHead } from '#shared/domain/impression.ts'
import { doorOfStory } from '#shared/right-time/door.ts'
import type { Reading } from '#shared/right-time/reading.ts'
import type { Core } from '../../core.ts'
import { without } from '../../without.ts'
import { knownHead } from '../commands/known.ts'
import type { JournalState } from '../state.ts'

type Named = CircumstanceView['resting'][number]

/** A contact, with door, warmth and last contact as they stand at a reading of the clock. */
export function contactView(contact: Contact, reading: Reading): ContactView {
  const story = reading.story(contact.id)
  const last = story?.lastContact
  return {
    ...without(contact, 'doorEvents', 'wakings'),
    door: story === undefined ? 'open' : doorOfStory(story, reading),
    warmth: reading.warmth(contact.id),
    ...(last === undefined ? {} : { lastContact: last.head.at }),
  }
}

/** An impression with its text, and with the names of whom and what it mentions. */
export function impressionView(core: Core, head: ImpressionHead, text: string): ImpressionView {
  const { contacts, values, rest, ...fields } = head
  return {
    ...fields,
    text,
    contacts: contacts.flatMap((id) => named(core.state, id) ?? []),
    values: values.flatMap((id) => {
      const value = core.state.values.get(id)
      return value === undefined ? [] : [{ id, title: value.title }]
    }),
    ...(rest === undefined ? {} : { rest: restView(core.state, rest) }),
  }
}

/** The view of one impression; refused as `not-found` if there is none. */
export async function impressionById(core: Core, id: string): Promise<ImpressionView> {
  return impressionView(core, knownHead(core.state, id), await core.journal.text(id))
}

/** The views of many impressions, in their order; their texts are read together. */
export async function impressionViews(
  core: Core,
  heads: readonly ImpressionHead[],
): Promise<ImpressionView[]> {
  const texts = await core.journal.texts(heads.map(({ id }) => id))
  return heads.map((head) => impressionView(core, head, texts.get(head.id) ?? ''))
}

/** A contact's id and name, if they are in the journal. */
export function named(state: JournalState, id: string): Named | undefined {
  const contact = state.contacts.get(id)
  return contact && { id, name: contact.name.display }
}

function restView(state: JournalState, rest: NonNullable<Impression['rest']>): RestView {
  const { circumstance: id, ...fields } = rest
  const circumstance = id === undefined ? undefined : state.circumstances.get(id)
  return circumstance === undefined
    ? fields
    : { ...fields, circumstance: { id: circumstance.id, title: circumstance.title } }
}
