/** Rest: the quiet after a not-now. */
import { z } from 'zod'
import { Id, IsoDay, LongText } from './primitives.ts'

/** `until` is its last quiet day; with a circumstance too, whichever comes first ends it. */
export const Rest = z.object({
  until: IsoDay.optional(),
  /** The id of a circumstance. */
  circumstance: Id.optional(),
  /** What was said, in their words. */
  words: LongText.optional(),
  /** Where nobody said an end and `until` was reckoned: from the default length, or from the user's own rests. */
  reckoned: z.enum(['default', 'median']).optional(),
})
export type Rest = z.infer<typeof Rest>
