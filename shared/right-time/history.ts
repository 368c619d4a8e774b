/** What the engine looks at: everything that has been, and a reading of the clock. */
import type { Circumstance } from '../domain/circumstance.ts'
import type { Contact } from '../domain/contact.ts'
import type { ImpressionHead } from '../domain/impression.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { MomentAnswer } from '../domain/moment.ts'
import type { Settings } from '../domain/settings.ts'
import type { Value } from '../domain/value.ts'

/**
 * The engine's whole input beside the clock. Collections may be in any order. Entries later than the clock's
 * reading do not exist for it. The engine changes nothing that it is given.
 */
export interface History {
  readonly contacts: readonly Contact[]
  /** By contact id; an impression about several contacts stands under each of them. In no particular order. */
  readonly impressionsOf: ReadonlyMap<string, readonly ImpressionHead[]>
  readonly circumstances: readonly Circumstance[]
  readonly values: readonly Value[]
  readonly meetings: readonly Meeting[]
  readonly answers: readonly MomentAnswer[]
  /** The days (ISO) on which the app showed a moment in *Today*, by moment id. */
  readonly shown: ReadonlyMap<string, readonly string[]>
  /** When something that is said once was said (zoned date-time), by its name. */
  readonly notices: ReadonlyMap<string, string>
  readonly settings: Settings
}

/** A reading of the clock: the instant, and the zone in which the user's day is reckoned. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number
  /** IANA zone. */
  readonly zone: string
}
