/** Looking up what an input names; what does not exist (any more) is refused by its kind, never by anyone's name. */
import { Refusal } from '#shared/api/result.ts'
import type { Circumstance } from '#shared/domain/circumstance.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { JournalState } from '../state.ts'

const HINT = 'It may have been deleted, here or in another window.'

/** The contact of this id; refused as `not-found` if there is none. */
export function knownContact(state: JournalState, id: string): Contact {
  const contact = state.contacts.get(id)
  if (contact === undefined) throw new Refusal('not-found', `There is no contact with the id ${id}.`, HINT)
  return contact
}

/** The impression of this id, without its text; refused as `not-found` if there is none. */
export function knownHead(state: JournalState, id: string): ImpressionHead {
  const head = state.heads.get(id)
  if (head === undefined) throw new Refusal('not-found', `There is no impression with the id ${id}.`, HINT)
  return head
}

/** The circumstance of this id; refused as `not-found` if there is none. */
export function knownCircumstance(state: JournalState, id: string): Circumstance {
  const circumstance = state.circumstances.get(id)
  if (circumstance === undefined) {
    throw new Refusal('not-found', `There is no circumstance with the id ${id}.`, HINT)
  }
  return circumstance
}

/** Refuses an input that names what neither the journal nor the input itself brings. */
export function mustBeKnown(
  what: 'contact' | 'circumstance' | 'value',
  ids: Iterable<string>,
  known: { has(id: string): boolean },
  brought: ReadonlySet<string>,
): void {
  for (const id of ids) {
    if (!known.has(id) && !brought.has(id)) {
      throw new Refusal('not-found', `There is no ${what} with the id ${id}.`, HINT)
    }
  }
}

/** A list with each word once, in the order in which they first came. */
export function once(words: readonly string[]): string[] {
  return [...new Set(words)]
}
