/** Rhythm: how often I would like to be in touch. */
import { z } from 'zod'

export const Rhythm = z.enum(['P2W', 'P1M', 'P3M', 'P6M', 'P1Y'])
export type Rhythm = z.infer<typeof Rhythm>

/** The length of each rhythm in days (DOMAIN.md, "Settled cases: Rhythms"). */
export const RHYTHM_DAYS: Readonly<Record<Rhythm, number>> = { P2W: 14, P1M: 30, P3M: 91, P6M: 182, P1Y: 365 }

/** The next slower rhythm; none is slower than a yearly one. */
export function slowerThan(rhythm: Rhythm): Rhythm | undefined {
  return Rhythm.options[Rhythm.options.indexOf(rhythm) + 1]
}

/** Each rhythm in words, as a person would say it. */
export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  P2W: 'every two weeks',
  P1M: 'every month',
  P3M: 'every quarter',
  P6M: 'every half-year',
  P1Y: 'every year',
}
