/** Value: something given with no strings; the shelf keeps those that could be given. */
import { z } from 'zod'
import { Id, Line, LongText, Tag } from './primitives.ts'

export const Value = z.object({
  id: Id,
  title: Line,
  link: z.string().trim().max(2000).optional(),
  note: LongText.optional(),
  tags: z.array(Tag).max(200),
})
export type Value = z.infer<typeof Value>
