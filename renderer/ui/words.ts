/** What the schemas say, in the words that a person reads. */
import type { Direction, ImpressionKind, Left, Signal } from '#shared/domain/impression.ts'

export const SIGNAL_WORDS: Readonly<Record<Signal, string>> = {
  positive: 'Positive',
  neutral: 'Neutral',
  'not-now': 'Not now',
  stop: 'Stop',
  none: 'No answer',
}

export const KIND_WORDS: Readonly<Record<ImpressionKind, string>> = {
  meeting: 'Meeting',
  call: 'Call',
  message: 'Message',
  ping: 'Ping',
  event: 'Event',
  introduction: 'Introduction',
  gift: 'Gift',
  note: 'Note',
}

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  out: 'I reached out',
  in: 'they reached out',
  both: 'we both met',
}

/** Signs a judgement: "+2", "0", "−1". */
export function signed(left: NonNullable<Left>): string {
  return left > 0 ? `+${left}` : left < 0 ? `−${-left}` : '0'
}
