/** Happenings: a door closed or reopened, a waking, an answer to a moment. They are never changed, only taken back. */
import type { Contact } from '#shared/domain/contact.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import type { Stamp } from './hlc.ts'
import { type Flag, laterFlag } from './registers.ts'

export type HappeningKind = 'contact.woken' | 'door.closed' | 'door.reopened' | 'moment.later'

export interface Happening {
  readonly kind: HappeningKind
  /** Whose it is: a contact's id, or a moment's. */
  readonly of: string
  /** Zoned date-time. */
  readonly at: string
  /** Of an answer to a moment: whose moment it was. */
  readonly contact?: string
  readonly stamp: Stamp
}

export class Happenings {
  /** By the id of the operation that put it down. */
  readonly byId = new Map<string, Happening>()
  readonly takenBack = new Map<string, Flag>()
  readonly #idsOf = new Map<string, string[]>()
  #answers: readonly MomentAnswer[] | undefined

  put(id: string, happening: Happening): void {
    const known = this.byId.get(id)
    if (known !== undefined && known.stamp <= happening.stamp) return
    if (known === undefined) this.#idsOf.set(happening.of, [...(this.#idsOf.get(happening.of) ?? []), id])
    this.byId.set(id, happening)
    this.#answers = undefined
  }

  /** Says whether a happening is taken back. Gives it, if it is known already. */
  takeBack(id: string, flag: Flag): Happening | undefined {
    this.takenBack.set(id, laterFlag(this.takenBack.get(id), flag))
    this.#answers = undefined
    return this.byId.get(id)
  }

  stands(id: string): boolean {
    return this.takenBack.get(id)?.is !== true
  }

  /** What was said about a contact's door and sleep, in the order of writing down. */
  ofContact(contact: string): Pick<Contact, 'doorEvents' | 'wakings'> {
    const standing = this.#standing(this.#idsOf.get(contact) ?? [])
    return {
      doorEvents: standing
        .filter(({ kind }) => kind === 'door.closed' || kind === 'door.reopened')
        .map(({ kind, at }) => ({ at, what: kind === 'door.closed' ? 'closed' : 'reopened' })),
      wakings: standing.filter(({ kind }) => kind === 'contact.woken').map(({ at }) => at),
    }
  }

  /** What was answered to moments, in the order of answering. */
  get answers(): readonly MomentAnswer[] {
    this.#answers ??= this.#standing(this.byId.keys())
      .filter(({ kind }) => kind === 'moment.later')
      .map(({ of, at, contact }) => ({
        moment: of,
        at,
        what: 'later' as const,
        ...(contact === undefined ? {} : { contact }),
      }))
    return this.#answers
  }

  #standing(ids: Iterable<string>): Happening[] {
    const standing: Happening[] = []
    for (const id of ids) {
      const happening = this.byId.get(id)
      if (happening !== undefined && this.stands(id)) standing.push(happening)
    }
    return standing.sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
  }
}
