/** Any history at all: what property tests put the rules to. */
import fc from 'fast-check'
import { dayNumber, isoDay, zonedOn, type DayNumber } from '#shared/dates.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import { allMoments } from '#shared/right-time/moments.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { BERLIN, clockAt, contact, historyOf } from './histories.ts'

const FIRST = dayNumber('2025-10-01')
const DAYS = 420

const aDay = fc.integer({ min: 0, max: DAYS }).map((n) => FIRST + n)
const aTime = fc.constantFrom('00:30', '09:00', '10:00', '17:45', '23:30')
const aZone = fc.constantFrom(BERLIN, BERLIN, BERLIN, 'Asia/Tokyo', 'America/Los_Angeles')
const aMoment = fc.tuple(aDay, aTime, aZone).map(([day, time, zone]) => zonedOn(day, time, zone))
const IDS = ['ann', 'bob', 'cat']

const aRest = fc.record(
  {
    until: fc.tuple(aDay, fc.integer({ min: 0, max: 120 })).map(([day, more]) => isoDay(day + more)),
    circumstance: fc.constantFrom('k1', 'k2', 'gone'),
    words: fc.constantFrom('after the summer', 'not before the budget'),
  },
  { requiredKeys: [] },
)

const anImpression = fc
  .record({
    at: aMoment,
    contacts: fc.subarray(IDS, { minLength: 1, maxLength: 2 }),
    kind: fc.constantFrom('meeting', 'call', 'message', 'ping', 'ping', 'note'),
    direction: fc.constantFrom('out', 'out', 'in', 'both'),
    left: fc.constantFrom(null, null, -1, 0, 2),
    signal: fc.constantFrom('none', 'none', 'none', 'positive', 'positive', 'neutral', 'not-now', 'stop'),
    asks: fc.boolean(),
    values: fc.constantFrom<string[][]>([], [], ['v1']),
    promised: fc.option(
      fc.record({ days: fc.integer({ min: 0, max: 30 }), state: fc.constantFrom('open', 'open', 'kept') }),
      {
        freq: 4,
        nil: undefined,
      },
    ),
    rest: fc.option(aRest, { freq: 4, nil: undefined }),
    answeredAfter: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3, nil: undefined }),
  })
  .map(({ promised, rest, answeredAfter, kind, direction, ...fields }) => {
    const day = dayNumber(fields.at)
    return (index: number): ImpressionHead => ({
      ...fields,
      id: `i${index}`,
      kind,
      direction: kind === 'note' ? null : direction,
      tags: [],
      promises: promised
        ? [{ id: `p${index}`, text: 'it', due: isoDay(day + promised.days), state: promised.state }]
        : [],
      ...(rest ? { rest } : {}),
      ...(answeredAfter === undefined ? {} : { answered: zonedOn(day + answeredAfter + 1, '12:00', BERLIN) }),
    })
  })

const aContact = (id: string) =>
  fc
    .record({
      rhythm: fc.constantFrom(null, 'P2W', 'P1M', 'P3M', 'P1Y'),
      dates: fc.constantFrom<Contact['dates'][]>(
        [],
        [{ kind: 'birthday', date: '--02-29' }],
        [
          { kind: 'birthday', date: '1980-03-14' },
          { kind: 'other', date: '--12-31', label: 'the founding' },
        ],
      ),
      wakings: fc.array(aMoment, { maxLength: 1 }),
      doorEvents: fc.array(fc.record({ at: aMoment, what: fc.constantFrom('closed', 'reopened') }), {
        maxLength: 2,
      }),
    })
    .map((fields) => contact(id, fields))

const aPause = fc
  .tuple(aDay, fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from: isoDay(from), to: isoDay(from + length) }))

/** A history of up to three contacts, and a reading of the clock somewhere in it. */
export const anyHistory: fc.Arbitrary<{ history: History; clock: Clock; day: DayNumber }> = fc
  .record({
    contacts: fc.tuple(...IDS.map(aContact)),
    impressions: fc.array(anImpression, { maxLength: 14 }),
    cameTrue: fc.tuple(fc.option(aMoment, { nil: undefined }), fc.option(aMoment, { nil: undefined })),
    pauses: fc.array(aPause, { maxLength: 2 }),
    day: aDay,
    later: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })), { maxLength: 2 }),
    shown: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 8 })), { maxLength: 6 }),
  })
  .map(({ contacts, impressions, cameTrue, pauses, day, later, shown }) => {
    const clock = clockAt(isoDay(day))
    const told = {
      contacts,
      impressions: impressions.map((make, index) => make(index)),
      circumstances: cameTrue.map((at, index) => ({
        id: `k${index + 1}`,
        title: 'the budget is out',
        ...(at === undefined ? {} : { cameTrue: at }),
      })),
      values: [{ id: 'v1', title: 'A checklist', tags: [] }],
      settings: { pauses },
    }
    // Answers and showings are about moments that there were.
    const answers: MomentAnswer[] = []
    const days = new Map<string, string[]>()
    for (const [pick, ago] of later) {
      const then = allMoments(historyOf(told), clockAt(isoDay(day - ago)))
      const one = then[pick % Math.max(1, then.length)]
      if (!one) continue
      answers.push({
        moment: one.id,
        at: zonedOn(day - ago, '12:00', BERLIN),
        what: 'later',
        ...(one.contact ? { contact: one.contact.id } : {}),
      })
    }
    for (const [pick, ago] of shown) {
      const now = allMoments(historyOf(told), clock)
      const one = now[pick % Math.max(1, now.length)]
      if (one) days.set(one.id, [...(days.get(one.id) ?? []), isoDay(day - ago)])
    }
    return { history: historyOf({ ...told, answers, shown: days }), clock, day }
  })
