/**
 * Rule 9. Dates.
 *
 * On a birthday or another remembered date: wish well, never with an ask. On a day off it shows on the working day
 * before. Every kind is yearly, from its year on; 29 February falls on the 28th in other years.
 */
import { dayNumber, yearOf, type DayNumber } from '../../dates.ts'
import type { RememberedDate } from '../../domain/contact.ts'
import type { Window } from '../holds.ts'
import type { Reading } from '../reading.ts'

/** The day on which a remembered date falls in a year; `undefined` before its first year. */
export function dateInYear(remembered: string, year: number): DayNumber | undefined {
  const yearly = remembered.startsWith('--')
  if (!yearly && year < Number(remembered.slice(0, 4))) return undefined
  const monthAndDay = yearly ? remembered.slice(2) : remembered.slice(5)
  const day = dayNumber(`${String(year).padStart(4, '0')}-${monthAndDay}`)
  return Number.isNaN(day) ? dayNumber(`${String(year).padStart(4, '0')}-02-28`) : day
}

/** What makes a remembered date the same one: its day, its kind, and what it is called. */
export function dateCause(date: RememberedDate): string {
  return [date.kind, date.date, date.label ?? ''].join('|')
}

/** The next time that a date can be wished for, from a day on: the date itself, and the day on which it shows. */
export function nextDate(
  remembered: string,
  from: DayNumber,
  reading: Reading,
): { date: DayNumber; window: Window } | undefined {
  const year = yearOf(from)
  const firstYear = remembered.startsWith('--') ? year : Math.max(year, Number(remembered.slice(0, 4)))
  for (const each of [firstYear, firstYear + 1]) {
    const date = dateInYear(remembered, each)
    if (date === undefined || date < from) continue
    return { date, window: { opens: reading.calendar.onOrBefore(date), best: date, closes: date + 1 } }
  }
  return undefined
}
