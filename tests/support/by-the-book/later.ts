/**
 * Rule 14 by the book.
 *
 * "'Not the right time' puts a moment to rest for half the contact's rhythm (at least 14 days)", "from the answer's
 * day; without a rhythm 14 days"; "fractions of days round up". "After three in a row for one contact Ajar offers to
 * slow the rhythm"; "in a row: since the last outgoing or mutual impression".
 */
import { dayOf, epochMs, type DayNumber } from '#shared/dates.ts'
import type { Known } from './known.ts'

const HALF = { P2W: 7, P1M: 15, P3M: 46, P6M: 91, P1Y: 183 } as const

/** For how many days a moment of this contact is put to rest. */
export function restOfAMoment({ contact }: Known): number {
  return contact.rhythm === null ? 14 : Math.max(14, HALF[contact.rhythm])
}

/** Whether a moment is put to rest on a day. */
export function putOffOn(known: Known, moment: string, day: DayNumber): boolean {
  return known.history.answers.some((answer) => {
    const said = dayOf(answer.at)
    const known_ = answer.moment === moment && epochMs(answer.at) <= known.now
    return known_ && said <= day && day < said + restOfAMoment(known)
  })
}

/** Whether Ajar offers to slow the rhythm; a line that speaks for several moments is answered once. */
export function offersToSlow({ contact, history, impressions, closed, now }: Known): boolean {
  if (closed || contact.rhythm === null || contact.rhythm === 'P1Y') return false
  const touched = impressions.filter(({ head }) => head.direction === 'out' || head.direction === 'both')
  const times = history.answers
    .filter((answer) => answer.contact === contact.id)
    .map(({ at }) => epochMs(at))
    .filter((ms) => ms <= now && touched.every((touch) => touch.ms < ms))
  return new Set(times).size >= 3
}
