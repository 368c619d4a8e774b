/** Search: people first, then what was written down about them or says the words. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { epochMs } from '#shared/dates.ts'
import type { Core } from '../core.ts'
import { contactView, impressionViews } from '../journal/queries/views.ts'
import { findContacts } from './contacts.ts'

const LIMIT = 20

/** Contacts and impressions that fit a query, best first: contacts by how well they fit, impressions newest first. */
export async function find(core: Core, input: Parsed<'search.find'>): Promise<Output<'search.find'>> {
  const limit = input.limit ?? LIMIT
  const reading = core.reading(input.now)
  const place = input.now === undefined ? undefined : { time: epochMs(input.now) + 1, id: '' }
  const contacts = findContacts(core.history().contacts, input.query).slice(0, limit)
  const heads = await core.texts.find([...core.state.newestFirst(place)], input.query, limit)
  return {
    contacts: contacts.map((contact) => contactView(contact, reading)),
    impressions: await impressionViews(core, heads),
  }
}
