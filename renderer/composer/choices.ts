/** The choices that a person has for the fields of an impression, in words. */
import type { Direction, ImpressionKind, Left, Signal } from '#shared/domain/impression.ts'
import { DIRECTION_WORDS, KIND_WORDS, SIGNAL_WORDS } from '../ui/words.ts'

interface Choice<K extends string> {
  readonly id: K
  readonly label: string
}

export const KIND_CHOICES: readonly Choice<ImpressionKind>[] = (
  ['meeting', 'call', 'message', 'ping', 'event', 'introduction', 'gift', 'note'] as const
).map((id) => ({ id, label: KIND_WORDS[id] }))

export const SIGNAL_CHOICES: readonly Choice<Signal>[] = (
  ['positive', 'neutral', 'not-now', 'stop', 'none'] as const
).map((id) => ({ id, label: SIGNAL_WORDS[id] }))

export const DIRECTION_CHOICES: readonly Choice<Direction | 'none'>[] = [
  ...(['out', 'in', 'both'] as const).map((id) => ({ id, label: DIRECTION_WORDS[id] })),
  { id: 'none', label: 'nobody reached anybody' },
]

/** What a choice of direction means. */
export function directionOf(choice: Direction | 'none'): Direction | null {
  return choice === 'none' ? null : choice
}

export const LEFT_CHOICES: readonly (Choice<'2' | '1' | '0' | '-1' | '-2' | 'unsaid'> & {
  readonly left: Left
})[] = [
  { id: '2', label: '+2, very good', left: 2 },
  { id: '1', label: '+1, good', left: 1 },
  { id: '0', label: '0, neither', left: 0 },
  { id: '-1', label: '−1, not good', left: -1 },
  { id: '-2', label: '−2, poor', left: -2 },
  { id: 'unsaid', label: 'not said', left: null },
]

/** The choice that stands for what was left. */
export function leftChoice(left: Left): (typeof LEFT_CHOICES)[number]['id'] {
  return LEFT_CHOICES.find((choice) => choice.left === left)?.id ?? 'unsaid'
}

/** What a choice says was left. */
export function leftOf(choice: (typeof LEFT_CHOICES)[number]['id']): Left {
  return LEFT_CHOICES.find(({ id }) => id === choice)?.left ?? null
}
