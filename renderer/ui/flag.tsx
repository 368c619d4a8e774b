/** A promise: a pennant while it is open, its outline once it is kept. */
import './glyphs.css'

interface FlagProps {
  readonly kept?: boolean
  /** Width in pixels; the height follows. */
  readonly size?: number
  readonly className?: string
}

export function Flag({ kept = false, size = 12, className }: FlagProps) {
  return (
    <svg
      className={`flag-glyph${kept ? ' flag-kept' : ''}${className === undefined ? '' : ` ${className}`}`}
      viewBox="0 0 22 20"
      width={size}
      height={(size * 18) / 19}
      aria-hidden
    >
      <path d="M1 1v18" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M1 2h18l-4.5 4.5L19 11H1z"
        {...(kept
          ? { className: 'glyph-ground', stroke: 'currentColor', strokeWidth: 1.4 }
          : { fill: 'currentColor' })}
      />
    </svg>
  )
}
