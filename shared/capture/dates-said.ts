/**
 * Dates and times as they are said, found by chrono-node. Chrono reckons in the machine's zone; here it is given the
 * user's day at the machine's noon and only asked for what was said (a day, a weekday, an hour). What day and
 * instant that is in the user's zone is worked out in `readings.ts`.
 */
import type { ParsedResult } from 'chrono-node/en'
import type { DayNumber } from '../dates.ts'
import { dayNumber, isoDay } from '../dates.ts'
import type { Stretch } from './sentences.ts'
import type { CaptureWords } from './words/words.ts'

/** "HH:MM"; `part` if only a part of the day was said. */
export interface TimeSaid {
  readonly time: string
  readonly part: boolean
}

export type Said =
  /** So many milliseconds from now: "two hours ago". */
  | { readonly kind: 'span'; readonly ms: number }
  /** With its own offset from UTC. */
  | { readonly kind: 'instant'; readonly ms: number }
  /** One day and no other: "yesterday", "2 March 2026", "two weeks ago". */
  | { readonly kind: 'day'; readonly day: DayNumber; readonly time?: TimeSaid }
  /** A day of some year. */
  | { readonly kind: 'month-day'; readonly month: number; readonly date: number; readonly time?: TimeSaid }
  | { readonly kind: 'month'; readonly month: number }
  /** ISO weekday; `this` if it was said so. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly this: boolean; readonly time?: TimeSaid }
  /** A time of day alone. */
  | { readonly kind: 'time'; readonly time: TimeSaid }

export interface DateSaid extends Stretch {
  readonly said: Said
}

