/** Impression: one dated entry about one or more contacts, and what it left behind. */
import { z } from 'zod'
import { Id, LongText, Tag, ZonedDateTime } from './primitives.ts'
import { Promised } from './promise.ts'
import { Rest } from './rest.ts'

export const ImpressionKind = z.enum([
  'meeting',
  'call',
  'message',
  'ping',
  'event',
  'introduction',
  'gift',
  'note',
])
export type ImpressionKind = z.infer<typeof ImpressionKind>

/** I reached out, they did, or both met; `null` where nobody reached anybody (a note). */
export const Direction = z.enum(['out', 'in', 'both'])
export type Direction = z.infer<typeof Direction>

/** What came back; `none` means nothing yet. */
export const Signal = z.enum(['positive', 'neutral', 'not-now', 'stop', 'none'])
export type Signal = z.infer<typeof Signal>

/** The impression that I left, in my own judgement; `null` if not said. */
export const Left = z
  .union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)])
  .nullable()
export type Left = z.infer<typeof Left>

/** What a user can write in an impression. */
export const ImpressionFields = z.object({
  at: ZonedDateTime,
  /** Ids, without repetition; the first is the one that promises belong to. */
  contacts: z.array(Id).max(200),
  kind: ImpressionKind,
  direction: Direction.nullable(),
  text: LongText,
  left: Left,
  signal: Signal,
  /** Ids of the values given in it. */
  values: z.array(Id).max(100),
  asks: z.boolean(),
  tags: z.array(Tag).max(200),
  promises: z.array(Promised).max(100),
  rest: Rest.optional(),
  /** The meeting of the user's calendar that it is about. */
  meeting: z.string().max(1000).optional(),
  /** When the signal came, if later than the impression ("They answered…"). */
  answered: ZonedDateTime.optional(),
})
export type ImpressionFields = z.infer<typeof ImpressionFields>

export const Impression = ImpressionFields.extend({ id: Id })
export type Impression = z.infer<typeof Impression>

/** An impression without its text: what lists, rules and filters need. */
export type ImpressionHead = Omit<Impression, 'text'>

/** Whether I reached out alone: no answer in itself. */
export function isOutgoing(impression: Pick<Impression, 'direction'>): boolean {
  return impression.direction === 'out'
}

/** Whether it answers what I did before: they or both took part, or any signal but none (DOMAIN.md, rule 7). */
export function isAnswer(impression: Pick<Impression, 'direction' | 'signal'>): boolean {
  return impression.direction === 'in' || impression.direction === 'both' || impression.signal !== 'none'
}
