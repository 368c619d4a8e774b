/** Holds: stretches of days over which moments are postponed (rules 7, 12 and 14). */
import type { DayNumber } from '../dates.ts'
import type { Entry } from './story.ts'

/** From `from` up to, not including, `until`. */
interface Stretch {
  readonly from: DayNumber
  readonly until: DayNumber
}

/** Rule 7. */
export interface SilenceHold extends Stretch {
  readonly by: 'silence'
  /** The pings in a row that had no answer when it began, oldest first. */
  readonly pings: readonly Entry[]
}

/** Rule 12. */
export interface TooOftenHold extends Stretch {
  readonly by: 'too-often'
  /** The touches that were too many, oldest first. */
  readonly touches: readonly Entry[]
}

/** Rule 14: from the day on which the user said "Not the right time". */
export interface LaterHold extends Stretch {
  readonly by: 'later'
}

export type Hold = SilenceHold | TooOftenHold | LaterHold

/** The days over which a moment is open: `closes` is exclusive. */
export interface Window {
  readonly opens: DayNumber
  readonly best: DayNumber
  readonly closes: DayNumber
}

export interface HeldWindow extends Window {
  /** The hold that moved it last, if one did. */
  readonly heldBy: Hold | undefined
}

/**
 * The window as the holds leave it: one that a hold touches opens when the hold ends, with its full length; and so
 * on, until no hold touches it. Of several that touch it, the one that lasts longest tells why; of equal ones the last.
 */
export function postponed(window: Window, holds: readonly Hold[]): HeldWindow {
  let { opens, best, closes } = window
  let heldBy: Hold | undefined
  for (;;) {
    const from = opens
    const to = closes
    const hold = lastingLongest(
      holds.filter((each) => each.from < to && from < each.until && each.from < each.until),
    )
    if (!hold) return { opens, best, closes, heldBy }
    const by = hold.until - opens
    opens += by
    best += by
    closes += by
    heldBy = hold
  }
}

/** Of the holds that a day lies in, the one that lasts longest; of equal ones the last. */
export function holdOn<H extends Hold>(holds: readonly H[], day: DayNumber): H | undefined {
  return lastingLongest(holds.filter((each) => each.from <= day && day < each.until))
}

function lastingLongest<H extends Hold>(holds: readonly H[]): H | undefined {
  return holds.reduce<H | undefined>(
    (longest, each) => (longest && longest.until > each.until ? longest : each),
    undefined,
  )
}
