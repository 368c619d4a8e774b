/** A year looked back upon: how often something was written down, and what came back, month by month. */
import { dayNumber, isoDay } from '#shared/dates.ts'
import type { Signal } from '#shared/domain/impression.ts'

export interface Month {
  /** "2026-04". */
  readonly month: string
  /** Impressions on each day of the month, from the first; `undefined` for days that have not been yet. */
  readonly days: readonly (number | undefined)[]
  readonly signals: Readonly<Record<AnsweredSignal, number>>
  readonly given: number
  readonly asked: number
}

export type AnsweredSignal = Exclude<Signal, 'none'>
export const ANSWERED_SIGNALS = [
  'positive',
  'neutral',
  'not-now',
  'stop',
] as const satisfies readonly AnsweredSignal[]

/** What is counted of an impression. */
export interface Counted {
  readonly at: string
  readonly signal: Signal
  readonly asks: boolean
  readonly values: readonly unknown[]
}

/** The twelve months that end with today's, the oldest first. */
export function monthsUpTo(today: string): readonly string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: 12 }, (_, index) => {
    const month = last - 11 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** The first day of the year that ends today. */
export function yearBegins(today: string): string {
  return `${monthsUpTo(today)[0] ?? today.slice(0, 7)}-01`
}

function daysIn(month: string): number {
  const first = dayNumber(`${month}-01`)
  return dayNumber(`${isoDay(first + 31).slice(0, 7)}-01`) - first
}

/** Counts the impressions of the last twelve months by the days on which they were lived. */
export function lookBack(impressions: Iterable<Counted>, today: string): readonly Month[] {
  const months = new Map(
    monthsUpTo(today).map((month) => [
      month,
      {
        month,
        days: Array.from({ length: daysIn(month) }, (_, index): number | undefined =>
          `${month}-${String(index + 1).padStart(2, '0')}` > today ? undefined : 0,
        ),
        signals: { positive: 0, neutral: 0, 'not-now': 0, stop: 0 },
        given: 0,
        asked: 0,
      },
    ]),
  )
  for (const { at, signal, asks, values } of impressions) {
    const month = months.get(at.slice(0, 7))
    if (month === undefined) continue
    const day = Number(at.slice(8, 10)) - 1
    month.days[day] = (month.days[day] ?? 0) + 1
    if (signal !== 'none') month.signals[signal] += 1
    month.given += values.length
    if (asks) month.asked += 1
  }
  return [...months.values()]
}

/** Days with something written, of the days that have been. */
export function daysWritten(months: readonly Month[]): { readonly written: number; readonly been: number } {
  const been = months.flatMap(({ days }) => days).filter((count) => count !== undefined)
  return { written: been.filter((count) => count > 0).length, been: been.length }
}
