/** A command's conversation with the journal: opened or joined when the command begins, left when it ends. */
import type { Client } from '#shared/api/client.ts'
import type { Input, MethodName, Output } from '#shared/api/contract.ts'
import type { ContactView } from '#shared/api/views.ts'
import { Failure } from './failure.ts'

export interface Session {
  /** Calls a method of the contract. Throws a `Failure` with the error that it answers with. */
  ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  /** What `--now` says, for the inputs of methods that take it; empty without it. */
  readonly now: { readonly now?: string }
  /** The clock's reading (`--now`, else the present), in milliseconds, and the user's zone. */
  readonly clock: number
  readonly zone: string
  /** Where one is: the zone that `--now` names, else the user's. A day is written down as it was lived. */
  readonly here: string
  /** The contact that a name, an e-mail address or an id means. Throws a `Failure` for none, and for several. */
  contact(name: string): Promise<ContactView>
}

export interface SessionOptions {
  readonly journal?: string
  readonly now?: string
}

/** Opens or joins the journal for as long as `work` takes. */
export async function withJournal<T>(
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const [{ openOrJoin }, { journalFolder }, { Refusal }] = await Promise.all([
    import('#core/open.ts'),
    import('#core/journal-folder.ts'),
    import('#shared/api/result.ts'),
  ])
  try {
    const journal = await openOrJoin(journalFolder(options.journal))
    try {
      return await work(await openSession(journal.client, options))
    } finally {
      await journal.close()
    }
  } catch (error) {
    throw error instanceof Refusal ? new Failure(error.toAppError()) : error
  }
}

async function openSession(client: Client, options: SessionOptions): Promise<Session> {
  const ask = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const result = await client.call(method, input)
    if (!result.ok) throw new Failure(result.error)
    return result.value
  }
  const { zone: chosen } = await ask('settings.get', {})
  const zone = chosen ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const { epochMs, zoneOf } = await import('#shared/dates.ts')
  const now = options.now === undefined ? undefined : await readTime(options.now, zone, '--now')
  return {
    ask,
    now: now === undefined ? {} : { now },
    clock: now === undefined ? Date.now() : epochMs(now),
    zone,
    here: (options.now === undefined ? undefined : zoneOf(options.now)) ?? zone,
    contact: async (name) => {
      const { findContact } = await import('./names.ts')
      return findContact(name, await ask('contacts.list', now === undefined ? {} : { now }))
    },
  }
}

/** A point in time as people write it, in `zone` if it names none. Throws a `Failure` for one that does not exist. */
export async function readTime(text: string, zone: string, where: string): Promise<string> {
  const { readZoned } = await import('#shared/dates.ts')
  try {
    return readZoned(text, zone)
  } catch {
    throw new Failure({
      code: 'invalid',
      message: `${where} ${JSON.stringify(text)} is no date and time that exists.`,
      hint: 'Write it like 2026-11-23 or 2026-11-23T15:00.',
    })
  }
}
