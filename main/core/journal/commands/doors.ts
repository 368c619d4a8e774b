/** Commands about doors: closing, and reopening. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { epochMs } from '#shared/dates.ts'
import { hasClosedSince } from '#shared/right-time/rules/01-closed.ts'
import type { Core } from '../../core.ts'
import type { NewOperation } from '../operations.ts'
import { contactView } from '../queries/views.ts'
import { knownContact } from './known.ts'

/** Closes a door and lets go of the promises made up to now, as one step. A closed door stays as it is. */
export async function closeDoor(core: Core, input: Parsed<'door.close'>): Promise<Output<'door.close'>> {
  const { contact, now } = input
  knownContact(core.state, contact)
  const closed = core.reading(now).story(contact)?.closed === true
  const at = core.now(now)
  const operations: NewOperation[] = closed
    ? []
    : [{ kind: 'door.closed', data: { contact, at } }, ...lettingGo(core, [contact], at)]
  return answer(core, input, await core.commit(operations))
}

/** Reopens a door; promises that were let go stay let go. An open door stays as it is. */
export async function reopenDoor(core: Core, input: Parsed<'door.reopen'>): Promise<Output<'door.reopen'>> {
  const { contact, now } = input
  knownContact(core.state, contact)
  const closed = core.reading(now).story(contact)?.closed === true
  const operations: NewOperation[] = closed
    ? [{ kind: 'door.reopened', data: { contact, at: core.now(now) } }]
    : []
  return answer(core, input, await core.commit(operations))
}

/**
 * What lets go of the promises that belong to nobody once these doors are closed (rule 1): those made up to `at` in
 * impressions all of whose contacts have closed their door since.
 */
export function lettingGo(core: Core, closing: readonly string[], at: string): NewOperation[] {
  const reading = core.reading()
  const until = epochMs(at)
  const operations = new Map<string, NewOperation>()
  for (const head of closing.flatMap((contact) => core.state.headsOf.get(contact) ?? [])) {
    const ms = epochMs(head.at)
    if (ms > until) continue
    const owned = head.contacts.some((contact) => {
      const story = reading.story(contact)
      return !closing.includes(contact) && story !== undefined && !hasClosedSince(story, { ms, head })
    })
    if (owned) continue
    for (const promised of head.promises) {
      if (promised.state !== 'open') continue
      operations.set(promised.id, {
        kind: 'promise.let-go',
        data: { impression: head.id, promise: promised.id, at },
      })
    }
  }
  return [...operations.values()]
}

function answer(core: Core, { contact, now }: Parsed<'door.close'>, undo: string): Output<'door.close'> {
  return { ...contactView(knownContact(core.state, contact), core.reading(now)), undo }
}
