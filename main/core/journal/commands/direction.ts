/** Direction: who reached out, where nobody said. */
import type { Direction, ImpressionKind } from '#shared/domain/impression.ts'

/** Mail, message, ping, gift and introduction come from me; a meeting, a call and an event are both sides'; a note is nobody's. */
const USUAL: Readonly<Record<ImpressionKind, Direction | null>> = {
  meeting: 'both',
  call: 'both',
  event: 'both',
  message: 'out',
  ping: 'out',
  introduction: 'out',
  gift: 'out',
  note: null,
}

/** The direction that an impression of this kind has when nobody says otherwise. */
export function usualDirection(kind: ImpressionKind): Direction | null {
  return USUAL[kind]
}
