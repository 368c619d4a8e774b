/** Circumstance: a named condition that can make the time right; it comes true once. */
import { z } from 'zod'
import { Id, IsoDay, Line, ZonedDateTime } from './primitives.ts'

export const Circumstance = z.object({
  id: Id,
  title: Line,
  /** When it is expected, if anybody knows. */
  expected: IsoDay.optional(),
  cameTrue: ZonedDateTime.optional(),
})
export type Circumstance = z.infer<typeof Circumstance>
