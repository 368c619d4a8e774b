/**
 * Rule 7 by the book, and rule 12 beside it: asked of one day at a time.
 *
 * "A ping: kind ping, direction out. It counts from day 10 while unanswered; in a row: since the last answer or waking.
 * Counted from that touch, rules 4, 5, 6 and 8 are held back 30 days after the first, 60 after the second in a row;
 * asleep from the day the third counts."
 */
import type { DayNumber } from '#shared/dates.ts'
import { unansweredAtOnce, type Known, type Touch } from './known.ts'

/** A ping that counts as unanswered on a day, and which of its row it is. */
export interface Counting {
  readonly ping: Touch
  readonly nth: number
}

/** The pings that count on a day, oldest first. */
export function countingOn(known: Known, day: DayNumber): Counting[] {
  const endings = [...known.answers, ...known.wakings]
  const pings = unansweredAtOnce(known).filter(({ head }) => head.kind === 'ping')
  return pings
    .map((ping, index) => ({
      ping,
      nth:
        1 +
        pings.slice(0, index).filter((earlier) => !endings.some(({ ms }) => ms > earlier.ms && ms <= ping.ms))
          .length,
    }))
    .filter(({ ping }) => {
      const ended = endings.some((ending) => ending.ms > ping.ms && ending.day <= day)
      return day >= ping.day + 10 && !ended
    })
}

/** Whether a contact sleeps on a day. */
export function sleepsOn(known: Known, day: DayNumber): boolean {
  return countingOn(known, day).some(({ nth }) => nth >= 3)
}

/** Whether a silence holds rules 4, 5, 6 and 8 back on a day. */
export function backsOffOn(known: Known, day: DayNumber): boolean {
  return countingOn(known, day).some(
    ({ ping, nth }) => (nth === 1 && day < ping.day + 30) || (nth === 2 && day < ping.day + 60),
  )
}

/**
 * Rule 12: "Two outgoing impressions without a signal since the last answer, at most 14 days apart; held back until the
 * second + 14", "until an answer".
 */
export function tooOftenOn(known: Known, day: DayNumber): boolean {
  const touches = unansweredAtOnce(known)
  return touches.some((second, index) =>
    touches.slice(0, index).some((first) => {
      const answeredBetween = known.answers.some(({ ms }) => ms > first.ms && ms <= second.ms)
      const answeredSince = known.answers.some((answer) => answer.ms > second.ms && answer.day <= day)
      const near = second.day - first.day <= 14
      return !answeredBetween && !answeredSince && near && second.day <= day && day < second.day + 14
    }),
  )
}
