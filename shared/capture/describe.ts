/** A draft and an impression in words: what the live region says, and what the command line prints. */
import { dayAt, dayNumber } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import type { Direction, ImpressionKind } from '../domain/impression.ts'
import { leftWords } from './chips.ts'
import { counted, dateWords, dayInWords, listed, longDay } from './day-words.ts'
import type { CaptureContext, Draft, DraftContact } from './draft.ts'

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

function preposition(kind: ImpressionKind, direction: Direction | null): string {
  if (kind === 'note') return 'about'
  if (kind === 'introduction') return direction === 'in' ? 'by' : 'of'
  if (kind === 'meeting' || kind === 'event' || direction === 'both' || direction === null) return 'with'
  return direction === 'in' ? 'from' : 'to'
}

function contactsInWords(contacts: readonly DraftContact[]): string {
  return listed(contacts.map(({ id, name }) => (id === undefined ? `${name} (new)` : name)))
}

function promisesInWords(draft: Draft, today: DayNumber): string | undefined {
  const [first, ...others] = draft.promises
  if (!first) return undefined
  if (others.length === 0) return `with one promise by ${longDay(dayNumber(first.due), today)}`
  const days = draft.promises.map((promise) => longDay(dayNumber(promise.due), today))
  return `with ${counted(draft.promises.length, 'promise')}, by ${listed([...new Set(days)])}`
}

function signalInWords(draft: Draft): string | undefined {
  switch (draft.signal) {
    case 'positive':
      return 'the signal is positive'
    case 'neutral':
      return 'the signal is neutral'
    case 'not-now':
      return 'not now'
    case 'stop':
      return 'they ask for no more contact, which closes the door'
    case 'none':
      return undefined
  }
}

function restInWords(draft: Draft, today: DayNumber): string | undefined {
  const { rest, signal } = draft
  if (!rest) return signal === 'not-now' ? 'resting for the usual time' : undefined
  const ends = [
    ...(rest.until === undefined ? [] : [`through ${longDay(dayNumber(rest.until), today)}`]),
    ...(rest.circumstance ? [`until “${rest.circumstance.title}” comes true`] : []),
  ]
  return ends.length === 0 ? 'resting for the usual time' : `resting ${ends.join(' or ')}`
}

/**
 * What a draft will become, in one or two sentences: "A meeting with Dana Roth, yesterday at 15:00, with one promise by
 * Friday 27 November." Problems follow, since what they name will not be written down.
 */
export function describeDraft(draft: Draft, context: Pick<CaptureContext, 'now' | 'zone'>): string {
  const today = dayAt(context.now, context.zone)
  const day = dayInWords(dayNumber(draft.at), today)
  const isNow = !draft.recognized.some((one) => one.key === 'when' && one.from !== 'default')
  const when = isNow ? 'now' : draft.timed ? `${day} at ${draft.at.slice(11, 16)}` : day
  const article = /^[aeiou]/.test(draft.kind) ? 'an' : 'a'
  const what =
    draft.contacts.length === 0
      ? `${article} ${draft.kind} about nobody yet`
      : `${article} ${draft.kind} ${preposition(draft.kind, draft.direction)} ${contactsInWords(draft.contacts)}`
  const parts = [
    what,
    when,
    signalInWords(draft),
    restInWords(draft, today),
    promisesInWords(draft, today),
    draft.values.length > 0 ? `giving ${listed(draft.values.map((value) => `“${value.title}”`))}` : undefined,
    draft.asks ? 'asking for something' : undefined,
    draft.left === null ? undefined : `leaving ${leftWords(draft.left)}`,
    draft.tags.length > 0 ? `tagged ${listed(draft.tags)}` : undefined,
  ]
  const words = sentence(parts.filter((part) => part !== undefined).join(', '))
  return [words, ...draft.problems.map((problem) => `${problem.what} ${problem.hint}`)].join(' ')
}

/** What `impressionInWords` needs of an impression. */
export interface ImpressionSaid {
  readonly at: string
  readonly kind: ImpressionKind
  readonly direction: Direction | null
  readonly contacts: readonly { readonly name: string }[]
}

/**
 * An impression in a few words, for lists and for "deleted" and "undone": "Meeting with Dana Roth, 22 November at 15:00".
 *
 * @param now milliseconds; the year is left out when it is this one's
 */
export function impressionInWords(impression: ImpressionSaid, now: number, zone: string): string {
  const { at, kind, direction, contacts } = impression
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  const whom = listed(contacts.map((contact) => contact.name))
  const what = whom === '' ? name : `${name} ${preposition(kind, direction)} ${whom}`
  return `${what}, ${dateWords(dayNumber(at), dayAt(now, zone))} at ${at.slice(11, 16)}`
}
