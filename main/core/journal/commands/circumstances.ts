/** Commands about circumstances and the shelf. */
import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Circumstance } from '#shared/domain/circumstance.ts'
import type { Value } from '#shared/domain/value.ts'
import type { Core } from '../../core.ts'
import { fold } from '../../search/fold.ts'
import type { NewOperation } from '../operations.ts'
import { circumstanceView } from '../queries/circumstances.ts'
import { added, additionId } from './adding.ts'
import { knownCircumstance, once } from './known.ts'

/** Adds a circumstance. One of the same title that is still awaited is refused: rests are meant to share it. */
export async function addCircumstance(
  core: Core,
  input: Parsed<'circumstances.add'>,
): Promise<Output<'circumstances.add'>> {
  const id = input.id ?? randomUUID()
  for (const other of core.state.circumstances.values()) {
    if (other.id !== id && other.cameTrue === undefined && fold(other.title) === fold(input.title)) {
      throw new Refusal(
        'conflict',
        'A circumstance of that title is awaited already.',
        'Let the rest hang on that one: any number of rests can share it.',
      )
    }
  }
  const operations = circumstanceAddition(core, { ...input, id })
  const undo = await core.commit(operations, id)
  return { ...circumstanceView(core, added('circumstance', core.state.circumstances.get(id))), undo }
}

/** The operation that adds a circumstance, or none if it is there already. */
export function circumstanceAddition(core: Core, circumstance: Circumstance): NewOperation[] {
  const there = core.state.circumstances.get(circumstance.id)
  if (there === undefined) {
    return [
      { id: additionId('circumstance', circumstance.id), kind: 'circumstance.added', data: circumstance },
    ]
  }
  if (there.title !== circumstance.title) {
    throw new Refusal(
      'conflict',
      `Another circumstance has the id ${circumstance.id} already.`,
      'Use a new id.',
    )
  }
  return []
}

/** A circumstance comes true, once; said again, it changes nothing. */
export async function circumstanceCameTrue(
  core: Core,
  input: Parsed<'circumstances.comeTrue'>,
): Promise<Output<'circumstances.comeTrue'>> {
  const { cameTrue } = knownCircumstance(core.state, input.id)
  const undo = await core.commit(
    cameTrue === undefined
      ? [{ kind: 'circumstance.came-true', data: { id: input.id, at: core.now(input.now) } }]
      : [],
  )
  return { ...circumstanceView(core, knownCircumstance(core.state, input.id)), undo }
}

/** Puts a value on the shelf. */
export async function addValue(core: Core, input: Parsed<'values.add'>): Promise<Output<'values.add'>> {
  const value = { ...input, id: input.id ?? randomUUID(), tags: once(input.tags ?? []) }
  const operations = valueAddition(core, value)
  const undo = await core.commit(operations, value.id)
  return { ...added('value', core.state.values.get(value.id)), undo }
}

/** The operation that puts a value on the shelf, or none if it is there already. */
export function valueAddition(core: Core, value: Value): NewOperation[] {
  const there = core.state.values.get(value.id)
  if (there === undefined) return [{ id: additionId('value', value.id), kind: 'value.added', data: value }]
  if (there.title !== value.title) {
    throw new Refusal('conflict', `Another value has the id ${value.id} already.`, 'Use a new id.')
  }
  return []
}
