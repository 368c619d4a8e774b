/** Any history at all: what property tests put the rules to. */
import fc from 'fast-check'
import { dayNumber, dayOf, epochMs, isoDay, zonedOn, type DayNumber } from '#shared/dates.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/settings.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { allMoments } from '#shared/right-time/moments.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { aContact, daysOf } from './any-contact.ts'
import { aDay, aPause, aStretch, aTimeInAZone, type Stretch } from './any-days.ts'
import { anImpression, IDS, pingsInARow } from './any-impression.ts'
import { BERLIN, clockAt, historyOf, type Told } from './histories.ts'
import { historyInWords } from './history-in-words.ts'

/** A history and a reading of the clock in it, on that day of the user's; it tells itself when a property fails. */
export interface Situation {
  readonly history: History
  readonly clock: Clock
  readonly day: DayNumber
}

const aUsersZone = fc.constantFrom(BERLIN, BERLIN, BERLIN, 'Pacific/Kiritimati', 'Pacific/Pago_Pago')
const workingDays = fc.constantFrom(
  ...[DEFAULT_SETTINGS.workingDays, DEFAULT_SETTINGS.workingDays, DEFAULT_SETTINGS.workingDays],
  ...[[7, 1, 2, 3, 4], [3], [1, 2, 3, 4, 5, 6, 7]],
)

/** Where the clock stands: anywhere, or at a distance from something at which a rule may turn. */
const aPlace = fc.oneof(
  fc.record({ on: aDay }),
  fc.record({
    from: fc.nat(),
    days: fc.constantFrom(0, 1, -1, -2, -3, 2, 3, 4, 9, 10, 11, 13, 14, 15, 16, 29, 30, 31, 45, 60, 61),
  }),
)

/** What the user says to something that is there to be answered: a line of that day's Today, or any moment. */
const anAnswer = fc.record({
  ago: fc.integer({ min: 0, max: 70 }),
  to: fc.nat(),
  on: fc.constantFrom('today', 'today', 'page'),
})

type Place = typeof aPlace extends fc.Arbitrary<infer T> ? T : never
type Said = typeof anAnswer extends fc.Arbitrary<infer T> ? T : never

/** Says "not the right time" so many times, one after the other, each to what was there by then. */
function withLaters(
  told: Told,
  { day, zone }: { day: DayNumber; zone: string },
  laters: readonly Said[],
): Told {
  const answers: MomentAnswer[] = []
  for (const { ago, to, on } of [...laters].sort((a, b) => b.ago - a.ago)) {
    const history = historyOf({ ...told, answers })
    const at = zonedOn(day - ago, `12:${String(answers.length % 60).padStart(2, '0')}`, zone)
    const clock = { now: epochMs(at), zone }
    const there =
      on === 'today' ? todayOf(history, clock, { daysAhead: 0 }).moments : allMoments(history, clock)
    const fading = there.filter(({ kind }) => kind !== 'promise' && kind !== 'write-down')
    const line = fading[to % Math.max(1, fading.length)]
    for (const { id } of line ? [line, ...(line.merged ?? [])] : []) {
      answers.push({
        moment: id,
        at,
        what: 'later',
        ...(line?.contact ? { contact: line.contact.id } : {}),
      })
    }
  }
  return { ...told, answers }
}

/** A history of up to three contacts, and a reading of the clock somewhere in it. */
export const anyHistory: fc.Arbitrary<Situation> = fc
  .record({
    stretch: aStretch,
    contacts: fc.tuple(...IDS.map(aContact)),
    impressions: fc.oneof(
      fc.array(anImpression, { maxLength: 3 }),
      fc.array(anImpression, { maxLength: 12 }),
    ),
    rows: fc.array(pingsInARow, { maxLength: 2 }),
    cameTrue: fc.tuple(
      fc.option(aTimeInAZone, { nil: undefined }),
      fc.option(aTimeInAZone, { nil: undefined }),
    ),
    pauses: fc.array(aPause, { maxLength: 2 }),
    workingDays,
    zone: aUsersZone,
    place: aPlace,
    time: fc.constantFrom('23:59:59', '23:59:59', '09:00:00', '00:10:00'),
    laters: fc.array(anAnswer, { maxLength: 5, size: '+1' }),
    shown: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 8 })), { maxLength: 6 }),
  })
  .map(({ stretch, contacts, impressions, rows, cameTrue, workingDays, pauses, zone, ...rest }) => {
    const { place, time, laters, shown } = rest
    const told: Told = {
      contacts: contacts.map((make) => make(stretch)),
      impressions: [...impressions, ...rows.flat()].map((make, index) => make(index, stretch)),
      circumstances: cameTrue.map((at, index) => ({
        id: `k${index + 1}`,
        title: 'the budget is out',
        ...(at === undefined ? {} : { cameTrue: at(stretch) }),
      })),
      values: [{ id: 'v1', title: 'A checklist', tags: [] }],
      settings: { workingDays, pauses: pauses.map((make) => make(stretch)) },
    }
    const day = placed(told, place, stretch)
    const clock = clockAt(`${isoDay(day)}T${time}`, zone)
    const answered = withLaters(told, { day, zone }, laters)
    // Showings are of moments that there are.
    const days = new Map<string, string[]>()
    const now = allMoments(historyOf(answered), clock)
    for (const [pick, ago] of shown) {
      const one = now[pick % Math.max(1, now.length)]
      if (one) days.set(one.id, [...(days.get(one.id) ?? []), isoDay(day - ago)])
    }
    const history = historyOf({ ...answered, shown: days })
    return { history, clock, day, [fc.toStringMethod]: () => historyInWords(history, clock) }
  })

/** The day that a place means in what was told. */
function placed(told: Told, place: Place, stretch: Stretch): DayNumber {
  if ('on' in place) return place.on(stretch)
  const turns = [
    ...(told.impressions ?? []).flatMap(({ at, answered }) => [dayOf(at), dayOf(answered ?? at)]),
    ...told.contacts.flatMap(daysOf),
    ...told.contacts.flatMap(({ wakings }) => wakings.map(dayOf)),
    ...(told.settings?.pauses ?? []).map(({ from }) => dayNumber(from)),
  ].sort((a, b) => a - b)
  return (turns[place.from % Math.max(1, turns.length)] ?? stretch.first) + place.days
}
