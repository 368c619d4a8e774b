/** How warm it has been: a curve, with rests behind it and signals on its base line, and the same as a table. */
import { useId, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { ContactPage, ImpressionView } from '#shared/api/views.ts'
import { dayNumber } from '#shared/dates.ts'
import { SignalMark } from '../ui/signal-mark.tsx'
import { CURVE, monthlyWarmth, warmthCurve, warmthTrend } from './curve.ts'

const LATELY_DAYS = 731

/** A line of a few days says nothing. */
const YOUNG_DAYS = 14

interface WarmthFigureProps {
  readonly page: ContactPage
  readonly impressions: readonly ImpressionView[]
  readonly today: string
}

export function WarmthFigure({ page, impressions, today }: WarmthFigureProps) {
  const id = useId()
  const [all, setAll] = useState(false)
  const input = { points: page.warmthCurve, rests: page.rests, impressions, today }
  const whole = warmthCurve({ ...input, days: Infinity })
  const lately = warmthCurve({ ...input, days: LATELY_DAYS })
  if (whole === undefined || isYoung(page, today)) {
    return (
      <section className="warmth" aria-label="Warmth">
        <h2>
          Warmth <span className="meta">{page.contact.warmth} of 100; too young for a curve</span>
        </h2>
      </section>
    )
  }
  const curve = all || lately === undefined ? whole : lately
  const isLonger = lately !== undefined && whole.path !== lately.path
  const trend = warmthTrend(page.warmthCurve, today)
  return (
    <section className="warmth" aria-labelledby={`${id}-head`}>
      <div className="warmth-head">
        <h2 id={`${id}-head`}>
          Warmth <span className="meta">{trend}</span>
        </h2>
        {isLonger && (
          <ToggleButton className="button bare warmth-range" isSelected={all} onChange={setAll}>
            All years
          </ToggleButton>
        )}
      </div>
      <svg
        viewBox={`0 0 ${CURVE.width} ${CURVE.height}`}
        role="img"
        aria-label={`Warmth ${curve.end.warmth} of 100, ${trend}`}
      >
        <defs>
          <pattern
            id={`${id}-hatch`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v5" stroke="var(--rest-hatch)" strokeWidth="2" />
          </pattern>
        </defs>
        {curve.bands.map((band) => (
          <g key={band.x}>
            <rect x={band.x} y="4" width={band.width} height="68" fill="var(--rest-wash)" />
            <rect x={band.x} y="4" width={band.width} height="68" fill={`url(#${id}-hatch)`} opacity="0.45" />
          </g>
        ))}
        <path d={`M0 ${CURVE.base + 0.5}H${CURVE.plot}`} stroke="var(--edge)" />
        <path className="warmth-line" d={curve.path} />
        <circle cx={curve.end.x} cy={curve.end.y} r="3.5" fill="var(--door)" />
        <text className="warmth-value" x={curve.end.x + 10} y={curve.end.y + 4}>
          {curve.end.warmth}
        </text>
        {curve.marks.map((mark) => (
          <SignalMark
            key={mark.id}
            signal={mark.signal}
            size={CURVE.mark}
            x={mark.x - CURVE.mark / 2}
            y={CURVE.base + 0.5 - CURVE.mark / 2}
          />
        ))}
        {curve.ticks.map((tick) => (
          <text key={tick.x} className="warmth-tick" x={tick.x} y="90">
            {tick.label}
          </text>
        ))}
      </svg>
      <table className="visually-hidden">
        <caption>Warmth by month, from 0 to 100</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Warmth</th>
          </tr>
        </thead>
        <tbody>
          {monthlyWarmth(page.warmthCurve).map(({ month, warmth }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{warmth}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function isYoung(page: ContactPage, today: string): boolean {
  const first = page.warmthCurve[0]?.day
  return first === undefined || dayNumber(today) - dayNumber(first) < YOUNG_DAYS
}
