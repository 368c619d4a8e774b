/** Impressions as a terminal shows them. */
import type { ImpressionView } from '#shared/api/views.ts'
import type { Direction, Signal } from '#shared/domain/impression.ts'
import { dayInWords, lines, listed, timeInWords, wrapped } from './text.ts'

/** What is known of an impression that is not written down yet, too: names and titles without ids. */
export type ImpressionShown = Omit<ImpressionView, 'id' | 'contacts' | 'values' | 'rest' | 'promises'> & {
  readonly id?: string
  readonly contacts: readonly { readonly name: string; readonly new?: boolean }[]
  readonly values: readonly { readonly title: string }[]
  readonly promises: readonly {
    readonly id?: string
    readonly text: string
    readonly due: string
    readonly state: string
  }[]
  readonly rest?:
    | {
        readonly until?: string | undefined
        readonly circumstance?: { readonly title: string } | undefined
        readonly words?: string | undefined
      }
    | undefined
}

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  out: 'I reached out',
  in: 'they did',
  both: 'we both',
}

const SIGNALS: Readonly<Record<Signal, string>> = {
  positive: 'positive',
  neutral: 'neutral',
  'not-now': 'not now',
  stop: 'stop',
  none: '',
}

/** An impression, whole: when and with whom, what happened, and what it left behind. */
export function impressionWhole(impression: ImpressionShown): string {
  const { contacts, signal, left, tags, values, rest, promises } = impression
  const names = contacts.map((contact) => (contact.new === true ? `${contact.name} (new)` : contact.name))
  const facts = [
    impression.kind,
    impression.direction === null ? '' : DIRECTIONS[impression.direction],
    SIGNALS[signal] === '' ? '' : `signal: ${SIGNALS[signal]}`,
    left === null ? '' : `left: ${left > 0 ? '+' : ''}${left}`,
    impression.asks ? 'asks' : '',
    tags.map((tag) => `#${tag}`).join(' '),
  ]
  return lines(
    [timeInWords(impression.at), listed(names)].filter((part) => part !== '').join('  '),
    wrapped(facts.filter((fact) => fact !== '').join(' · '), '  '),
    impression.text.trim() !== '' && wrapped(impression.text.trim(), '  '),
    values.length > 0 && wrapped(`given: ${listed(values.map((value) => value.title))}`, '  '),
    rest !== undefined && wrapped(restInWords(rest), '  '),
    ...promises.map((promise) => promiseWhole(promise)),
    impression.id !== undefined && `  impression ${impression.id}`,
  )
}

/** "rests until Mon 15 Mar 2027 or until “their Q1 budget is out”". */
export function restInWords(rest: NonNullable<ImpressionShown['rest']>): string {
  const ends = [
    rest.until === undefined ? '' : `until ${dayInWords(rest.until)}`,
    rest.circumstance === undefined ? '' : `until “${rest.circumstance.title}”`,
  ].filter((end) => end !== '')
  return `rests ${ends.length === 0 ? 'for a while' : ends.join(' or ')}`
}

const STATES: Readonly<Record<string, string>> = { open: 'promised', kept: 'kept', 'let-go': 'let go' }

/** "promised, due Fri 27 Nov 2026: the case study", and on a line of its own the id by which it is settled. */
export function promiseWhole(promise: ImpressionShown['promises'][number]): string {
  const words = `${STATES[promise.state] ?? promise.state}, due ${dayInWords(promise.due)}: ${promise.text}`
  return lines(wrapped(words, '  '), promise.id !== undefined && `    promise ${promise.id}`)
}
