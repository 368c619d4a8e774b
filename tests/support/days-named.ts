/** Days as sentences name them, read back: for tests of what the words claim. */
import { dayNumber, isoDay, type DayNumber } from '#shared/dates.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The days of "20 December 2026, 3 and 12 March", in their order; a date without a year is of today's. */
export function daysNamed(words: string, today: DayNumber): DayNumber[] {
  const year = isoDay(today).slice(0, 4)
  const days: DayNumber[] = []
  let ofMonth = ''
  for (const part of words.split(/, | and /).reverse()) {
    const [, day = '', month, itsYear] = /^(\d+)(?: ([A-Z][a-z]+)(?: (\d{4}))?)?$/.exec(part) ?? []
    if (month !== undefined) {
      ofMonth = `${itsYear ?? year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}`
    }
    days.unshift(dayNumber(`${ofMonth}-${day.padStart(2, '0')}`))
  }
  return days
}
