/** Reach: for whom reminders have to be planned anew after something was written down. */
import type { Committed } from '../journal/journal.ts'
import type { Kind, Operation } from '../journal/operations.ts'

export interface Reach {
  /** Everybody. */
  readonly all: boolean
  /** These contacts, by id. */
  readonly contacts: readonly string[]
  /** Also those whose moments hang on what was written about others: places of promises, lengths of rests. */
  readonly others: boolean
  /** Moments that were shown. */
  readonly shown: readonly string[]
}

const FOR_EVERYBODY: ReadonlySet<Kind> = new Set<Kind>([
  'settings.changed',
  'circumstance.changed',
  'circumstance.came-true',
  'circumstance.removed',
  'circumstance.restored',
  'event.taken-back',
  'event.restored',
])

/** On these no moments of others hang. Impressions are looked into. */
const FOR_NOBODY_ELSE: ReadonlySet<Kind> = new Set<Kind>([
  'contact.added',
  'contact.changed',
  'contact.woken',
  'promise.kept',
  'promise.let-go',
  'promise.reopened',
  'value.added',
  'value.changed',
  'value.removed',
  'value.restored',
  'moment.later',
  'moments.shown',
  'notice.said',
])

/** Parts of an impression on which nobody else's moments hang. */
const OWN_PARTS = new Set(['text', 'kind', 'direction', 'left', 'values', 'asks', 'tags', 'meeting'])

function movesOthers({ kind, data }: Operation): boolean {
  if (kind === 'impression.added') {
    const { promises, rest, signal } = data
    return promises.length > 0 || rest !== undefined || (signal !== 'none' && signal !== 'neutral')
  }
  if (kind === 'impression.changed') return Object.keys(data.set).some((part) => !OWN_PARTS.has(part))
  return !FOR_NOBODY_ELSE.has(kind)
}

/** How far a commit reaches. */
export function reachOf({ operations, contacts }: Committed): Reach {
  const whose = new Set(contacts)
  const shown: string[] = []
  let all = false
  for (const { kind, data } of operations) {
    all ||= FOR_EVERYBODY.has(kind)
    if (kind === 'moments.shown') shown.push(...data.moments)
    if (kind !== 'moment.later') continue
    if (data.contact === undefined) all = true
    else whose.add(data.contact)
  }
  return { all, contacts: [...whose], others: operations.some(movesOthers), shown }
}
