/** Writes upon a small journal in which people's moments hang together: shared promises, rests, circumstances. */
import fc from 'fast-check'
import { packHlc } from '#core/journal/hlc.ts'
import { newOperation, type NewOperation, type Operation } from '#core/journal/operations.ts'
import { State } from '#core/journal/state.ts'
import { isoDay, zonedAt } from '#shared/dates.ts'
import type { History } from '#shared/right-time/history.ts'
import { allMoments } from '#shared/right-time/moments.ts'

const DAY_MS = 86_400_000
const PEOPLE = ['c1', 'c2', 'c3']

export function historyOf(state: State): History {
  return {
    contacts: [...state.contacts.values()],
    impressionsOf: state.headsOf,
    circumstances: [...state.circumstances.values()],
    values: [...state.values.values()],
    meetings: [],
    answers: state.answers,
    shown: state.shown,
    notices: state.notices,
    settings: state.settings,
  }
}

/** What a write may look at: the state as it is, the clock, and its number. */
interface Before {
  readonly state: State
  readonly now: number
  readonly count: number
}
type Write = (before: Before) => NewOperation

const whom = fc.constantFrom(...PEOPLE)
const who = fc.subarray(PEOPLE, { minLength: 1, maxLength: 2 })
const nth = fc.nat({ max: 30 })
const circumstance = fc.constantFrom('x1', 'x2')
/** Days from now. Few writes are dated later than they are made: on another machine, or before the clock was set back. */
const daysAway = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -40, max: 0, noNaN: true }) },
  fc.constant(0.3),
)
const at = (now: number, days: number) => zonedAt(now + days * DAY_MS, 'UTC')

const picked = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const impressionIn = ({ state }: Before, index: number) =>
  picked([...state.heads.keys()].sort(), index) ?? 'none'

const aRest = fc.constantFrom({}, { until: 3 }, { until: 30 }, { circumstance: 'x1' }, { circumstance: 'x2' })
/** In so many days; several fall on one, so that they have to make room for each other. */
const dueIn = fc.constantFrom(-5, 3, 4, 4, 5, 11)
const aPromise = fc.option(dueIn, { freq: 3, nil: undefined })

const adding: fc.Arbitrary<Write> = fc
  .record({
    days: daysAway,
    contacts: who,
    kind: fc.constantFrom('meeting' as const, 'ping' as const, 'ping' as const, 'note' as const),
    direction: fc.constantFrom('out' as const, 'both' as const, 'in' as const),
    signal: fc.constantFrom('none', 'none', 'positive', 'not-now', 'neutral', 'stop' as const),
    promise: aPromise,
    rest: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: aRest }),
  })
  .map(({ days, kind, direction, promise, rest, ...fields }) => ({ now, count }: Before) => ({
    kind: 'impression.added' as const,
    data: {
      ...fields,
      id: `i${count}`,
      at: at(now, days),
      kind,
      direction: kind === 'note' ? null : direction,
      text: 'it',
      left: null,
      values: [],
      asks: false,
      tags: [],
      promises: promise === undefined ? [] : [promiseOf(count, now, promise)],
      ...(rest === undefined ? {} : { rest: restOf(rest, now) }),
    },
  }))

function promiseOf(count: number, now: number, days: number) {
  return { id: `p${count}`, text: 'it', due: isoDay(Math.floor(now / DAY_MS) + days), state: 'open' as const }
}

function restOf({ until, circumstance }: { until?: number; circumstance?: string }, now: number) {
  if (until !== undefined) return { until: isoDay(Math.floor(now / DAY_MS) + until) }
  return circumstance === undefined ? {} : { circumstance }
}

const changing: fc.Arbitrary<Write> = fc
  .record({
    index: nth,
    days: daysAway,
    contacts: who,
    signal: fc.constantFrom('none' as const, 'positive' as const, 'not-now' as const, 'stop' as const),
    promise: dueIn,
    rest: aRest,
    part: fc.constantFrom('at', 'contacts', 'signal', 'promises', 'rest', 'kind', 'answered'),
  })
  .map(({ index, days, contacts, signal, promise, rest, part }) => (before: Before) => {
    const { now, count } = before
    const all = {
      at: at(now, days),
      contacts,
      signal,
      answered: at(now, days),
      kind: 'call' as const,
      promises: [promiseOf(count, now, promise)],
      rest: restOf(rest, now),
    }
    const set = Object.fromEntries(Object.entries(all).filter(([name]) => name === part))
    return { kind: 'impression.changed' as const, data: { id: impressionIn(before, index), set } }
  })

const settling: fc.Arbitrary<Write> = fc
  .tuple(
    fc.constantFrom('promise.kept' as const, 'promise.let-go' as const, 'promise.reopened' as const),
    nth,
    daysAway,
  )
  .map(([kind, index, days]) => ({ state, now }: Before): NewOperation => {
    const promising = [...state.heads.values()].filter(({ promises }) => promises.length > 0)
    const head = picked(promising, index)
    const data = { impression: head?.id ?? 'none', promise: head?.promises[0]?.id ?? 'none' }
    return kind === 'promise.reopened' ? { kind, data } : { kind, data: { ...data, at: at(now, days) } }
  })

