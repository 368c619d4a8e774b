/** The small schemas from which the words of the domain are built. */
import { z } from 'zod'
import { dayNumber, epochMs, zoneOf } from '../dates.ts'

/** An identifier made by whoever creates the thing, so that a retry is recognized. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')

/** A calendar day that exists: "2026-11-23". */
export const IsoDay = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)), {
    error: 'must be a day that exists, like 2026-11-23',
  })

/** A point in time with its offset and zone: "2026-11-23T15:00:00+01:00[Europe/Berlin]". */
export const ZonedDateTime = z
  .string()
  .max(80)
  .refine(
    (text) => !Number.isNaN(dayNumber(text)) && !Number.isNaN(epochMs(text)) && zoneOf(text) !== undefined,
    {
      error: 'must be a date and time with its zone, like 2026-11-23T15:00:00+01:00[Europe/Berlin]',
    },
  )

/** One line of words: trimmed, not empty. */
export const Line = z.string().trim().min(1).max(1000)

/** As much text as a person may want to write. */
export const LongText = z.string().max(1_000_000)

/** A word to find things by, without the leading "#". */
export const Tag = z
  .string()
  .trim()
  .transform((text) => text.replace(/^#+/, ''))
  .pipe(z.string().min(1).max(100))
