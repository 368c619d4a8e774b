/** Undo: taking a step back, which is a step itself and can be taken back. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
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

/** Refuses to take back an addition that an impression has come to speak of since. */
function nothingMayHangLoose(core: Core, operations: readonly NewOperation[]): void {
  for (const operation of operations) {
    if (operation.kind.endsWith('.removed') && isSpokenOf(core, operation, operations)) {
      throw new Refusal(
        'conflict',
        'It cannot be taken back any more: impressions speak of it by now.',
        'Take those back first, or delete it.',
      )
    }
  }
}

/** Whether an impression speaks of what an operation removes, once all of the operations are done. */
function isSpokenOf(core: Core, removal: NewOperation, operations: readonly NewOperation[]): boolean {
  const { heads, headsOf } = core.state
  const gone = new Set<string>()
  const contacts = new Map<string, readonly string[]>()
  for (const operation of operations) {
    if (operation.kind === 'impression.removed') gone.add(operation.data.id)
    if (operation.kind === 'impression.changed' && operation.data.set.contacts !== undefined) {
      contacts.set(operation.data.id, operation.data.set.contacts)
    }
  }
  const standing = (all: Iterable<ImpressionHead>) => [...all].filter(({ id }) => !gone.has(id))
  if (removal.kind === 'contact.removed') {
    const { id } = removal.data
    return standing(headsOf.get(id) ?? []).some((head) =>
      (contacts.get(head.id) ?? head.contacts).includes(id),
    )
  }
  if (removal.kind === 'circumstance.removed') {
    return standing(heads.values()).some(({ rest }) => rest?.circumstance === removal.data.id)
  }
  if (removal.kind === 'value.removed') {
    return standing(heads.values()).some(({ values }) => values.includes(removal.data.id))
  }
  return false
}