/** Showings and "not the right time", of moments that there are. */
const answering: fc.Arbitrary<Write> = fc
  .tuple(nth, fc.constantFrom('shown', 'later', 'somebody’s later'), daysAway)
  .map(([index, what, days]) => ({ state, now }: Before): NewOperation => {
    const moment = picked(allMoments(historyOf(state), { now, zone: 'UTC' }), index)
    const id = moment?.id ?? 'none'
    if (what === 'shown')
      return { kind: 'moments.shown', data: { day: isoDay(Math.floor(now / DAY_MS)), moments: [id] } }
    const contact = what === 'later' ? {} : { contact: moment?.contact?.id }
    return { kind: 'moment.later', data: { moment: id, at: at(now, days), ...contact } }
  })

const simply = (make: (contact: string, days: number, now: number) => NewOperation): fc.Arbitrary<Write> =>
  fc.tuple(whom, daysAway).map(
    ([contact, days]) =>
      ({ now }: Before) =>
        make(contact, days, now),
  )

const closing = simply((contact, days, now) => ({
  kind: 'door.closed',
  data: { contact, at: at(now, days) },
}))

const others: readonly fc.Arbitrary<Write>[] = [
  simply((contact, days, now) => ({ kind: 'door.reopened', data: { contact, at: at(now, days) } })),
  simply((contact, days, now) => ({ kind: 'contact.woken', data: { contact, at: at(now, days) } })),
  simply((id) => ({ kind: 'contact.removed', data: { id } })),
  simply((id) => ({ kind: 'contact.restored', data: { id } })),
  simply((id, days) => ({
    kind: 'contact.changed',
    data: { id, set: { rhythm: days < -20 ? 'P2W' : null } },
  })),
  circumstance.map((id) => () => ({ kind: 'circumstance.added', data: { id, title: 'it' } })),
  circumstance.map((id) => () => ({ kind: 'circumstance.removed', data: { id } })),
  circumstance.map((id) => () => ({ kind: 'circumstance.restored', data: { id } })),
  fc.tuple(circumstance, daysAway).map(([id, days]) => ({ now }: Before) => ({
    kind: 'circumstance.came-true',
    data: { id, at: at(now, days) },
  })),
  nth.map((index) => (before: Before) => ({
    kind: 'impression.removed',
    data: { id: impressionIn(before, index) },
  })),
  nth.map((index) => () => ({ kind: 'impression.restored', data: { id: `i${index}` } })),
  nth.map((index) => ({ state }: Before) => {
    const event = picked([...state.happenings.byId.keys()], index) ?? 'none'
    return { kind: 'event.taken-back', data: { event } }
  }),
  fc
    .integer({ min: 1, max: 3 })
    .map((momentsADay) => () => ({ kind: 'settings.changed', data: { set: { momentsADay } } })),
]

/** Up to thirty writes; each is made when those before it are applied. */
export const writes: fc.Arbitrary<readonly Write[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: adding },
    { weight: 4, arbitrary: changing },
    { weight: 3, arbitrary: settling },
    { weight: 3, arbitrary: answering },
    { weight: 2, arbitrary: closing },
    ...others.map((arbitrary) => ({ weight: 1, arbitrary })),
  ),
  { maxLength: 30 },
)

/** A journal of a few people, and what applies an operation to it. */
export class SmallJournal {
  readonly state = new State()
  readonly #written: Operation[] = []
  #count = 0

  constructor(now: number) {
    for (const id of PEOPLE) {
      const rhythm = id === 'c1' ? 'P2W' : null
      this.#apply({ kind: 'contact.added', data: { id, name: { display: id }, rhythm } }, now)
    }
    const set = { momentsADay: 1, restsToLearnFrom: 1 }
    this.#apply({ kind: 'settings.changed', data: { set } }, now)
  }

  /** What was written down, to be read when a property fails. */
  get words(): string {
    return this.#written
      .map(({ id, wall, kind, data }) => `${wall} ${id} ${kind} ${JSON.stringify(data)}`)
      .join('\n')
  }

  /** Gives what was written down, as a commit tells it. */
  write(
    write: Write,
    now: number,
  ): { operations: Operation[]; undo: string; contacts: string[]; all: boolean } {
    return this.#apply(write({ state: this.state, now, count: this.#count }), now)
  }

  #apply(wanted: NewOperation, now: number) {
    const id = `op${this.#count++}`
    const operation = newOperation(wanted, {
      id,
      device: 'devA',
      hlc: packHlc(1_760_000_000_000, this.#count),
      wall: zonedAt(now, 'UTC'),
    })
    this.#written.push(operation)
    const touched = { contacts: new Set<string>(), all: false }
    this.state.apply(operation, { segment: 0, offset: this.#count, length: 1 }, touched)
    return { operations: [operation], undo: id, contacts: [...touched.contacts], all: touched.all }
  }
}
