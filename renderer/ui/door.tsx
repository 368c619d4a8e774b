/** The door: one glyph at three angles; the frame never moves, only the leaf swings. */
import type { Door } from '#shared/domain/door.ts'
import './glyphs.css'

const LEAF: Readonly<Record<Door, string>> = {
  open: 'M6.25 1.25 1.5 .2 1.5 15.8 6.25 14.2z',
  ajar: 'M4.75 1.25 9.7 .2 9.7 15.8 4.75 14.2z',
  closed: 'M4.75 1.25 14.25 1.25 14.25 14.45 4.75 14.45z',
}
const KNOB: Readonly<Record<Door, { x: number; r: number } | undefined>> = {
  open: undefined,
  ajar: { x: 8.2, r: 0.8 },
  closed: { x: 12.2, r: 0.95 },
}

interface DoorGlyphProps {
  readonly door: Door
  /** In pixels: 16 in text, 20 in a list, 32 at the head of a page. */
  readonly size?: number
  readonly className?: string
  /** Its word stands beside it, or it says nothing. */
  readonly decorative?: boolean
}

export function DoorGlyph({ door, size = 16, className, decorative = false }: DoorGlyphProps) {
  const knob = KNOB[door]
  return (
    <svg
      className={`door-glyph door-${door}${className === undefined ? '' : ` ${className}`}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `door ${door}` })}
    >
      <path d="M5.5 14.2V2h8v12.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path className="door-leaf" d={LEAF[door]} fill="currentColor" />
      {knob && <circle className="glyph-ground" cx={knob.x} cy="8.3" r={knob.r} />}
    </svg>
  )
}
