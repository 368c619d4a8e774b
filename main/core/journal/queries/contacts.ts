/** Queries about contacts: the list, and one contact's page. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { dayOf } from '#shared/dates.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { warmthCurve } from '#shared/domain/warmth.ts'
import { promisesOf, restsOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { slowTo } from '#shared/right-time/rules/14-it-fades.ts'
import { whyNot } from '#shared/right-time/why-not.ts'
import type { Core } from '../../core.ts'
import { findContacts } from '../../search/contacts.ts'
import { knownContact } from '../commands/known.ts'
import { contactView, named } from './views.ts'

/** How many points the warmth curve has at most. */
const CURVE_POINTS = 240

/** All contacts by name, or those that the query fits, best first. */
export function listContacts(core: Core, input: Parsed<'contacts.list'>): Output<'contacts.list'> {
  const reading = core.reading(input.now)
  const query = input.query?.trim() ?? ''
  const found =
    query === '' ? byName(core.state.contacts.values()) : findContacts(core.history().contacts, query)
  return found.map((contact) => contactView(contact, reading))
}

/** One contact, whole: where the relationship stands, why, and what is open. */
export function contactPage(core: Core, input: Parsed<'contacts.page'>): Output<'contacts.page'> {
  const contact = knownContact(core.state, input.id)
  const reading = core.reading(input.now)
  const history = core.history()
  const clock = core.clock(input.now)
  const entries = reading.story(contact.id)?.entries ?? []
  const introducedBy =
    contact.introducedBy === undefined ? undefined : named(core.state, contact.introducedBy)
  const first = entries[0]
  const slower = slowTo(contact.id, reading)
  const owner = { id: contact.id, name: contact.name.display }
  const promises = promisesOf(contact.id, history, clock)
    .filter(({ promised }) => promised.state === 'open')
    .map(({ promised, impression }) => ({ ...promised, contact: owner, impression }))
  return {
    contact: contactView(contact, reading),
    whyNot: whyNot(contact.id, history, clock),
    moments: momentsOf(contact.id, history, clock),
    rests: restsOf(contact.id, history, clock),
    promises: promises.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    warmthCurve:
      first === undefined
        ? []
        : warmthCurve(
            entries.map(({ head }) => head),
            dayOf(first.head.at),
            reading.today,
            Math.max(1, Math.ceil((reading.today - dayOf(first.head.at)) / CURVE_POINTS)),
          ),
    ...(introducedBy === undefined ? {} : { introducedBy }),
    impressions: core.state.headsOf.get(contact.id)?.length ?? 0,
    ...(slower === undefined ? {} : { slowTo: slower }),
  }
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

function byName(contacts: Iterable<Contact>): Contact[] {
  return [...contacts].sort(
    (a, b) => collator.compare(a.name.display, b.name.display) || (a.id < b.id ? -1 : 1),
  )
}
