/** What to hear before an outgoing touch is written down: a closed door, too many touches, a rest that is still going on. */
import type { Draft } from '#shared/capture/draft.ts'
import { useCall } from '../bridge/queries.tsx'

export interface ComposerWarning {
  readonly key: string
  readonly text: string
}

/** The warnings for a draft; none while it is no outgoing touch. */
export function useWarnings(draft: Draft, empty: boolean): readonly ComposerWarning[] {
  const contacts = draft.contacts.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const enabled = !empty && draft.direction === 'out' && contacts.length > 0
  const warned = useCall('impressions.warnings', { contacts }, { enabled })
  const peace = useCall('contacts.leftInPeace', {}, { enabled })
  if (!enabled) return []
  const resting = (peace.data ?? []).filter(
    ({ contact, door }) => door === 'ajar' && contacts.includes(contact.id),
  )
  return [
    ...(warned.data ?? []).map(({ contact, kind, text }) => ({ key: `${contact} ${kind}`, text })),
    ...resting.map(({ contact, words }) => ({
      key: `${contact.id} resting`,
      text: `${contact.name} is left in peace: ${words}`,
    })),
  ]
}
