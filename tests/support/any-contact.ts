/** Any contact: any rhythm, any dates to remember, a door that closes and opens again, and wakings from sleep. */
import fc from 'fast-check'
import { dayNumber, isoDay, type DayNumber } from '#shared/dates.ts'
import { RememberedDate, type Contact } from '#shared/domain/contact.ts'
import { aDay, aTimeInAZone, type In, type Stretch } from './any-days.ts'
import { contact } from './histories.ts'

/** "03-14": any day, and often one at which something turns. */
const monthAndDay: fc.Arbitrary<In<string>> = fc.oneof(
  aDay.map((day) => (stretch: Stretch) => isoDay(day(stretch)).slice(5)),
  fc.constantFrom('02-29', '02-29', '02-28', '03-01', '12-31', '01-01').map((day) => () => day),
)

/** The year in which it began: long ago, just now, still to come; or nobody knows. */
const aYear = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 1950, max: 2026 }),
  fc.constantFrom(2026, 2027, 2028, 2029),
)

/** A day to remember. Where the year has no 29 February, the leap year before it is meant. */
export const aDate: fc.Arbitrary<In<RememberedDate>> = fc
  .record({
    kind: fc.constantFrom('birthday', 'birthday', 'anniversary', 'other'),
    label: fc.constantFrom(undefined, undefined, 'the founding'),
    monthAndDay,
    year: aYear,
  })
  .map(({ kind, label, monthAndDay: of, year }) => (stretch) => {
    const rest = of(stretch)
    const leap = rest === '02-29' && year !== undefined ? year - (year % 4) : year
    const date = leap === undefined ? `--${rest}` : `${leap}-${rest}`
    return RememberedDate.parse({ kind, date, ...(label === undefined ? {} : { label }) })
  })

/** The door closes by hand in one of three, and mostly opens again. */
const doorEvents = fc.oneof(
  { weight: 2, arbitrary: fc.constant<{ at: In<string>; what: 'closed' | 'reopened' }[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.record({ at: aTimeInAZone, what: fc.constantFrom('closed', 'reopened', 'reopened') }),
      { maxLength: 3 },
    ),
  },
)

/** A contact of this id. */
export function aContact(id: string): fc.Arbitrary<In<Contact>> {
  const fields = fc.record({
    rhythm: fc.constantFrom(null, 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y'),
    dates: fc.array(aDate, { maxLength: 3 }),
    wakings: fc.array(aTimeInAZone, { maxLength: 3 }),
    doorEvents,
  })
  return fields.map(({ rhythm, dates, wakings, doorEvents }) => {
    return (stretch) =>
      contact(id, {
        rhythm,
        dates: dates.map((date) => date(stretch)),
        wakings: wakings.map((at) => at(stretch)),
        doorEvents: doorEvents.map(({ at, what }) => ({ at: at(stretch), what })),
      })
  })
}

/** The days on which a contact's dates fall in the years that are told of; of 29 February, both that and the 28th. */
export function daysOf({ dates }: Contact): DayNumber[] {
  return dates
    .flatMap(({ date }) => (date.endsWith('-02-29') ? ['-02-28', '-02-29'] : [date.slice(-6)]))
    .flatMap((rest) => [dayNumber(`2027${rest}`), dayNumber(`2028${rest}`)])
    .filter((day) => !Number.isNaN(day))
}
