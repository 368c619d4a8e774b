/** Numbers and gestures in words. */
import type { GestureKind } from '#shared/domain/moment.ts'

const SMALL = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
  'Twenty',
] as const

/** "Sixteen people", "1204 people", "One person". */
export function people(count: number): string {
  return `${SMALL[count] ?? String(count)} ${count === 1 ? 'person' : 'people'}`
}

/** What leads a gesture's text. */
export const GESTURE_WORDS: Readonly<Record<GestureKind, string>> = {
  'keep-promise': 'Keep a promise',
  'bring-value': 'Bring a value',
  ping: 'Ping',
  'move-closer': 'Move a little closer',
  'wish-well': 'Wish well',
  'write-down': 'Write it down',
}
