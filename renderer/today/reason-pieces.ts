/** A reason with the place in its words that leads to the impression behind it. */
import type { Reason } from '#shared/domain/moment.ts'

export interface ReasonPiece {
  readonly text: string
  /** The impression that these words lead to. */
  readonly impression?: string
  /** Somebody's own words, in quotes. */
  readonly said?: boolean
}

/** Somebody's words are left alone; of the rest, what names a day or an impression is what one would press. */
const PLACE =
  /“[^”]*”|(\b(?:on (?:\d{1,2} [A-Z][a-z]+(?: \d{4})?|[A-Z][a-z]+day)|yesterday|today|last impression|last two signals)\b)/gi

/**
 * Cuts a reason so that each impression is led to from one place; where no words offer themselves, from all of them.
 * Somebody's own words are pieces of their own.
 */
export function reasonPieces({ text, impressions }: Reason): readonly ReasonPiece[] {
  const waiting = [...impressions]
  const pieces: ReasonPiece[] = []
  let at = 0
  const put = (index: number, piece: ReasonPiece) => {
    if (index > at) pieces.push({ text: text.slice(at, index) })
    pieces.push(piece)
    at = index + piece.text.length
  }
  for (const match of text.matchAll(PLACE)) {
    const [words, place] = match
    if (place === undefined) {
      put(match.index, { text: words, said: true })
    } else {
      const impression = waiting.shift()
      if (impression !== undefined) put(match.index, { text: place, impression })
    }
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  const [first] = impressions
  if (first === undefined || pieces.some(({ impression }) => impression !== undefined)) return pieces
  return pieces.map((piece) => ({ ...piece, impression: first }))
}
