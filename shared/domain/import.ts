/** Import: what a file would bring (the plan), and what it brought. */
import { z } from 'zod'
import { ContactFields } from './contact.ts'
import { Id } from './primitives.ts'

export const ImportedContact = z.object({
  action: z.enum(['create', 'merge', 'unchanged', 'ask', 'skip']),
  line: z.number().int().optional(),
  reason: z.string().optional(),
  contact: ContactFields.partial().required({ name: true }).extend({ id: Id.optional() }),
  /** With whom it is merged, or who it may be. */
  into: z.object({ id: Id, name: z.string() }).optional(),
  /** The fields that change by merging. */
  changes: z.array(z.string()).optional(),
  /** Fields where file and journal differ; the journal's word stands. */
  conflicts: z.array(z.object({ field: z.string(), journal: z.string(), file: z.string() })).optional(),
})
export type ImportedContact = z.infer<typeof ImportedContact>

export const Skipped = z.object({ line: z.number().int().optional(), reason: z.string() })
export type Skipped = z.infer<typeof Skipped>

export const ImportFileReport = z.object({
  file: z.string(),
  format: z.string(),
  contacts: z.array(ImportedContact),
  meetings: z.array(z.object({ title: z.string() })),
  skipped: z.array(Skipped),
  /** What was read all the same, and how (a guessed charset). */
  warnings: z.array(z.string()).optional(),
})
export type ImportFileReport = z.infer<typeof ImportFileReport>

export const ImportTotals = z.object({
  created: z.number().int(),
  merged: z.number().int(),
  unchanged: z.number().int(),
  asked: z.number().int(),
  skipped: z.number().int(),
  meetings: z.number().int(),
})
export type ImportTotals = z.infer<typeof ImportTotals>

export const ImportResult = z.object({
  files: z.array(ImportFileReport),
  totals: ImportTotals,
  batch: Id.optional(),
})
export type ImportResult = z.infer<typeof ImportResult>
