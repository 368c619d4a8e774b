/** A reason with the place in its words that leads to the impression behind it. */
import type { Reason } from '#shared/domain/moment.ts'

export interface ReasonPiece {
  readonly text: string
  /** The impression that these words lead to. */
  readonly impression?: string
}

/** Somebody's words are left alone; of the rest, what names a day or an impression is what one would press. */
const PLACE =
  /“[^”]*”|(\b(?:on (?:\d{1,2} [A-Z][a-z]+(?: \d{4})?|[A-Z][a-z]+day)|yesterday|today|last impression|last two signals)\b)/gi

/** Cuts a reason so that each impression is led to from one place; where no words offer themselves, from all of them. */
export function reasonPieces({ text, impressions }: Reason): readonly ReasonPiece[] {
  const [first, ...others] = impressions
  if (first === undefined) return [{ text }]
  const pieces: ReasonPiece[] = []
  const waiting = [first, ...others]
  let at = 0
  for (const match of text.matchAll(PLACE)) {
    const words = match[1]
    const impression = waiting[0]
    if (words === undefined || impression === undefined) continue
    waiting.shift()
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ text: words, impression })
    at = match.index + words.length
  }
  if (pieces.length === 0) return [{ text, impression: first }]
  return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces
}
