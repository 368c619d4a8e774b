/** Promise: something I said I would do, with a date, until it is kept or let go. */
import { z } from 'zod'
import { Id, IsoDay, Line, ZonedDateTime } from './primitives.ts'

export const PromiseState = z.enum(['open', 'kept', 'let-go'])
export type PromiseState = z.infer<typeof PromiseState>

/** Not named Promise, which is JavaScript's own word. */
export const Promised = z.object({
  id: Id,
  text: Line,
  due: IsoDay,
  state: PromiseState,
  /** When it was kept or let go. */
  settled: ZonedDateTime.optional(),
})
export type Promised = z.infer<typeof Promised>
