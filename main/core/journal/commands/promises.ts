/** Commands about promises: kept, or let go. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Core } from '../../core.ts'
import { impressionById } from '../queries/views.ts'

/** Says that a promise was kept. */
export async function keepPromise(
  core: Core,
  input: Parsed<'promises.keep'>,
): Promise<Output<'promises.keep'>> {
  return settle(core, input, 'kept')
}

/** Lets a promise go. */
export async function letPromiseGo(
  core: Core,
  input: Parsed<'promises.letGo'>,
): Promise<Output<'promises.letGo'>> {
  return settle(core, input, 'let-go')
}

async function settle(
  core: Core,
  { id, now }: Parsed<'promises.keep'>,
  as: 'kept' | 'let-go',
): Promise<Output<'promises.keep'>> {
  const found = core.promises.find(id)
  if (found === undefined) {
    throw new Refusal(
      'not-found',
      `There is no promise with the id ${id}.`,
      'Its impression may have been deleted.',
    )
  }
  const data = { impression: found.head.id, promise: id, at: core.now(now) }
  const undo = await core.commit(
    found.promised.state === as ? [] : [{ kind: as === 'kept' ? 'promise.kept' : 'promise.let-go', data }],
  )
  return { ...(await impressionById(core, found.head.id)), undo }
}
