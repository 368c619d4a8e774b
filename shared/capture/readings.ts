/** Which day and instant is meant by what was said: the past for what happened, the future for what is to come. */
import type { DayNumber } from '../dates.ts'
import { dayAt, isoDay, weekday, zonedAt, zonedOn, epochMs } from '../dates.ts'
import type { DateSaid, Said, TimeSaid } from './dates-said.ts'
import { dayOfDate } from './dates-said.ts'

/** The user's clock. */
export interface Clock {
  readonly now: number
  readonly zone: string
}

const yearOf = (day: DayNumber) => Number(isoDay(day).slice(0, 4))

/** The latest day on or before `from` (or the first after it) that has this month and date. */
function nearestMonthDay(month: number, date: number, from: DayNumber, step: 1 | -1): DayNumber {
  // At most eight years lie between two 29 Februaries.
  for (let year = yearOf(from), tries = 0; tries <= 9; tries++, year += step) {
    const day = dayOfDate(year, month, date)
    if (step < 0 ? day <= from : day > from) return day
  }
  return Number.NaN
}

/** The day of a date that lies ahead of `from`, for promises and rests; `NaN` if none was said (a time alone). */
export function dayAhead(
  said: Said,
  today: DayNumber,
  from: DayNumber,
  zone: string,
  now: number,
): DayNumber {
  switch (said.kind) {
    case 'day':
      return said.day
    case 'month-day':
      return nearestMonthDay(said.month, said.date, Math.min(from, today), 1)
    case 'month':
      return nearestMonthDay(said.month, 1, today, 1)
    case 'weekday': {
      // Whoever means today says "today": a bare weekday is the next of its name.
      const days = (said.weekday - weekday(today) + 7) % 7
      return today + (days === 0 ? 7 : days)
    }
    case 'span':
      return dayAt(now + said.ms, zone)
    case 'instant':
      return dayAt(said.ms, zone)
    case 'time':
      return Number.NaN
  }
}

/** When something happened. */
export interface When {
  /** A zoned date-time. */
  readonly at: string
  readonly timed: boolean
}

function on(day: DayNumber, time: TimeSaid | undefined, clock: Clock): When {
  const today = dayAt(clock.now, clock.zone)
  const now = { at: zonedAt(clock.now, clock.zone), timed: true }
  if (!time) return day === today ? now : { at: zonedOn(day, '12:00', clock.zone), timed: false }
  const at = zonedOn(day, time.time, clock.zone)
  // "This morning", written early: not later than now.
  return time.part && day === today && epochMs(at) > clock.now ? now : { at, timed: !time.part }
}

function pastDay(said: Said, time: TimeSaid | undefined, clock: Clock): DayNumber {
  const today = dayAt(clock.now, clock.zone)
  const later = time !== undefined && !time.part && epochMs(zonedOn(today, time.time, clock.zone)) > clock.now
  switch (said.kind) {
    case 'month-day':
      return nearestMonthDay(said.month, said.date, today, -1)
    case 'month':
      return nearestMonthDay(said.month, 1, today, -1)
    case 'weekday': {
      const days = (weekday(today) - said.weekday + 7) % 7
      return today - (days === 0 && later ? 7 : days)
    }
    case 'time':
      return later ? today - 1 : today
    case 'day':
      return said.day
    case 'span':
      return dayAt(clock.now + said.ms, clock.zone)
    case 'instant':
      return dayAt(said.ms, clock.zone)
  }
}

/**
 * When that was, in the past if it can be; a day alone is its noon, today is now. `time` is a time of day that was said
 * apart from the day. `undefined` if no such day exists.
 */
export function whenItWas(date: DateSaid, apart: TimeSaid | undefined, clock: Clock): When | undefined {
  const { said } = date
  if (said.kind === 'span') return { at: zonedAt(clock.now + said.ms, clock.zone), timed: true }
  if (said.kind === 'instant') return { at: zonedAt(said.ms, clock.zone), timed: true }
  const time = ('time' in said ? said.time : undefined) ?? apart
  const day = pastDay(said, time, clock)
  return Number.isNaN(day) ? undefined : on(day, time, clock)
}
