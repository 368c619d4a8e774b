/**
 * Rule 14. It fades, it does not nag.
 *
 * "Not the right time" puts a moment to rest for half the contact's rhythm, at least 14 days, from the day of the
 * answer. After three in a row for one contact Ajar offers to slow the rhythm.
 */
import type { Contact } from '../../domain/contact.ts'
import { RHYTHM_DAYS } from '../../domain/rhythm.ts'
import type { Settings } from '../../domain/settings.ts'
import type { LaterHold } from '../holds.ts'
import type { Reading } from '../reading.ts'

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

/**
 * The contacts, by id, whose rhythm Ajar offers to slow: "Not the right time" was said three times in a row since
 * the last outgoing or mutual impression. A line that spoke for several moments was answered once.
 */
export function slowOffers(reading: Reading): string[] {
  const times = new Map<string, Set<number>>()
  for (const laters of reading.laters().values()) {
    for (const { contact, ms } of laters) {
      if (contact === undefined) continue
      const known = times.get(contact)
      if (known) known.add(ms)
      else times.set(contact, new Set([ms]))
    }
  }
  const offers: string[] = []
  for (const [id, said] of times) {
    const story = reading.story(id)
    if (!story || story.closed || story.contact.rhythm === null || story.contact.rhythm === 'P1Y') continue
    const touch = story.entries.findLast(({ head }) => head.direction === 'out' || head.direction === 'both')
    const since = [...said].filter((ms) => ms > (touch?.ms ?? Number.NEGATIVE_INFINITY))
    if (since.length >= reading.settings.laterInARow) offers.push(id)
  }
  return offers.sort()
}
