/** Meeting: an entry of the user's own calendar, read from a local file and never written. */
import { z } from 'zod'
import { Id, Line, ZonedDateTime } from './primitives.ts'

export const Attendee = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  /** Known in the journal as. */
  contact: Id.optional(),
})

export const Meeting = z.object({
  id: z.string().min(1).max(1000),
  title: Line,
  start: ZonedDateTime,
  end: ZonedDateTime,
  allDay: z.boolean(),
  attendees: z.array(Attendee),
  location: z.string().optional(),
  status: z.string().optional(),
})
export type Meeting = z.infer<typeof Meeting>
