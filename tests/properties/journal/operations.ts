/** Arbitrary operations over a handful of ids, so that they meet; and a state as plain values, to compare. */
import fc from 'fast-check'
import { packHlc } from '#core/journal/hlc.ts'
import { newOperation, type NewOperation, type Operation } from '#core/journal/operations.ts'
import type { State } from '#core/journal/state.ts'

const at = fc
  .integer({ min: 0, max: 50 })
  .map((day) => `${new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)}T12:00:00+00:00[UTC]`)
const contact = fc.constantFrom('c1', 'c2', 'c3')
const impression = fc.constantFrom('i1', 'i2', 'i3')
const circumstance = fc.constantFrom('x1', 'x2')
const value = fc.constantFrom('v1', 'v2')
const promise = fc.constantFrom('p1', 'p2')
const words = fc.constantFrom('one', 'two', 'three', 'zwölf 🚪')
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] })

const promises = fc.uniqueArray(
  fc.record({
    id: promise,
    text: words,
    due: fc.constant('2026-03-01'),
    state: fc.constantFrom('open' as const, 'kept' as const),
  }),
  { selector: ({ id }) => id },
)
const impressionFields = {
  at,
  contacts: fc.uniqueArray(contact),
  kind: fc.constantFrom('call' as const, 'note' as const),
  direction: orNull(fc.constantFrom('out' as const, 'both' as const)),
  text: words,
  left: orNull(fc.constantFrom(-2 as const, 1 as const)),
  signal: fc.constantFrom('none' as const, 'positive' as const),
  values: fc.uniqueArray(value),
  asks: fc.boolean(),
  tags: fc.uniqueArray(words),
  promises,
}

const wanted: fc.Arbitrary<NewOperation> = fc.oneof(
  fc
    .record({ id: contact, name: fc.record({ display: words }) })
    .map((data) => ({ kind: 'contact.added' as const, data })),
  fc
    .record({
      id: contact,
      set: some({
        organization: orNull(words),
        rhythm: orNull(fc.constantFrom('P1M' as const)),
        tags: fc.uniqueArray(words),
      }),
    })
    .map((data) => ({ kind: 'contact.changed' as const, data })),
  fc.record({ id: contact }).map((data) => ({ kind: 'contact.removed' as const, data })),
  fc.record({ id: contact }).map((data) => ({ kind: 'contact.restored' as const, data })),
  fc.record({ contact, at }).map((data) => ({ kind: 'contact.woken' as const, data })),
  fc.record({ contact, at }).map((data) => ({ kind: 'door.closed' as const, data })),
  fc.record({ contact, at }).map((data) => ({ kind: 'door.reopened' as const, data })),
  fc
    .record({ id: impression, ...impressionFields })
    .map((data) => ({ kind: 'impression.added' as const, data })),
  fc
    .record({
      id: impression,
      set: some({
        ...impressionFields,
        rest: orNull(fc.constant({ until: '2026-06-01' })),
        answered: orNull(at),
      }),
    })
    .map((data) => ({ kind: 'impression.changed' as const, data })),
  fc.record({ id: impression }).map((data) => ({ kind: 'impression.removed' as const, data })),
  fc.record({ id: impression }).map((data) => ({ kind: 'impression.restored' as const, data })),
  fc.record({ impression, promise, at }).map((data) => ({ kind: 'promise.kept' as const, data })),
  fc.record({ impression, promise, at }).map((data) => ({ kind: 'promise.let-go' as const, data })),
  fc.record({ impression, promise }).map((data) => ({ kind: 'promise.reopened' as const, data })),
  fc
    .record({ id: circumstance, title: words })
    .map((data) => ({ kind: 'circumstance.added' as const, data })),
  fc
    .record({ id: circumstance, set: some({ title: words, cameTrue: orNull(at) }) })
    .map((data) => ({ kind: 'circumstance.changed' as const, data })),
  fc.record({ id: circumstance, at }).map((data) => ({ kind: 'circumstance.came-true' as const, data })),
  fc.record({ id: circumstance }).map((data) => ({ kind: 'circumstance.removed' as const, data })),
  fc.record({ id: circumstance }).map((data) => ({ kind: 'circumstance.restored' as const, data })),
  fc
    .record({ id: value, title: words, tags: fc.uniqueArray(words) })
    .map((data) => ({ kind: 'value.added' as const, data })),
  fc
    .record({ id: value, set: some({ title: words, link: orNull(words) }) })
    .map((data) => ({ kind: 'value.changed' as const, data })),
  fc.record({ id: value }).map((data) => ({ kind: 'value.removed' as const, data })),
  fc.record({ id: value }).map((data) => ({ kind: 'value.restored' as const, data })),
  fc
    .record({ moment: fc.constantFrom('m1', 'm2'), at })
    .map((data) => ({ kind: 'moment.later' as const, data })),
  fc
    .record({
      day: fc.constantFrom('2026-01-01', '2026-01-02'),
      moments: fc.uniqueArray(fc.constantFrom('m1', 'm2')),
    })
    .map((data) => ({ kind: 'moments.shown' as const, data })),
  fc
    .record({ notice: fc.constantFrom('n1', 'n2'), at })
    .map((data) => ({ kind: 'notice.said' as const, data })),
  fc
    .record({
      set: some({ momentsADay: fc.integer({ min: 1, max: 9 }) }),
      reset: fc.uniqueArray(fc.constantFrom('restDays' as const)),
    })
    .map((data) => ({ kind: 'settings.changed' as const, data })),
  fc
    .integer({ min: 0, max: 39 })
    .map((n) => ({ kind: 'event.taken-back' as const, data: { event: `op${n}` } })),
  fc
    .integer({ min: 0, max: 39 })
    .map((n) => ({ kind: 'event.restored' as const, data: { event: `op${n}` } })),
)

/** Up to forty operations of two devices with clocks that run over and into each other; their ids are op0, op1, … */
export const operations: fc.Arbitrary<Operation[]> = fc
  .array(fc.tuple(wanted, fc.constantFrom('devA', 'devB'), fc.integer({ min: 0, max: 12 })), {
    maxLength: 40,
  })
  .map((all) =>
    all.map(([operation, device, ms], index) =>
      newOperation(operation, {
        id: `op${index}`,
        device,
        // A device's clock never stands still: the counter is the operation's own.
        hlc: packHlc(1_760_000_000_000 + ms, index),
        wall: '2026-01-01T12:00:00+00:00[UTC]',
      }),
    ),
  )

/** Everything that a state shows, and where the texts lie, as plain values. */
export function dump(state: State): unknown {
  const sorted = <V>(map: ReadonlyMap<string, V>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    contacts: sorted(state.contacts),
    heads: sorted(state.heads),
    texts: Object.fromEntries([...state.heads.keys()].sort().map((id) => [id, state.index.entry(id)?.text])),
    of: sorted(state.headsOf),
    newest: [...state.newestFirst()].map(({ id }) => id),
    circumstances: sorted(state.circumstances),
    values: sorted(state.values),
    answers: state.answers,
    shown: sorted(state.shown),
    notices: sorted(state.notices),
    settings: state.settings,
  }
}
