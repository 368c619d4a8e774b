import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeHeads, encodeHeads } from '#core/journal/heads-file.ts'
import type { Operation } from '#core/journal/operations.ts'
import { State } from '#core/journal/state.ts'
import { dump, operations } from './operations.ts'

/** The state of operations; each one's line lies at a place of its own. */
function stateOf(all: readonly Operation[]): State {
  const state = new State()
  for (const operation of all) {
    state.apply(operation, { segment: 0, offset: Number(operation.id.slice(2)), length: 1 })
  }
  return state
}

it('is the same for every order in which the operations arrive, and however often each does', () => {
  fc.assert(
    fc.property(
      operations.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
        ),
      ),
      ([all, shuffled]) => {
        expect(dump(stateOf(shuffled))).toEqual(dump(stateOf(all)))
      },
    ),
    { numRuns: 500 },
  )
})

it('shows the same whether it was looked at in between or not', () => {
  fc.assert(
    fc.property(operations, (all) => {
      const watched = new State()
      for (const operation of all) {
        watched.apply(operation, { segment: 0, offset: Number(operation.id.slice(2)), length: 1 })
        dump(watched)
      }
      expect(dump(watched)).toEqual(dump(stateOf(all)))
    }),
  )
})

it('tells whom a change touches: whoever looks different afterwards', () => {
  fc.assert(
    fc.property(operations, (all) => {
      const state = new State()
      const look = () =>
        new Map(
          ['c1', 'c2', 'c3'].map((id) => [
            id,
            JSON.stringify([state.contacts.get(id), state.headsOf.get(id)]),
          ]),
        )
      for (const [offset, operation] of all.entries()) {
        const before = look()
        const touched = { contacts: new Set<string>(), all: false }
        state.apply(operation, { segment: 0, offset, length: 1 }, touched)
        for (const [id, looks] of look()) if (looks !== before.get(id)) expect(touched.contacts).toContain(id)
      }
    }),
  )
})

it('never changes an object that was handed out', () => {
  fc.assert(
    fc.property(operations, (all) => {
      const state = new State()
      const handedOut: { object: unknown; then: string }[] = []
      for (const [offset, operation] of all.entries()) {
        state.apply(operation, { segment: 0, offset, length: 1 })
        const objects = [
          ...state.contacts.values(),
          ...state.heads.values(),
          ...state.headsOf.values(),
          state.answers,
        ]
        for (const object of objects) handedOut.push({ object, then: JSON.stringify(object) })
      }
      for (const { object, then } of handedOut) expect(JSON.stringify(object)).toBe(then)
    }),
    { numRuns: 50 },
  )
})

it('comes back from columns as it was, and takes further operations as before', async () => {
  await fc.assert(
    fc.asyncProperty(operations, fc.nat({ max: 40 }), async (all, cut) => {
      const first = stateOf(all.slice(0, cut))
      const { pieces } = await encodeHeads(first.index.entries(), () => Promise.resolve())
      const loaded = new State()
      for (const entry of decodeHeads(Buffer.concat(pieces))) loaded.index.load(entry)
      const heads = (state: State) => {
        const { heads: shown, texts, of, newest } = dump(state) as Record<string, unknown>
        return { shown, texts, of, newest }
      }
      expect(heads(loaded)).toEqual(heads(first))
      for (const operation of all.slice(cut)) {
        const where = { segment: 0, offset: Number(operation.id.slice(2)), length: 1 }
        first.apply(operation, where)
        loaded.apply(operation, where)
      }
      expect(heads(loaded)).toEqual(heads(first))
    }),
  )
})
