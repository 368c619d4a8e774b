/** Words for a date to remember (rule 9): whose it is, which it is, and on what day it falls. */
import { isoDay, yearOf, type DayNumber } from '../dates.ts'
import type { RememberedDate } from '../domain/contact.ts'
import { counted, dayInWords, ordinalInWords } from './words.ts'

/** Beyond this a year is more likely a slip than an age. */
const OLDEST = 120

/** How many years have gone by on that day since it began; 0 in its first year, and where nobody knows the year. */
function yearsOn({ date }: RememberedDate, day: DayNumber): number {
  return date.startsWith('--') ? 0 : yearOf(day) - Number(date.slice(0, 4))
}

/** "Dana’s birthday", "Dana’s 46th birthday", "Dana’s tenth anniversary (wedding)". */
function occasion(remembered: RememberedDate, day: DayNumber, name: string): string {
  const { kind, label } = remembered
  const called = label === undefined ? '' : ` (${label})`
  if (kind === 'other') return `A date that ${name} would remember${called}`
  const years = yearsOn(remembered, day)
  const which = years > 0 && years <= OLDEST ? `${ordinalInWords(years)} ` : ''
  return `${name}’s ${which}${kind}${called}`
}

/**
 * Why a date is a moment. `day`: the day on which it falls this time. `ahead`: it shows on a working day before, since
 * that day is one off.
 */
export function dateReason(
  remembered: RememberedDate,
  day: DayNumber,
  name: string,
  { today, ahead }: { today: DayNumber; ahead: boolean },
): string {
  const what = occasion(remembered, day, name)
  const when = dayInWords(day, today)
  const years = remembered.kind === 'other' ? yearsOn(remembered, day) : 0
  const since = years > 0 ? `, ${counted(years, 'year')} on` : ''
  const moved = remembered.date.endsWith('-02-29') && isoDay(day).endsWith('-02-28')
  const text = moved
    ? `${what} falls on 29 February; ${yearOf(day)} has none, so it is marked ${when}${since}.`
    : `${what} is ${when}${since}.`
  return ahead ? `${text} You are off that day, so this comes before it.` : text
}
