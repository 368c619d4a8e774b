/** Any impression, and pings in a row. */
import fc from 'fast-check'
import { dayOf, isoDay, zoneOf, zonedOn } from '#shared/dates.ts'
import type { ImpressionHead, Signal } from '#shared/domain/impression.ts'
import { aDay, aTime, aTimeInAZone, aZone, type Stretch } from './any-days.ts'
import { BERLIN } from './histories.ts'

export const IDS = ['ann', 'bob', 'cat']

/** An impression but for its days, and for its id, which depends on how many there are. */
export type Unnamed = (index: number, stretch: Stretch) => ImpressionHead

const aRest = fc.record(
  {
    after: fc.integer({ min: -5, max: 120 }),
    circumstance: fc.constantFrom('k1', 'k2', 'gone'),
    words: fc.constantFrom('after the summer', 'not before the budget'),
  },
  { requiredKeys: [] },
)

/** What came back later, that many days after. */
function answeredAfter(at: string, days: number | undefined): Pick<ImpressionHead, 'answered'> {
  return days === undefined ? {} : { answered: zonedOn(dayOf(at) + days, '12:00', zoneOf(at) ?? BERLIN) }
}

const aSignal: fc.Arbitrary<Signal> = fc.oneof(
  { weight: 9, arbitrary: fc.constant('none') },
  { weight: 6, arbitrary: fc.constant('positive') },
  { weight: 3, arbitrary: fc.constantFrom('neutral', 'not-now') },
  { weight: 1, arbitrary: fc.constant('stop') },
)

export const anImpression: fc.Arbitrary<Unnamed> = fc
  .record({
    at: aTimeInAZone,
    contacts: fc.subarray(IDS, { minLength: 1, maxLength: 2 }),
    kind: fc.constantFrom('meeting', 'call', 'message', 'ping', 'ping', 'note'),
    direction: fc.constantFrom('out', 'out', 'in', 'both'),
    left: fc.constantFrom(null, null, -1, 0, 2),
    signal: aSignal,
    asks: fc.boolean(),
    values: fc.constantFrom<string[][]>([], [], ['v1']),
    promised: fc.option(
      fc.record({ days: fc.integer({ min: 0, max: 30 }), state: fc.constantFrom('open', 'open', 'kept') }),
      { freq: 4, nil: undefined },
    ),
    rest: fc.option(aRest, { freq: 4, nil: undefined }),
    after: fc.option(fc.integer({ min: 1, max: 70 }), { freq: 3, nil: undefined }),
  })
  .map(({ at: of, promised, rest, after, kind, direction, ...fields }) => (index, stretch) => {
    const at = of(stretch)
    const later = (days: number) => isoDay(dayOf(at) + days)
    return {
      ...fields,
      id: `i${index}`,
      at,
      kind,
      direction: kind === 'note' ? null : direction,
      tags: [],
      promises: promised
        ? [{ id: `p${index}`, text: 'it', due: later(promised.days), state: promised.state }]
        : [],
      ...(rest ? { rest: restOf(rest, later) } : {}),
      ...answeredAfter(at, after),
    }
  })

function restOf({ after, ...rest }: { after?: number }, later: (days: number) => string) {
  return after === undefined ? rest : { ...rest, until: later(after) }
}

/** One of a row: so many days after the one before, in some zone; an answer may come to it, at once or later. */
const aPing = fc.record({
  gap: fc.integer({ min: 0, max: 35 }),
  time: aTime,
  zone: aZone,
  isAnswered: fc.constantFrom(false, false, false, false, false, true),
  signal: fc.constantFrom('neutral', 'positive', 'not-now'),
  after: fc.option(fc.integer({ min: 1, max: 70 }), { freq: 1, nil: undefined }),
})

/** Up to six pings to one contact, one after the other. */
export const pingsInARow: fc.Arbitrary<Unnamed[]> = fc
  .record({ who: fc.constantFrom(...IDS), from: aDay, pings: fc.array(aPing, { maxLength: 6, size: 'max' }) })
  .map(({ who, from, pings }) => {
    let before = 0
    return pings.map(({ gap, time, zone, isAnswered, signal, after }): Unnamed => {
      before += gap
      const sinceTheFirst = before
      return (index, stretch) => {
        const at = zonedOn(from(stretch) + sinceTheFirst, time, zone)
        return {
          id: `i${index}`,
          at,
          contacts: [who],
          kind: 'ping',
          direction: 'out',
          left: null,
          signal: isAnswered ? signal : 'none',
          values: [],
          asks: false,
          tags: [],
          promises: [],
          ...answeredAfter(at, isAnswered ? after : undefined),
        }
      }
    })
  })
