/** Which answers a change makes stale. */
import type { AppEvent } from '#shared/api/events.ts'
import type { MethodName } from '#shared/api/contract.ts'

type Changed = Extract<AppEvent, { type: 'changed' }>

/** Answers that no contact's change touches: they follow changes of wider reach alone. */
const OF_THE_WHOLE: ReadonlySet<MethodName> = new Set(['settings.get', 'values.list'])

/**
 * Whether what a method answered to an input may be different after a change. Answers about one contact follow that
 * contact (and changes that are about more than contacts); lists and searches follow every change.
 */
export function concerns(method: MethodName, input: unknown, change: Changed): boolean {
  if (change.all) return true
  if (OF_THE_WHOLE.has(method)) return false
  const about = contactsOf(method, input)
  return about === undefined || about.some((contact) => change.contacts.includes(contact))
}

/** The contacts that an answer is about; nothing if it may be about anybody. */
function contactsOf(method: MethodName, input: unknown): readonly string[] | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  if (method === 'contacts.page' || method === 'contacts.brief') {
    return 'id' in input && typeof input.id === 'string' ? [input.id] : undefined
  }
  if (method === 'impressions.list') {
    return 'contact' in input && typeof input.contact === 'string' ? [input.contact] : undefined
  }
  if (method === 'impressions.warnings') {
    return 'contacts' in input && Array.isArray(input.contacts)
      ? input.contacts.filter((id): id is string => typeof id === 'string')
      : undefined
  }
  return undefined
}
