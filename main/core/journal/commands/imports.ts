/** Commands about imports: a file is offered, planned, and imported as one step. */
import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Core } from '../../core.ts'
import { planFiles, type PlannedImport } from '../../interchange/import-files.ts'
import type { ImportCommand } from '../../interchange/plan.ts'
import { without } from '../../without.ts'
import type { NewOperation } from '../operations.ts'
import { dropOriginals, keepOriginals } from '../originals.ts'

/** Takes a file's bytes in; the token stands for it. */
export function offer(core: Core, { name, base64 }: Parsed<'imports.offer'>): Output<'imports.offer'> {
  // Buffer skips what is no base64 instead of saying so.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) {
    throw new Refusal('invalid', 'imports.offer: “base64” is wrong (it is not base64).')
  }
  return { token: core.offers.add({ name, bytes: Buffer.from(base64, 'base64') }) }
}

/** What an import of these files would do; changes nothing. */
export function plan(core: Core, { tokens }: Parsed<'imports.plan'>): Output<'imports.plan'> {
  return planned(core, tokens).result
}

/** Imports files as one step. The tokens are used up. */
export async function apply(
  core: Core,
  { tokens }: Parsed<'imports.apply'>,
): Promise<Output<'imports.apply'>> {
  const { result, commands, originals } = planned(core, tokens)
  const operations = commands.map(operationOf)
  if (operations.length === 0) {
    core.offers.forget(tokens)
    return result
  }
  // Kept before the contacts are: what is lost between the two is a file too many, never a word.
  const batch = randomUUID()
  const { folder } = core.journal
  keepOriginals(folder, batch, originals)
  await core.commit(operations, batch).catch((error: unknown) => {
    dropOriginals(folder, batch)
    throw error
  })
  core.offers.forget(tokens)
  return { ...result, batch, undo: batch }
}

function planned(core: Core, tokens: readonly string[]): PlannedImport {
  return planFiles(core.offers.files(tokens), [...core.state.contacts.values()], { newId: randomUUID })
}

function operationOf(command: ImportCommand): NewOperation {
  if ('change' in command) return { kind: 'contact.changed', data: { id: command.change, set: command.set } }
  return { kind: 'contact.added', data: without(command.create, 'doorEvents', 'wakings') }
}
