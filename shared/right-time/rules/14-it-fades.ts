/**
 * Rule 14. It fades, it does not nag.
 *
 * "Not the right time" puts a moment to rest for half the contact's rhythm, at least 14 days, from the day of the
 * answer. After three in a row for one contact Ajar offers to slow the rhythm. In a row: since the last outgoing or
 * mutual impression, and since the last such offer was taken up or declined.
 */
import { epochMs } from '../../dates.ts'
import type { Contact } from '../../domain/contact.ts'
import { RHYTHM_DAYS, slowerThan, type Rhythm } from '../../domain/rhythm.ts'
import type { Settings } from '../../domain/settings.ts'
import { doorOfStory } from '../door.ts'
import type { LaterHold } from '../holds.ts'
import { hash128 } from '../ids.ts'
import type { Reading } from '../reading.ts'
import type { Story } from '../story.ts'

/** For how many days "Not the right time" holds a moment of a contact back. */
export function laterDays(contact: Pick<Contact, 'rhythm'>, settings: Settings): number {
  const half = contact.rhythm === null ? 0 : Math.ceil(RHYTHM_DAYS[contact.rhythm] / 2)
  return Math.max(settings.laterMinDays, half)
}

/** The holds that the user's answers put on one moment. */
export function laterHolds(moment: string, contact: Pick<Contact, 'rhythm'>, reading: Reading): LaterHold[] {
  const answers = reading.latersTo(moment)
  if (answers.length === 0) return []
  const length = laterDays(contact, reading.settings)
  return answers.map(({ day }) => ({ from: day, until: day + length, by: 'later' }))
}

/** The name under which the journal keeps that the contact's `nth` offer, from 0, was taken up or declined. */
function noticeOf(contact: string, nth: number): string {
  return hash128(`slow the rhythm\n${contact}\n${nth}`)
}

/** How many offers for a contact were taken up or declined by now, and when the last one was. */
function answeredOffers(contact: string, { history, now }: Reading): { count: number; lastMs: number } {
  let lastMs = Number.NEGATIVE_INFINITY
  for (let count = 0; ; count++) {
    const at = history.notices.get(noticeOf(contact, count))
    if (at === undefined || epochMs(at) > now) return { count, lastMs }
    lastMs = Math.max(lastMs, epochMs(at))
  }
}

/** When "Not the right time" was said, by contact. A line that spoke for several moments was answered once. */
function timesSaid(reading: Reading): Map<string, Set<number>> {
  const times = new Map<string, Set<number>>()
  for (const laters of reading.laters().values()) {
    for (const { contact, ms } of laters) {
      if (contact === undefined) continue
      const known = times.get(contact)
      if (known) known.add(ms)
      else times.set(contact, new Set([ms]))
    }
  }
  return times
}

/** The slower rhythm that is offered to a contact, given when it was said that it was not the right time. */
function offerFor(story: Story, said: ReadonlySet<number> | undefined, reading: Reading): Rhythm | undefined {
  const { contact, closed, entries } = story
  if (closed || contact.rhythm === null || said === undefined) return undefined
  const touch = entries.findLast(({ head }) => head.direction === 'out' || head.direction === 'both')
  const since = Math.max(touch?.ms ?? Number.NEGATIVE_INFINITY, answeredOffers(contact.id, reading).lastMs)
  const inARow = [...said].filter((ms) => ms > since).length
  return inARow >= reading.settings.laterInARow ? slowerThan(contact.rhythm) : undefined
}

/** The contacts, by id, whose rhythm Ajar offers to slow. */
export function slowOffers(reading: Reading): string[] {
  const offers: string[] = []
  for (const [id, said] of timesSaid(reading)) {
    const story = reading.story(id)
    if (story && offerFor(story, said, reading) !== undefined) offers.push(id)
  }
  return offers.sort()
}

/** The slower rhythm that is offered for a contact, whether or not this is the time to say so. */
function offeredRhythm(contact: string, reading: Reading): Rhythm | undefined {
  const story = reading.story(contact)
  return story && offerFor(story, timesSaid(reading).get(contact), reading)
}

/** The slower rhythm to speak of: nobody is bothered with it while the contact rests or sleeps. */
export function slowTo(contact: string, reading: Reading): Rhythm | undefined {
  const story = reading.story(contact)
  return story && doorOfStory(story, reading) === 'open' ? offeredRhythm(contact, reading) : undefined
}

/** The name to keep once the offer that stands for a contact is taken up or declined; `undefined` if none stands. */
export function slowNotice(contact: string, reading: Reading): string | undefined {
  if (offeredRhythm(contact, reading) === undefined) return undefined
  return noticeOf(contact, answeredOffers(contact, reading).count)
}
