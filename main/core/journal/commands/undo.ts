/** Undo: taking a step back, which is a step itself and can be taken back. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Core } from '../../core.ts'
import type { NewOperation } from '../operations.ts'

/** Takes back what the step of this id did, as far as it still stands. */
export async function undo(core: Core, input: Parsed<'journal.undo'>): Promise<Output<'journal.undo'>> {
  const operations = await core.journal.inverse([input.undo])
  if (operations.length === 0) {
    throw new Refusal(
      'conflict',
      'There is nothing to take back: it changed nothing, or was taken back already.',
    )
  }
  nothingMayHangLoose(core, operations)
  return { undo: await core.commit(operations, undefined, input.undo) }
}

/** Refuses to take back an addition on which something else has come to rest since. */
function nothingMayHangLoose(core: Core, operations: readonly NewOperation[]): void {
  const leaving = new Set(
    operations.flatMap((operation) => (operation.kind === 'impression.removed' ? [operation.data.id] : [])),
  )
  const { heads, headsOf } = core.state
  const standing = () => [...heads.values()].filter(({ id }) => !leaving.has(id))
  for (const operation of operations) {
    const held =
      (operation.kind === 'contact.removed' &&
        (headsOf.get(operation.data.id) ?? []).some(({ id }) => !leaving.has(id))) ||
      (operation.kind === 'circumstance.removed' &&
        standing().some(({ rest }) => rest?.circumstance === operation.data.id)) ||
      (operation.kind === 'value.removed' &&
        standing().some(({ values }) => values.includes(operation.data.id)))
    if (held) {
      throw new Refusal(
        'conflict',
        'It cannot be taken back any more: impressions speak of it by now.',
        'Take those back first, or delete it.',
      )
    }
  }
}
