/** What stands on a chip. */
import { dayNumber } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import type { Direction, ImpressionKind, Left, Signal } from '../domain/impression.ts'
import { shortDay } from './day-words.ts'
import type { DraftContact, DraftPromise, DraftRest, LabelPart } from './draft.ts'

const loud = (text: string): LabelPart => ({ text, quiet: false })
const quiet = (text: string): LabelPart => ({ text, quiet: true })

export const SIGNAL_WORDS: Readonly<Record<Signal, string>> = {
  positive: 'positive',
  neutral: 'neutral',
  'not-now': 'not now',
  stop: 'stop',
  none: 'no answer yet',
}

function directionWords(kind: ImpressionKind, direction: Direction | null): string | undefined {
  if (direction === 'out') return 'I reached out'
  if (direction === 'in') return 'they did'
  if (direction === 'both') return kind === 'meeting' ? 'we both met' : 'both of us'
  return undefined
}

export const contactChip = (contact: DraftContact): LabelPart[] => [
  quiet('with'),
  loud(contact.name),
  ...(contact.id === undefined ? [quiet('new')] : []),
]

export const ambiguousChip = (said: string): LabelPart[] => [quiet('which'), loud(`${said}?`)]

export function whenChip(at: string, timed: boolean, isNow: boolean, today: DayNumber): LabelPart[] {
  if (isNow) return [loud('now')]
  const day = [quiet('on'), loud(shortDay(dayNumber(at), today))]
  return timed ? [...day, quiet('at'), loud(at.slice(11, 16))] : day
}

export function kindChip(kind: ImpressionKind, direction: Direction | null): LabelPart[] {
  const words = directionWords(kind, direction)
  return words === undefined ? [loud(kind)] : [loud(`${kind},`), quiet(words)]
}

export const signalChip = (signal: Signal): LabelPart[] =>
  signal === 'stop' ? [loud('stop,'), quiet('closes the door')] : [loud(SIGNAL_WORDS[signal])]

/** "+2", "0", "−1" as it would be typed. */
export const leftWords = (left: NonNullable<Left>): string => (left < 0 ? String(left) : `+${left}`)

export const leftChip = (left: Left): LabelPart[] => [
  quiet('I left'),
  loud(left === null ? 'not said' : leftWords(left)),
]

export const promiseChip = (promise: DraftPromise, today: DayNumber): LabelPart[] => [
  quiet('promise by'),
  loud(shortDay(dayNumber(promise.due), today)),
]

export function restChip(rest: DraftRest, today: DayNumber): LabelPart[] {
  const ends = [
    ...(rest.until === undefined ? [] : [loud(shortDay(dayNumber(rest.until), today))]),
    ...(rest.circumstance ? [loud(`“${rest.circumstance.title}”`)] : []),
  ]
  const [first, second] = ends
  if (!first) return [loud('rest')]
  return [quiet('rest until'), first, ...(second ? [quiet('or'), second] : [])]
}

export const valueChip = (title: string): LabelPart[] => [quiet('gave'), loud(title)]
export const askChip = (asks: boolean): LabelPart[] => [loud(asks ? 'I asked' : 'nothing asked')]
export const tagChip = (tag: string): LabelPart[] => [quiet('tag'), loud(tag)]
