/** Days and times in words, as they stand on a page of a notebook. Days are ISO dates; zoned date-times show as they were lived. */

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  return (isoDate: string) => formatter.format(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`))
}

const weekdayDayMonth = format({ weekday: 'long', day: 'numeric', month: 'long' })
const weekdayDayMonthYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const shortWeekdayDayMonth = format({ weekday: 'short', day: 'numeric', month: 'long' })
const dayMonth = format({ day: 'numeric', month: 'long' })
const dayMonthYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
const shortWeekday = format({ weekday: 'short' })

/** "Thursday, 23 April"; with the year where it is not `today`'s. */
export function dayHeading(day: string, today = day): string {
  const words = sameYear(day, today) ? weekdayDayMonth(day) : weekdayDayMonthYear(day)
  return words.replace(' ', ', ').replace(',,', ',')
}

/** "Thu 23". */
export function dayTag(day: string): string {
  return `${shortWeekday(day)} ${Number(day.slice(8, 10))}`
}

/** "Thu 23 April". */
export function dayWithWeekday(day: string): string {
  return shortWeekdayDayMonth(day).replace(',', '')
}

/** "23 April"; with the year where it is not `today`'s. */
export function dayInWords(day: string, today: string): string {
  return sameYear(day, today) ? dayMonth(day) : dayMonthYear(day)
}

/** "23 April 2026". */
export function fullDay(day: string): string {
  return dayMonthYear(day)
}

/** The time of day of a zoned date-time: "15:00". */
export function timeOfDay(zoned: string): string {
  return zoned.slice(11, 16)
}

function sameYear(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4)
}
