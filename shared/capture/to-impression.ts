/** A draft → what the contract's `impressions.add` takes: known ids, and what is to be made new along with it. */
import type { NewImpression } from '../api/contract.ts'
import type { Draft, DraftTitled } from './draft.ts'

/**
 * The new impression of a draft.
 *
 * @param newId makes an id nobody has yet; called for the impression, each promise, and each contact, value and circumstance
 *   that is new
 */
export function draftToNewImpression(draft: Draft, newId: () => string): NewImpression {
  const newContacts: NonNullable<NewImpression['newContacts']> = []
  const contacts = draft.contacts.map((contact) => {
    if (contact.id !== undefined) return contact.id
    const id = newId()
    newContacts.push({ id, name: { display: contact.name } })
    return id
  })
  const newValues: NonNullable<NewImpression['newValues']> = []
  const values = draft.values.map((value) => {
    if (value.id !== undefined) return value.id
    const id = newId()
    newValues.push({ id, title: value.title, tags: [] })
    return id
  })
  const circumstance = draft.rest?.circumstance
  const standing = circumstance && withId(circumstance, newId)
  return {
    id: newId(),
    at: draft.at,
    text: draft.text,
    contacts,
    kind: draft.kind,
    direction: draft.direction,
    left: draft.left,
    signal: draft.signal,
    asks: draft.asks,
    tags: [...draft.tags],
    values,
    promises: draft.promises.map(({ text, due }) => ({ id: newId(), text, due, state: 'open' as const })),
    ...(draft.rest
      ? {
          rest: {
            ...(draft.rest.until === undefined ? {} : { until: draft.rest.until }),
            ...(standing ? { circumstance: standing.id } : {}),
            ...(draft.rest.words === undefined ? {} : { words: draft.rest.words }),
          },
        }
      : {}),
    ...(newContacts.length > 0 ? { newContacts } : {}),
    ...(newValues.length > 0 ? { newValues } : {}),
    ...(standing && circumstance.id === undefined ? { newCircumstance: standing } : {}),
  }
}

function withId(circumstance: DraftTitled, newId: () => string): { id: string; title: string } {
  return { id: circumstance.id ?? newId(), title: circumstance.title }
}
