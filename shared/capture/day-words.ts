/** Days as they are said to people. */
import type { DayNumber } from '../dates.ts'
import { isoDay, weekday } from '../dates.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
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

/** "22 November", with the year where it is not today's. */
export function dateWords(day: DayNumber, today: DayNumber): string {
  const [year, month, date] = isoDay(day).split('-')
  const words = `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''}`
  return year === isoDay(today).slice(0, 4) ? words : `${words} ${year ?? ''}`
}

/** "Sunday 22 November". */
export function longDay(day: DayNumber, today: DayNumber): string {
  return `${WEEKDAYS[weekday(day) - 1] ?? ''} ${dateWords(day, today)}`
}

/** "Sun 22 November", for chips. */
export function shortDay(day: DayNumber, today: DayNumber): string {
  return `${(WEEKDAYS[weekday(day) - 1] ?? '').slice(0, 3)} ${dateWords(day, today)}`
}

/** "yesterday", "today", "tomorrow", or "on Friday 20 November". */
export function dayInWords(day: DayNumber, today: DayNumber): string {
  if (day === today) return 'today'
  if (day === today - 1) return 'yesterday'
  return day === today + 1 ? 'tomorrow' : `on ${longDay(day, today)}`
}

/** "Dana, Ben and Ana". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** "one promise", "two promises". */
export function counted(count: number, thing: string): string {
  return `${NUMBERS[count] ?? String(count)} ${thing}${count === 1 ? '' : 's'}`
}
