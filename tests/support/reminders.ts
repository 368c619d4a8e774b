/** Reminders over any history at all, with somebody there who takes each as it comes. */
import fc from 'fast-check'
import { dayAt, epochMs, isoDay, zonedAt } from '#shared/dates.ts'
import type { Meeting } from '#shared/domain/meeting.ts'
import type { History } from '#shared/right-time/history.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { Agenda } from '#shared/right-time/reminders/agenda.ts'
import { type Due, dueNow, nextInstant } from '#shared/right-time/reminders/plan.ts'
import { anyHistory } from './any-history.ts'
import { BERLIN } from './histories.ts'

const HOUR_MS = 3_600_000

/** A history, what has been told of it, and where the clock stands. */
export interface Situation {
  readonly history: History
  readonly told: ReadonlySet<string>
  readonly now: number
  readonly zone: string
}

const aTime = fc.constantFrom('00:00', '02:30', '08:30', '12:00', '18:00', '23:59')
const aZone = fc.constantFrom(BERLIN, BERLIN, 'America/Los_Angeles', 'Pacific/Apia', 'Australia/Lord_Howe')

/** A meeting that ends some hours from the clock, before or after it. */
const aMeeting = fc.record({
  hours: fc.integer({ min: -90, max: 90 }),
  attendees: fc.subarray(['ann', 'bob'], { minLength: 0 }),
  cancelled: fc.boolean(),
})

/** Any history, with meetings about the clock, and any working days, quiet hours, zone and time of day. */
export const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    base: anyHistory,
    meetings: fc.array(aMeeting, { maxLength: 3 }),
    usual: fc.boolean(),
    quietFrom: aTime,
    quietTo: aTime,
    workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    zone: aZone,
    minutes: fc.integer({ min: -5000, max: 5000 }),
  })
  .map(({ base, meetings, usual, quietFrom, quietTo, workingDays, zone, minutes }) => {
    const now = base.clock.now + minutes * 60_000
    const settings = usual ? {} : { quietFrom, quietTo, workingDays }
    return {
      history: {
        ...base.history,
        meetings: meetings.map(({ hours, attendees, cancelled }, index): Meeting => ({
          id: `m${index}`,
          title: 'Budget',
          start: zonedAt(now + (hours - 1) * HOUR_MS, BERLIN),
          end: zonedAt(now + hours * HOUR_MS, BERLIN),
          allDay: false,
          attendees: attendees.map((contact) => ({ contact })),
          ...(cancelled ? { status: 'CANCELLED' } : {}),
        })),
        settings: { ...base.history.settings, ...settings },
      },
      told: new Set<string>(),
      now,
      zone,
    }
  })

/** Says of every situation what must hold in it. */
export function inEverySituation(holds: (situation: Situation) => void): void {
  fc.assert(fc.property(anySituation, holds), { numRuns: process.env.AJAR_LONG === '1' ? 3000 : 150 })
}

export const readingOf = ({ history, now, zone }: Situation): Reading => new Reading(history, { now, zone })

/** What is due, found anew. */
export function dueIn(situation: Situation): Due {
  return dueNow(readingOf(situation), (id) => situation.told.has(id))
}

/** The next instant, found anew. */
export function nextIn(situation: Situation): number | undefined {
  const reading = readingOf(situation)
  const told = (id: string) => situation.told.has(id)
  return nextInstant(new Agenda(reading, told), reading, told)
}

export const idsIn = ({ lines }: Due): string[] => lines.flat().map(({ id }) => id)

/** The situation after a taker has taken what is due: marked as told, and as shown on the day. */
export function taken(situation: Situation): Situation {
  const ids = idsIn(dueIn(situation))
  const day = isoDay(dayAt(situation.now, situation.zone))
  const shown = new Map(situation.history.shown)
  for (const id of ids) shown.set(id, [...new Set(shown.get(id)).add(day)])
  return {
    ...situation,
    history: { ...situation.history, shown },
    told: new Set([...situation.told, ...ids]),
  }
}

/** Instants, after the clock, for which something was written down. */
export function writtenFor({ history, now }: Situation): number[] {
  const heads = [...history.impressionsOf.values()].flat()
  const points = [
    ...heads.flatMap(({ at, answered, promises }) => [
      at,
      answered,
      ...promises.map(({ settled }) => settled),
    ]),
    ...history.circumstances.map(({ cameTrue }) => cameTrue),
    ...history.answers.map(({ at }) => at),
    ...history.contacts.flatMap(({ wakings, doorEvents }) => [...wakings, ...doorEvents.map(({ at }) => at)]),
  ]
  return points.flatMap((at) => (at === undefined || epochMs(at) <= now ? [] : [epochMs(at)]))
}
