/** The made-up calendar: days and times in one zone, cheap enough for a hundred thousand of them. */
import { type DayNumber, dayAt, isoDay, startOfDay, weekday, zonedOn } from '../dates.ts'

export interface Calendar {
  /** The clock's day. */
  readonly today: DayNumber
  /** A zoned date-time of a day and the minute since its midnight. */
  at(day: DayNumber, minute: number): string
  /** The same day, or the Monday after where it falls on a weekend. */
  working(day: DayNumber): DayNumber
  /** The day `count` working days (Monday to Friday) before `day`. */
  workingDaysBefore(day: DayNumber, count: number): DayNumber
}

/** The calendar of a zone, read at `now` (milliseconds since 1970). */
export function calendar(now: number, zone: string): Calendar {
  // Most days have one offset from midnight to midnight: then a date-time is put together without asking the zone.
  const known = new Map<DayNumber, { readonly date: string; readonly offset: string | undefined }>()
  const steady = (day: DayNumber) => {
    let found = known.get(day)
    if (found === undefined) {
      const [begins, ends] = [startOfDay(day, zone).slice(19), startOfDay(day + 1, zone).slice(19)]
      found = { date: isoDay(day), offset: begins === ends ? begins : undefined }
      known.set(day, found)
    }
    return found
  }
  return {
    today: dayAt(now, zone),
    at(day, minute) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const { date, offset } = steady(day)
      return offset === undefined ? zonedOn(day, time, zone) : `${date}T${time}:00${offset}`
    },
    working(day) {
      return day + Math.max(0, 8 - weekday(day)) * (weekday(day) > 5 ? 1 : 0)
    },
    workingDaysBefore(day, count) {
      let before = day
      for (let left = count; left > 0;) {
        before -= 1
        if (weekday(before) <= 5) left -= 1
      }
      return before
    },
  }
}
