/** Moment: a time at which a gesture would be welcome, with its reasons; and Today, the few of them shown on a day. */
import { z } from 'zod'
import { Id, IsoDay, ZonedDateTime } from './primitives.ts'
import { Meeting } from './meeting.ts'

export const MomentKind = z.enum([
  'promise',
  'rest-over',
  'circumstance',
  'move-closer',
  'rhythm',
  'date',
  'write-down',
])
export type MomentKind = z.infer<typeof MomentKind>

/** Why, in words that a person would say, and the impressions that it rests on. */
export const Reason = z.object({ text: z.string(), impressions: z.array(Id) })
export type Reason = z.infer<typeof Reason>

export const GestureKind = z.enum([
  'keep-promise',
  'bring-value',
  'ping',
  'move-closer',
  'wish-well',
  'write-down',
])
export type GestureKind = z.infer<typeof GestureKind>

export const Gesture = z.object({
  kind: GestureKind,
  text: z.string(),
  value: z.object({ id: Id, title: z.string() }).optional(),
})
export type Gesture = z.infer<typeof Gesture>

export const Moment = z.object({
  id: Id,
  /** Absent only where a meeting's attendees are all unknown. */
  contact: z.object({ id: Id, name: z.string() }).optional(),
  kind: MomentKind,
  opens: ZonedDateTime,
  best: ZonedDateTime,
  /** Exclusive; `null`: stays until it is answered. */
  closes: ZonedDateTime.nullable(),
  reasons: z.array(Reason),
  gesture: Gesture,
  /** The promise of a promise moment. */
  promise: Id.optional(),
  meeting: Meeting.optional(),
  /** The other moments that this line of *Today* speaks for: of the same contact, or other late promises. */
  merged: z
    .array(
      z.object({
        id: Id,
        kind: MomentKind,
        promise: Id.optional(),
        /** Where it is another's: on the line that late promises share. */
        contact: z.object({ id: Id, name: z.string() }).optional(),
      }),
    )
    .optional(),
  /** Of a promise: late, on the line that all of its age share, outside the budget. */
  late: z.boolean().optional(),
  /** On a day's list: it was answered today and keeps its place until midnight. */
  answered: z.boolean().optional(),
})
export type Moment = z.infer<typeof Moment>

export const Today = z.object({
  date: IsoDay,
  moments: z.array(Moment),
  meetings: z.array(Meeting),
  /** The days to come, with how many moments each holds. */
  later: z.array(z.object({ date: IsoDay, count: z.number().int() })),
  /** Said once: all rhythms together ask for more than a week holds. */
  tooManyRhythms: z.boolean().optional(),
})
export type Today = z.infer<typeof Today>

/** What the user answered to a moment: "Not the right time". */
export const MomentAnswer = z.object({
  moment: Id,
  at: ZonedDateTime,
  what: z.literal('later'),
  /** Whose moment it was: a moment's id does not tell, and rule 14 counts by contact. */
  contact: Id.optional(),
})
export type MomentAnswer = z.infer<typeof MomentAnswer>
