/** Reminder: what one desktop notification says, once, about one moment or about several together. */
import { z } from 'zod'
import { Id } from './primitives.ts'

export const Reminder = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  /** Whom a click opens, with the composer ready. Absent where it speaks of several, or of nobody known: then *Today*. */
  contact: Id.optional(),
  /** The moments that it speaks for. */
  moments: z.array(Id),
})
export type Reminder = z.infer<typeof Reminder>
