/** Queries about moments: today, the days to come, who is left in peace, and the brief. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { brief, quotedInBrief } from '#shared/right-time/brief.ts'
import { todayOf, upcoming } from '#shared/right-time/today.ts'
import { leftInPeace } from '#shared/right-time/why-not.ts'
import type { Core } from '../../core.ts'
import { knownContact } from '../commands/known.ts'

const DAYS = 14

/** The few moments of the day. */
export function today(core: Core, input: Parsed<'moments.today'>): Output<'moments.today'> {
  return todayOf(core.history(), core.clock(input.now), { answered: input.answered === true })
}

/** The moments to come, day by day from today on. */
export function upcomingDays(core: Core, input: Parsed<'moments.upcoming'>): Output<'moments.upcoming'> {
  return upcoming(core.history(), core.clock(input.now), input.days ?? DAYS)
}

/** Everybody who is deliberately left in peace, and until when. */
export function inPeace(core: Core, input: Parsed<'contacts.leftInPeace'>): Output<'contacts.leftInPeace'> {
  return leftInPeace(core.history(), core.clock(input.now))
}

/** One page about a contact, to read before meeting them. */
export async function briefOf(
  core: Core,
  input: Parsed<'contacts.brief'>,
): Promise<Output<'contacts.brief'>> {
  const contact = knownContact(core.state, input.id)
  const history = core.history()
  const clock = core.clock(input.now)
  const texts = await core.journal.texts(quotedInBrief(contact.id, history, clock))
  return { markdown: brief(contact.id, history, clock, texts) }
}
