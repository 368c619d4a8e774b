/** The geometry of the warmth curve: from days and values to a path, bands and marks. Pure. */
import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import type { ContactPage, ImpressionView } from '#shared/api/views.ts'
import { dayNumber, dayOf, type DayNumber } from '#shared/dates.ts'
import type { Signal } from '#shared/domain/impression.ts'
import { monthName, monthOf, shortMonth, yearOf, type MonthNumber } from '../ui/months.ts'

type Point = ContactPage['warmthCurve'][number]

/** In the units of the drawing's view box. */
export const CURVE = { width: 592, height: 92, plot: 540, top: 7, base: 72, mark: 10 } as const

export interface Curve {
  /** The curve, as SVG path data. */
  readonly path: string
  /** Where rests lie behind it. */
  readonly bands: readonly { readonly x: number; readonly width: number }[]
  /** Signals on the base line, at their centres. */
  readonly marks: readonly { readonly id: string; readonly x: number; readonly signal: Signal }[]
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  /** The latest value, at the curve's end. */
  readonly end: { readonly x: number; readonly y: number; readonly warmth: number }
}

interface CurveInput {
  /** Oldest first. */
  readonly points: readonly Point[]
  readonly rests: ContactPage['rests']
  readonly impressions: readonly Pick<ImpressionView, 'id' | 'at' | 'signal' | 'direction'>[]
  readonly today: string
  /** Draw no more than so many days up to today. */
  readonly days: number
}

/** The drawing, or nothing where there are not two days to draw a line between. */
export function warmthCurve({ points, rests, impressions, today, days }: CurveInput): Curve | undefined {
  const until = dayNumber(today)
  const shown = points
    .map((point) => ({ day: dayNumber(point.day), warmth: point.warmth }))
    .filter(({ day }) => day <= until && day >= until - days)
  const first = shown[0]
  const last = shown.at(-1)
  if (first === undefined || last === undefined || first.day === last.day) return undefined

  const x = scaleLinear([first.day, last.day], [0, CURVE.plot]).clamp(true)
  const y = scaleLinear([0, 100], [CURVE.base, CURVE.top]).clamp(true)
  const draw = line<{ day: DayNumber; warmth: number }>(
    (point) => round(x(point.day)),
    (point) => round(y(point.warmth)),
  )
    .curve(curveMonotoneX)
    .digits(1)

  const bands = rests.flatMap((rest) => {
    const from = x(dayNumber(rest.from))
    const to = x(rest.to === undefined ? last.day : dayNumber(rest.to) + 1)
    return to > from ? [{ x: round(from), width: round(to - from) }] : []
  })
  const marks = impressions.flatMap((impression) => {
    const day = dayOf(impression.at)
    const said = impression.signal !== 'none' || impression.direction === 'out'
    return said && day >= first.day && day <= last.day
      ? [{ id: impression.id, x: round(x(day)), signal: impression.signal }]
      : []
  })
  const end = { x: round(x(last.day)), y: round(y(last.warmth)), warmth: Math.round(last.warmth) }
  return { path: draw(shown) ?? '', bands, marks, ticks: ticksOf(first.day, last.day, x), end }
}

/** Months between two labels. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const
const LABEL_WIDTH = 64

function ticksOf(from: DayNumber, to: DayNumber, x: (day: DayNumber) => number): Curve['ticks'] {
  const months = (to - from) / 30.4
  const step = STEPS.find((each) => (CURVE.plot / Math.max(months, 1)) * each >= LABEL_WIDTH) ?? 120
  const ticks = []
  for (let month = monthOf(from); month <= monthOf(to); month += 1) {
    const start = firstDay(month)
    const at = x(start)
    if (start < from || month % step !== 0) continue
    ticks.push({ x: round(at), label: tickLabel(month, step) })
  }
  // A history shorter than a step has no month to begin with: then the first day speaks for all.
  return ticks.length > 0 ? ticks : [{ x: 0, label: `${shortMonth(monthOf(from))} ${yearOf(monthOf(from))}` }]
}

function tickLabel(month: MonthNumber, step: number): string {
  if (step >= 12) return String(yearOf(month))
  return month % 12 === 0 ? `Jan ${yearOf(month)}` : shortMonth(month)
}

function firstDay(month: MonthNumber): DayNumber {
  return dayNumber(
    `${String(yearOf(month)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

const LATELY_DAYS = 30
const STEADY = 3
const SLOWLY_A_MONTH = 6

/** What the curve does, in words: "warming", "steady since March", "fading slowly since January 2025". */
export function warmthTrend(points: readonly Point[], today: string): string {
  const until = dayNumber(today)
  const known = points.filter((point) => dayNumber(point.day) <= until)
  const last = known.at(-1)
  const peak = known.findLastIndex((point, index) => point.warmth > (known[index - 1]?.warmth ?? 0))
  const top = known[peak]
  if (last === undefined || top === undefined) return 'no trace yet'
  const days = until - dayNumber(top.day)
  if (days < LATELY_DAYS) return 'warming'
  const since = sinceWords(top.day, today)
  const lost = top.warmth - last.warmth
  if (lost <= STEADY) return `steady since ${since}`
  return (lost / days) * 30 < SLOWLY_A_MONTH ? `fading slowly since ${since}` : `fading since ${since}`
}

function sinceWords(day: string, today: string): string {
  const month = monthOf(dayNumber(day))
  return day.slice(0, 4) === today.slice(0, 4) ? monthName(month) : `${monthName(month)} ${yearOf(month)}`
}

/** One value a month (its last), newest first: the curve for those who would rather read it. */
export function monthlyWarmth(points: readonly Point[]): { month: string; warmth: number }[] {
  const months = new Map<string, number>()
  for (const { day, warmth } of points) {
    const month = monthOf(dayNumber(day))
    months.set(`${monthName(month)} ${yearOf(month)}`, Math.round(warmth))
  }
  return [...months].map(([month, warmth]) => ({ month, warmth })).reverse()
}
