/** Small sayings about people: when one last heard of them, when they were born. */
import { dayNumber } from '#shared/dates.ts'
import { dayInWords, fullDay } from '../ui/days.ts'
import { monthName, monthOf } from '../ui/months.ts'

/** When it was, as one says it of a person: "today", "yesterday", "12 March", "August 2024". */
export function sayLast(at: string, today: string): string {
  const ago = dayNumber(today) - dayNumber(at)
  if (ago === 0) return 'today'
  if (ago === 1) return 'yesterday'
  if (ago < 180 || at.slice(0, 4) === today.slice(0, 4)) return dayInWords(at, ago < 180 ? at : today)
  return `${monthName(monthOf(dayNumber(at)))} ${at.slice(0, 4)}`
}

/** A remembered date: "22 March 1980", or "29 February" where nobody knows the year. */
export function sayRemembered(date: string): string {
  return date.startsWith('--') ? dayInWords(`2000-${date.slice(2)}`, '2000') : fullDay(date)
}
