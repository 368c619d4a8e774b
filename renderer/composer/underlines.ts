/** The text cut into pieces for the layer that carries the underlines. */
import type { CaptureProblem, Recognized } from '#shared/capture/draft.ts'

export interface Piece {
  readonly text: string
  /** How it is underlined; nothing: not at all. */
  readonly look?: 'said' | 'signal' | 'promise' | 'rest' | 'problem'
}

const LOOKS: Partial<Record<Recognized['what'], Piece['look']>> = {
  signal: 'signal',
  promise: 'promise',
  rest: 'rest',
}

interface Underline {
  readonly start: number
  readonly end: number
  readonly look: NonNullable<Piece['look']>
}

/** The whole text in pieces, in order; a problem's underline wins over what else was recognized there. */
export function pieces(
  text: string,
  recognized: readonly Recognized[],
  problems: readonly CaptureProblem[],
): readonly Piece[] {
  const underlines: Underline[] = [
    ...problems.map(({ start, end }) => ({ start, end, look: 'problem' as const })),
    ...recognized.flatMap((chip) =>
      chip.from === 'chosen'
        ? []
        : chip.spans.map(({ start, end }) => ({ start, end, look: LOOKS[chip.what] ?? ('said' as const) })),
    ),
  ]
  const inOrder = underlines.sort((a, b) => a.start - b.start)
  const cut: Piece[] = []
  let at = 0
  for (const { start, end, look } of inOrder) {
    if (start < at || end > text.length) continue
    if (start > at) cut.push({ text: text.slice(at, start) })
    cut.push({ text: text.slice(start, end), look })
    at = end
  }
  if (at < text.length) cut.push({ text: text.slice(at) })
  return cut
}
