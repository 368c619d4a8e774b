/** Named stretches of time, for promises and rests: "next week", "spring", "the end of March", "Q2", "Easter". */
import type { DayNumber } from '../dates.ts'
import { isoDay, offsetMinutes, weekday } from '../dates.ts'
import { dayOfDate } from './dates-said.ts'
import type { CaptureWords, Feast } from './words/words.ts'

/** First and last day. */
export interface Days {
  readonly first: DayNumber
  readonly last: DayNumber
}

export interface StretchSaid {
  /** Where in the text its words end. */
  readonly end: number
  readonly week: boolean
  /** "The end of …": up to its last day whatever stands before. */
  readonly edge: boolean
  /** `over`: the one that is running counts, since it is its end that matters; else the next to begin. */
  days(today: DayNumber, over: boolean): Days
}

/** Easter Sunday of a year (Gregorian; Meeus, Jones and Butcher's algorithm). */
export function easter(year: number): DayNumber {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25)
  const h = (19 * a + d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOfDate(year, Math.floor(n / 31), (n % 31) + 1)
}

function months(year: number, month: number, count: number): Days {
  const from = year * 12 + month - 1
  const to = from + count
  return {
    first: dayOfDate(Math.floor(from / 12), (from % 12) + 1, 1),
    last: dayOfDate(Math.floor(to / 12), (to % 12) + 1, 1) - 1,
  }
}

function feast(which: Feast, year: number): Days {
  switch (which) {
    case 'christmas':
      return { first: dayOfDate(year, 12, 24), last: dayOfDate(year, 12, 26) }
    case 'holidays':
      return { first: dayOfDate(year, 12, 24), last: dayOfDate(year + 1, 1, 6) }
    case 'new-year':
      return { first: dayOfDate(year, 1, 1), last: dayOfDate(year, 1, 1) }
    case 'easter':
      return { first: easter(year) - 2, last: easter(year) + 1 }
  }
}

/** Whether summer is in January there: the clocks are ahead in January, where they change at all. */
function southern(zone: string, year: number): boolean {
  return offsetMinutes(Date.UTC(year, 0, 15), zone) > offsetMinutes(Date.UTC(year, 6, 15), zone)
}

/** The first of a yearly stretch that counts. */
function yearly(of: (year: number) => Days, today: DayNumber, over: boolean): Days {
  const year = Number(isoDay(today).slice(0, 4))
  const counts = (days: Days) => (over ? days.last >= today : days.first > today)
  return [year - 1, year, year + 1].map(of).find(counts) ?? of(year + 2)
}

function ofUnit(unit: string, next: boolean, today: DayNumber, words: CaptureWords): Days {
  const [year = 0, month = 1] = isoDay(today).split('-').map(Number)
  const ahead = next ? 1 : 0
  if (words.stretches.week.test(unit)) {
    const first = today - weekday(today) + 1 + 7 * ahead
    return { first, last: first + 6 }
  }
  if (words.stretches.month.test(unit)) return months(year, month + ahead, 1)
  if (words.stretches.quarter.test(unit)) return months(year, month - ((month - 1) % 3) + 3 * ahead, 3)
  return months(year + ahead, 1, 12)
}

function edgeOf(days: Days, edge: string, words: CaptureWords): Days {
  const third = Math.round((days.last - days.first + 1) / 3)
  if (words.stretches.endEdge.test(edge)) return { first: days.last - third + 1, last: days.last }
  if (words.stretches.middleEdge.test(edge)) return { first: days.first + third, last: days.last - third }
  return { first: days.first, last: days.first + third - 1 }
}

/** The named stretch that begins at `at`, if one does. */
export function stretchAt(
  text: string,
  at: number,
  zone: string,
  words: CaptureWords,
): StretchSaid | undefined {
  const { pattern } = words.stretches
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (!match) return undefined
  const {
    edge = '',
    which = '',
    unit,
    month,
    season,
    quarter,
    feast: feastName,
    year: named,
    yearAlone,
  } = match.groups ?? {}
  const year = named ?? yearAlone
  const week = unit !== undefined && words.stretches.week.test(unit)
  const whole = (today: DayNumber, over: boolean): Days => {
    if (unit !== undefined) {
      const next = words.stretches.nextWhich.test(which)
      return ofUnit(unit, next, today, words)
    }
    const of = yearlyOf(month, season, quarter, feastName, zone, words)
    return year === undefined ? yearly(of, today, over) : of(Number(year))
  }
  return {
    end: at + match[0].trimEnd().length,
    week,
    edge: edge !== '',
    days: (today, over) => {
      const days = whole(today, over || edge !== '')
      return edge === '' ? days : edgeOf(days, edge, words)
    },
  }
}

function yearlyOf(
  month: string | undefined,
  season: string | undefined,
  quarter: string | undefined,
  feastName: string | undefined,
  zone: string,
  words: CaptureWords,
): (year: number) => Days {
  if (month !== undefined) return (year) => months(year, words.monthNumber(month) ?? 1, 1)
  if (quarter !== undefined)
    return (year) => months(year, ((words.stretches.quarterNumber(quarter) ?? 1) - 1) * 3 + 1, 3)
  if (season !== undefined) {
    const first = words.stretches.seasons.find(([name]) => name.test(season))?.[1] ?? 1
    return (year) => months(year, southern(zone, year) ? first + 6 : first, 3)
  }
  const which = words.stretches.feasts.find(([name]) => name.test(feastName ?? ''))?.[1]
  // A year alone.
  return which === undefined ? (year) => months(year, 1, 12) : (year) => feast(which, year)
}
