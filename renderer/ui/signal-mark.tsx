/** What came back, as a mark told apart by its shape: disc, ring, half-filled ring, barred square, dash. */
import type { ReactNode } from 'react'
import type { Signal } from '#shared/domain/impression.ts'
import './glyphs.css'

const SHAPES: Readonly<Record<Signal, ReactNode>> = {
  positive: <circle cx="6" cy="6" r="4.75" fill="currentColor" />,
  neutral: <circle className="glyph-ground" cx="6" cy="6" r="4.1" stroke="currentColor" strokeWidth="1.4" />,
  'not-now': (
    <>
      <circle className="glyph-ground" cx="6" cy="6" r="4.1" stroke="currentColor" strokeWidth="1.4" />
      <path d="M1.9 6a4.1 4.1 0 0 0 8.2 0z" fill="currentColor" />
    </>
  ),
  stop: (
    <>
      <path d="M1.75 1.75h8.5v8.5h-8.5z" fill="currentColor" />
      <path className="glyph-ground" d="M3.5 5.2h5v1.6h-5z" />
    </>
  ),
  none: <path d="M1 6h10" stroke="currentColor" strokeWidth="1.6" />,
}

interface SignalMarkProps {
  readonly signal: Signal
  /** In pixels: 14 on the timeline, 12 in text, 10 on chips and on the warmth curve. */
  readonly size?: number
  readonly className?: string
  /** Where it stands inside another drawing. */
  readonly x?: number
  readonly y?: number
}

/** A picture beside words: it says nothing by itself to a screen reader. */
export function SignalMark({ signal, size = 12, className, x, y }: SignalMarkProps) {
  return (
    <svg
      className={`signal-mark signal-${signal}${className === undefined ? '' : ` ${className}`}`}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      x={x}
      y={y}
      aria-hidden
    >
      {SHAPES[signal]}
    </svg>
  )
}
