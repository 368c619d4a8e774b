/** Holds: stretches of days over which moments are postponed (rules 7, 12 and 14). */
import type { DayNumber } from '../dates.ts'

/** From `from` up to, not including, `until`. */
export interface Hold {
  readonly from: DayNumber
  readonly until: DayNumber
  readonly by: 'silence' | 'too-often' | 'later'
}

/** The days over which a moment is open: `closes` is exclusive. */
export interface Window {
  readonly opens: DayNumber
  readonly best: DayNumber
  readonly closes: DayNumber
}

export interface HeldWindow extends Window {
  /** The hold that moved it last, if one did. */
  readonly heldBy: Hold['by'] | undefined
}

/**
 * The window as the holds leave it: one that a hold touches opens when the hold ends, with its full length; and so
 * on, until no hold touches it.
 */
export function postponed(window: Window, holds: readonly Hold[]): HeldWindow {
  let { opens, best, closes } = window
  let heldBy: Hold['by'] | undefined
  for (;;) {
    const from = opens
    const to = closes
    const hold = holds.find((each) => each.from < to && from < each.until && each.from < each.until)
    if (!hold) return { opens, best, closes, heldBy }
    const by = hold.until - opens
    opens += by
    best += by
    closes += by
    heldBy = hold.by
  }
}

/** Whether a day lies in one of the holds. */
export function holdOn(holds: readonly Hold[], day: DayNumber): Hold | undefined {
  return holds
    .filter((each) => each.from <= day && day < each.until)
    .reduce<Hold | undefined>(
      (latest, each) => (latest && latest.until >= each.until ? latest : each),
      undefined,
    )
}