/** A date or time that does not exist. */
export interface Impossible extends Stretch {
  readonly what: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** The day of a year, month and date; `NaN` if there is none. */
export function dayOfDate(year: number, month: number, date: number): DayNumber {
  if (!(year >= 1000 && year <= 9999)) return Number.NaN
  return dayNumber(`${String(year)}-${two(month)}-${two(date)}`)
}

/** A middle of summer without a change of clocks anywhere near: spans of hours are measured from here. */
const SPAN_ORIGIN = [2025, 6, 15, 12] as const

function wallMs(components: ParsedResult['start']): number {
  const of = (part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => components.get(part) ?? 0
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

function spanMs(text: string, words: CaptureWords, dayFirst: boolean): number {
  const measured = words
    .dates(dayFirst)
    .parse(text, new Date(...SPAN_ORIGIN))
    .at(0)
  return measured ? wallMs(measured.start) - Date.UTC(...SPAN_ORIGIN) : 0
}

function timeOf(text: string, start: ParsedResult['start'], words: CaptureWords): TimeSaid | undefined {
  if (start.isCertain('hour')) {
    const hour = start.get('hour') ?? 12
    // "At 3" is in the afternoon, "03:00" and "3 am" are not.
    const afternoon = hour >= 1 && hour <= 6 && !start.isCertain('meridiem') && !/\b0\d/.test(text)
    const minute = start.get('minute') ?? 0
    return { time: `${two((hour + (afternoon ? 12 : 0)) % 24)}:${two(minute)}`, part: false }
  }
  const part = words.when.dayParts.find(([pattern]) => pattern.test(text))
  return part ? { time: part[1], part: true } : undefined
}

function saidBy(result: ParsedResult, words: CaptureWords, dayFirst: boolean): Said | undefined {
  const { start, text } = result
  const tags = result.tags()
  if (tags.has('result/relativeDateAndTime')) return { kind: 'span', ms: spanMs(text, words, dayFirst) }
  const year = start.get('year') ?? Number.NaN
  const month = start.get('month') ?? Number.NaN
  const date = start.get('day') ?? Number.NaN
  const day = dayOfDate(year, month, date)
  const time = timeOf(text, start, words)
  const timed = time ? { time } : {}
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null
  if (offset !== null && start.isCertain('hour') && start.isCertain('day')) {
    return { kind: 'instant', ms: wallMs(start) - offset * 60_000 }
  }
  if (tags.has('result/relativeDate')) return Number.isNaN(day) ? undefined : { kind: 'day', day, ...timed }
  if (start.isCertain('day') && start.isCertain('month')) {
    if (!start.isCertain('year')) return { kind: 'month-day', month, date, ...timed }
    return Number.isNaN(day) ? undefined : { kind: 'day', day, ...timed }
  }
  if (start.isCertain('weekday')) {
    if (words.when.last.test(text) || words.when.next.test(text)) {
      return Number.isNaN(day) ? undefined : { kind: 'day', day, ...timed }
    }
    const weekday = start.get('weekday') ?? 0
    return {
      kind: 'weekday',
      weekday: weekday === 0 ? 7 : weekday,
      this: words.when.this.test(text),
      ...timed,
    }
  }
  if (start.isCertain('month')) {
    if (!start.isCertain('year')) return { kind: 'month', month }
    return Number.isNaN(day) ? undefined : { kind: 'day', day }
  }
  return time ? { kind: 'time', time } : undefined
}

interface Numbers extends Stretch {
  readonly date: number
  readonly month: number
  readonly year: number | undefined
}

function monthDays(text: string, words: CaptureWords, dayFirst: boolean): Numbers[] {
  const found: Numbers[] = []
  for (const pattern of words.when.monthDays) {
    for (const match of text.matchAll(pattern)) {
      const { day, month, first, second, year } = match.groups ?? {}
      const named = month === undefined ? undefined : (words.monthNumber(month) ?? Number(month))
      const [a, b] = [Number(first), Number(second)]
      // Chrono's own leniency: 3/14 can only be meant one way.
      const swapped = dayFirst ? b > 12 && a <= 12 : !(a > 12 && b <= 12)
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        date: first === undefined ? Number(day) : swapped ? b : a,
        month: first === undefined ? (named ?? 0) : swapped ? a : b,
        year: year === undefined ? undefined : Number(year),
      })
    }
  }
  return found
}

/** The dates that a (masked) text names, in order, and those that do not exist, which are nobody's date. */
export function datesSaid(
  text: string,
  today: DayNumber,
  words: CaptureWords,
  dayFirst: boolean,
): { dates: DateSaid[]; impossible: Impossible[] } {
  const dates: DateSaid[] = []
  const impossible: Impossible[] = []
  let rest = text.replace(words.when.filler, (word) => '\uE001'.repeat(word.length))
  const out = (place: Stretch) => {
    rest = rest.slice(0, place.start) + '\uE001'.repeat(place.end - place.start) + rest.slice(place.end)
  }
  for (const { start, end, date, month, year } of monthDays(text, words, dayFirst)) {
    if (Number.isNaN(dayOfDate(year ?? 2024, month, date))) {
      impossible.push({ start, end, what: `${text.slice(start, end)} does not exist.` })
      out({ start, end })
    } else if (year === undefined && month === 2 && date === 29) {
      // Chrono takes the nearest year and finds no such day in most.
      dates.push({ start, end, said: { kind: 'month-day', month, date } })
      out({ start, end })
    }
  }
  for (const match of rest.matchAll(words.when.times)) {
    if (Number(match.groups?.hour) <= 24 && Number(match.groups?.minute) < 60) continue
    const place = { start: match.index, end: match.index + match[0].length }
    impossible.push({ ...place, what: `There is no such time as ${match[0].replace(/^\D+/, '')}.` })
    out(place)
  }
  const [year = 0, month = 1, date = 1] = isoDay(today).split('-').map(Number)
  for (const result of words.dates(dayFirst).parse(rest, new Date(year, month - 1, date, 12))) {
    const before = rest.slice(0, result.index)
    // A zone's name is only one in capitals: "at 3pm met her" is not Central European.
    const said = result.text.replace(/\s+[a-z]{2,4}$/, (word) =>
      words.when.zoneLike.test(word.trim()) ? '' : word,
    )
    const leading = /^[\s,(（]+/.exec(said)?.[0].length ?? 0
    const start = result.index + leading
    const end = result.index + said.trimEnd().length
    if (start >= end || words.when.unlikely(said.slice(leading).trimEnd(), before, rest.slice(end))) continue
    const meant = saidBy(result, words, dayFirst)
    if (meant) dates.push({ start, end, said: meant })
  }
  return { dates: dates.sort((a, b) => a.start - b.start), impossible }
}
