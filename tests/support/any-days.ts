/** Any day, time and zone that random histories are told of: a year and a half, or two or three months of it. */
import fc from 'fast-check'
import { dayNumber, isoDay, zonedOn, type DayNumber } from '#shared/dates.ts'
import type { Pause } from '#shared/domain/settings.ts'
import { BERLIN } from './histories.ts'

/** A year whose February ends with the 28th, and the beginning of one in which it does not. */
const FIRST = dayNumber('2027-01-01')
const DAYS = 500

/** The stretch of days that a history fills. */
export interface Stretch {
  readonly first: DayNumber
  readonly days: number
}

/** All of it; or so little that what happens in it comes close together. */
export const aStretch: fc.Arbitrary<Stretch> = fc.oneof(
  fc.constant({ first: FIRST, days: DAYS }),
  fc.integer({ min: 0, max: DAYS - 70 }).map((after) => ({ first: FIRST + after, days: 70 })),
)

/** Something whose days are known once its history's stretch is. */
export type In<T> = (stretch: Stretch) => T

/** A day of the stretch. */
export const aDay: fc.Arbitrary<In<DayNumber>> = fc
  .nat({ max: DAYS })
  .map((nth) => (stretch) => stretch.first + (nth % stretch.days))

/** A time of day; the seconds keep two impressions from falling into one. */
export const aTime = fc
  .tuple(fc.constantFrom('00:30', '09:00', '10:00', '17:45', '23:30'), fc.integer({ min: 0, max: 59 }))
  .map(([time, second]) => `${time}:${String(second).padStart(2, '0')}`)

/** Where something was written down: at home mostly, and on journeys, to either side of the date line too. */
export const aZone = fc.constantFrom(
  ...[BERLIN, BERLIN, BERLIN, BERLIN, 'Asia/Tokyo', 'America/Los_Angeles'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago'],
)

/** A point in time, in a zone. */
export const aTimeInAZone: fc.Arbitrary<In<string>> = fc.tuple(aDay, aTime, aZone).map(
  ([day, time, zone]) =>
    (stretch) =>
      zonedOn(day(stretch), time, zone),
)

export const aPause: fc.Arbitrary<In<Pause>> = fc
  .tuple(aDay, fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => (stretch) => {
    const first = from(stretch)
    return { from: isoDay(first), to: isoDay(first + length) }
  })
