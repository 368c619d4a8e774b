/** Why it is not the time for a contact, as it is told. */

export type WhyNotKind =
  | 'closed'
  | 'resting'
  | 'asleep'
  | 'too-often'
  | 'backing-off'
  /** The user said "Not the right time". */
  | 'later'
  /** Something is known to come, or a ping waits for its answer. */
  | 'waiting'
  /** Nothing is known that would make the time right. */
  | 'nothing'

export interface WhyNot {
  readonly kind: WhyNotKind
  /** One true sentence. */
  readonly text: string
  /** The impressions that it rests on. */
  readonly impressions: readonly string[]
}
