/** The length that a rest gets when it is written down without an end of its own. */
import { dayOf, epochMs, isoDay } from '../dates.ts'
import type { History } from './history.ts'
import { Reading } from './reading.ts'
import { baseOf, learn, lengthInDays } from './rest-length.ts'
import { notNowsInARow } from './rest-starts.ts'

/** A rest that is about to be written down without an end of its own. */
export interface NewRest {
  /** When it begins: when the not-now came, else when it was written down for. A zoned date-time. */
  readonly at: string
  readonly contacts: readonly string[]
  /** Whether a not-now begins it. */
  readonly notNow: boolean
  /** The impression that it belongs to, if that is already in the history: it does not count itself. */
  readonly impression?: string
}

/**
 * The length that a rest gets when it is written down without date and circumstance: what the journal stores as
 * `until`, its last quiet day. For several contacts at once the longest of theirs: nobody is disturbed too soon.
 */
export function restLength(
  rest: NewRest,
  history: History,
  zone: string,
): { days: number; until: string; reckoned: 'default' | 'median' } {
  const reading = new Reading(history, { now: epochMs(rest.at), zone })
  const { base, by } = baseOf(history.settings, learn(reading).learned)
  const rows = rest.contacts.map((id) => {
    const signals = reading.story(id)?.signals.filter((each) => each.head.id !== rest.impression) ?? []
    return notNowsInARow(signals, reading.now) + (rest.notNow ? 1 : 0)
  })
  const days = lengthInDays(history.settings, base, Math.max(1, ...rows))
  return { days, until: isoDay(dayOf(rest.at) + days), reckoned: by }
}
