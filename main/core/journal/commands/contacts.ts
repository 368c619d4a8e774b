/** Commands about contacts: adding, changing, removing, waking. */
import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Contact, ContactChange, NewContact } from '#shared/domain/contact.ts'
import type { Core } from '../../core.ts'
import type { NewOperation } from '../operations.ts'
import { contactView } from '../queries/views.ts'
import { added, additionId } from './adding.ts'
import { changedFields } from './changed-fields.ts'
import { knownContact, mustBeKnown, once } from './known.ts'
import { offerAnswered } from './rhythm.ts'

type ContactOutput = Output<'contacts.add'>

/** Adds a contact. The same id again is the same contact: acknowledged, not repeated. */
export async function addContact(core: Core, input: NewContact): Promise<ContactOutput> {
  const id = input.id ?? randomUUID()
  const operations = additionOf(core, { ...input, id })
  mustBeKnown('contact', namedContacts(input), core.state.contacts, new Set([id]))
  const undo = await core.commit(operations, id)
  return { ...contactView(added('contact', core.state.contacts.get(id)), core.reading()), undo }
}

/** The operation that adds a contact, or none if it is there already. Another contact of the same id is a conflict. */
export function additionOf(core: Core, contact: NewContact & { id: string }): NewOperation[] {
  const there = core.state.contacts.get(contact.id)
  if (there === undefined) {
    const data = contact.tags === undefined ? contact : { ...contact, tags: once(contact.tags) }
    return [{ id: additionId('contact', contact.id), kind: 'contact.added', data }]
  }
  if (there.name.display !== contact.name.display) {
    throw new Refusal('conflict', `Another contact has the id ${contact.id} already.`, 'Use a new id.')
  }
  return []
}

/** Changes fields of a contact; what already is as wished is not written again. */
export async function changeContact(core: Core, input: Parsed<'contacts.change'>): Promise<ContactOutput> {
  const contact = knownContact(core.state, input.id)
  const wished = input.set.tags === undefined ? input.set : { ...input.set, tags: once(input.set.tags) }
  if (wished.introducedBy === input.id) {
    throw new Refusal('invalid', '“set.introducedBy” is wrong (nobody introduces themselves).')
  }
  mustBeKnown('contact', namedContacts(wished), core.state.contacts, new Set())
  const set = changedFields<ContactChange>(wished, contact)
  const operations: NewOperation[] =
    Object.keys(set).length === 0 ? [] : [{ kind: 'contact.changed', data: { id: input.id, set } }]
  if (set.rhythm !== undefined) operations.push(...offerAnswered(core, input.id, input.now))
  return answer(core, input.id, await core.commit(operations))
}

/**
 * Removes a contact and the impressions about them alone. Impressions about others too stay, without them, and so do
 * others' relations to them, as a name. All of it is one step, and can be taken back as one.
 */
export async function removeContact(
  core: Core,
  { id }: Parsed<'contacts.remove'>,
): Promise<Output<'contacts.remove'>> {
  knownContact(core.state, id)
  const operations: NewOperation[] = []
  for (const head of core.state.headsOf.get(id) ?? []) {
    const others = head.contacts.filter((contact) => contact !== id)
    operations.push(
      others.length === 0
        ? { kind: 'impression.removed', data: { id: head.id } }
        : { kind: 'impression.changed', data: { id: head.id, set: { contacts: others } } },
    )
  }
  for (const other of core.state.contacts.values()) {
    const set = withoutReferenceTo(id, other)
    if (other.id !== id && set !== undefined) {
      operations.push({ kind: 'contact.changed', data: { id: other.id, set } })
    }
  }
  operations.push({ kind: 'contact.removed', data: { id } })
  return { undo: await core.commit(operations) }
}

/** Ends sleep (rule 7). */
export async function wakeContact(core: Core, { id, now }: Parsed<'contacts.wake'>): Promise<ContactOutput> {
  knownContact(core.state, id)
  const undo = await core.commit([{ kind: 'contact.woken', data: { contact: id, at: core.now(now) } }])
  return answer(core, id, undo)
}

function answer(core: Core, id: string, undo: string): ContactOutput {
  return { ...contactView(knownContact(core.state, id), core.reading()), undo }
}

function namedContacts(fields: Pick<ContactChange, 'introducedBy' | 'relations'>): string[] {
  const related = (fields.relations ?? []).map(({ contact }) => contact)
  return [fields.introducedBy, ...related].filter((id) => id !== undefined && id !== null)
}

function withoutReferenceTo(id: string, contact: Contact): ContactChange | undefined {
  const set: ContactChange = {}
  if (contact.introducedBy === id) set.introducedBy = null
  if (contact.relations.some((relation) => relation.contact === id)) {
    set.relations = contact.relations.map(({ contact: other, ...relation }) =>
      other === undefined || other === id ? relation : { ...relation, contact: other },
    )
  }
  return Object.keys(set).length === 0 ? undefined : set
}
