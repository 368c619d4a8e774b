/**
 * Days, instants and time zones. The only importer of Temporal.
 *
 * Inside, a day is a `DayNumber`: whole days since 1970-01-01, without a zone. At the edges a day is an ISO
 * date ("2026-11-23") and a point in time is a zoned date-time ("2026-11-23T15:00:00+01:00[Europe/Berlin]",
 * RFC 9557). Reading those is done by slicing, since a journal holds a hundred thousand of them; whatever
 * needs a zone's rules is done by Temporal.
 */
import { Temporal } from 'temporal-polyfill'

/** Whole days since 1970-01-01, in whatever zone the day was lived. */
export type DayNumber = number

const DAY_MS = 86_400_000

/** The number that the digits from `from` to before `to` spell; `NaN` if one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar, by Howard Hinnant's `days_from_civil`. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day number of an ISO date; `NaN` if the text does not begin with one or names a day that does not exist. */
export function dayNumber(isoDate: string): DayNumber {
  const month = digits(isoDate, 5, 7)
  const day = digits(isoDate, 8, 10)
  // Days that every month has need no calendar to be known to exist.
  if (isoDate[4] === '-' && isoDate[7] === '-' && month >= 1 && month <= 12 && day >= 1 && day <= 28) {
    return daysFromCivil(digits(isoDate, 0, 4), month, day)
  }
  const ms = Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDate.slice(0, 10)) return Number.NaN
  return ms / DAY_MS
}

/** The ISO date of a day number. */
export function isoDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The year of a day. */
export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/** The weekday, 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The zone named in a zoned date-time, if it names one. */
export function zoneOf(zoned: string): string | undefined {
  return /\[!?([^\]=]+)\]/.exec(zoned)?.[1]
}

/** The day as it was lived: the date of a zoned date-time, already known to be one, in its own zone. */
export function dayOf(zoned: string): DayNumber {
  return daysFromCivil(digits(zoned, 0, 4), digits(zoned, 5, 7), digits(zoned, 8, 10))
}

/** As `epochMs`, for the one form that Ajar itself writes ("2026-11-23T15:00:00+01:00[…]"); `NaN` for any other. */
function plainEpochMs(zoned: string): number {
  const month = digits(zoned, 5, 7)
  const day = digits(zoned, 8, 10)
  const hour = digits(zoned, 11, 13)
  const minute = digits(zoned, 14, 16)
  const second = digits(zoned, 17, 19)
  const sign = zoned[19] === '+' ? 1 : zoned[19] === '-' ? -1 : Number.NaN
  const ahead = digits(zoned, 20, 22) * 60 + digits(zoned, 23, 25)
  const shaped =
    zoned[4] === '-' && zoned[7] === '-' && zoned[10] === 'T' && zoned[13] === ':' && zoned[16] === ':'
  const ranged = month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60
  const ended = zoned[22] === ':' && ahead < 1440 && (zoned.length === 25 || zoned[25] === '[')
  if (!shaped || !ranged || !ended) return Number.NaN
  const days = daysFromCivil(digits(zoned, 0, 4), month, day)
  return days * DAY_MS + ((hour * 60 + minute - sign * ahead) * 60 + second) * 1000
}

/** Milliseconds since 1970-01-01T00:00Z of a zoned date-time; `NaN` if it has no offset. */
export function epochMs(zoned: string): number {
  const plainly = plainEpochMs(zoned)
  if (!Number.isNaN(plainly)) return plainly
  const bracket = zoned.indexOf('[')
  const plain = bracket < 0 ? zoned : zoned.slice(0, bracket)
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(plain) ? Date.parse(plain) : Number.NaN
}

/** The zoned date-time of an instant in a zone, to the second. */
export function zonedAt(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms / 1000) * 1000)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second' })
}

/** The day of an instant in a zone. */
export function dayAt(ms: number, zone: string): DayNumber {
  return dayNumber(
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString(),
  )
}

/** The first moment of a day in a zone: usually 00:00, later where daylight saving skips midnight. */
export function startOfDay(day: DayNumber, zone: string): string {
  return Temporal.PlainDate.from(isoDay(day)).toZonedDateTime(zone).toString({ smallestUnit: 'second' })
}

/**
 * A wall-clock time of a day in a zone ("09:00"), as a zoned date-time. A time that daylight saving skips moves
 * forward by the gap; of a repeated time the first is meant.
 */
export function zonedOn(day: DayNumber, time: string, zone: string): string {
  return Temporal.PlainDate.from(isoDay(day))
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toString({ smallestUnit: 'second' })
}

/** Minutes by which a zone is ahead of UTC at an instant. */
export function offsetMinutes(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
}

/** What clocks on the wall show at an instant in a zone: "08:30". */
export function timeAt(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The next instant after `ms` at which a zone's clocks are put forward or back; `undefined` if none is known. */
export function nextClockChange(ms: number, zone: string): number | undefined {
  const change = Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next')
  return change?.epochMilliseconds
}

/** Whether the text is an IANA time zone (or an offset) that this system knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/**
 * Reads a point in time as people and programs write it: a zoned date-time, an instant with an offset, or a
 * wall-clock date and time (or a date alone: its noon) which is then taken in `zone`.
 * Throws a `RangeError` for a date or time that does not exist.
 */
export function readZoned(text: string, zone: string): string {
  const trimmed = text.trim()
  if (zoneOf(trimmed)) return Temporal.ZonedDateTime.from(trimmed).toString({ smallestUnit: 'second' })
  if (/[T ].*(?:Z|[+-]\d\d:?\d\d)$/i.test(trimmed)) {
    return Temporal.Instant.from(trimmed).toZonedDateTimeISO(zone).toString({ smallestUnit: 'second' })
  }
  if (/^\d{4}-\d\d-\d\d$/.test(trimmed)) {
    return Temporal.PlainDate.from(trimmed)
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') })
      .toString({ smallestUnit: 'second' })
  }
  return Temporal.PlainDateTime.from(trimmed.replace(' ', 'T'))
    .toZonedDateTime(zone)
    .toString({ smallestUnit: 'second' })
}
