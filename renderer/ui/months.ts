/** Months as numbers that can be compared and counted, and their names. */
import { isoDay, type DayNumber } from '#shared/dates.ts'

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Year × 12 + month (0–11). */
export type MonthNumber = number

/** The month in which a day lies. */
export function monthOf(day: DayNumber): MonthNumber {
  const iso = isoDay(day)
  return Number(iso.slice(0, 4)) * MONTHS.length + Number(iso.slice(5, 7)) - 1
}

/** The year of a month. */
export function yearOf(month: MonthNumber): number {
  return Math.floor(month / MONTHS.length)
}

/** "March". */
export function monthName(month: MonthNumber): string {
  return MONTHS[month % MONTHS.length] ?? ''
}

/** "Mar". */
export function shortMonth(month: MonthNumber): string {
  return monthName(month).slice(0, 3)
}
