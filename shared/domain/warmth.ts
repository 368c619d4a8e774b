/**
 * Warmth, 0 to 100: signals and impressions left, weighted by kind, fading with time (DOMAIN.md, "Warmth"):
 *
 *   round(100 × (1 − 2^(−max(0, x) / 6))),  x = Σ weight × (signal + left / 2) × 2^(−age / 180), age in days
 */
import { dayOf, isoDay, type DayNumber } from '../dates.ts'
import type { ImpressionHead, ImpressionKind, Signal } from './impression.ts'

/** Days after which an impression warms half as much. */
export const WARMTH_HALF_LIFE_DAYS = 180
/** The x at which somebody is half as warm as anybody can be. */
const HALFWAY = 6

const KIND_WEIGHT: Readonly<Record<ImpressionKind, number>> = {
  meeting: 3,
  call: 2,
  event: 2,
  introduction: 2,
  gift: 1.5,
  message: 1,
  ping: 0.5,
  note: 0,
}

const SIGNAL_WORTH: Readonly<Record<Signal, number>> = {
  positive: 2,
  neutral: 1,
  'not-now': 0.5,
  none: 0.25,
  stop: -4,
}

type Warming = Pick<ImpressionHead, 'at' | 'kind' | 'signal' | 'left' | 'answered'>

/** A signal that came later is none until the day it came. */
function signalOn(impression: Warming, day: DayNumber): Signal {
  const later = impression.answered !== undefined && dayOf(impression.answered) > day
  return later ? 'none' : impression.signal
}

function fromX(x: number): number {
  return 100 * (1 - 2 ** (-Math.max(0, x) / HALFWAY))
}

/** Warmth on a day, as known on it, before it is rounded: what the picture draws. */
function warmthAt(impressions: Iterable<Warming>, day: DayNumber): number {
  let x = 0
  for (const impression of impressions) {
    const age = day - dayOf(impression.at)
    if (age < 0) continue
    const worth = SIGNAL_WORTH[signalOn(impression, day)] + (impression.left ?? 0) / 2
    x += KIND_WEIGHT[impression.kind] * worth * 2 ** (-age / WARMTH_HALF_LIFE_DAYS)
  }
  return fromX(x)
}

/** Warmth of one contact on a day, from the impressions about them: a whole number from 0 to 100. */
export function warmthOf(impressions: Iterable<Warming>, day: DayNumber): number {
  return Math.round(warmthAt(impressions, day))
}

/**
 * Warmth over time, for the picture: a point every `step` days from `from` on, and one on `to`. Not rounded to
 * whole numbers, so that the line is smooth.
 */
export function warmthCurve(
  impressions: readonly Warming[],
  from: DayNumber,
  to: DayNumber,
  step: number,
): { day: string; warmth: number }[] {
  const points: { day: string; warmth: number }[] = []
  const stride = Math.max(1, Math.floor(step))
  for (let day = from; day < to; day += stride) {
    points.push({ day: isoDay(day), warmth: warmthAt(impressions, day) })
  }
  if (from <= to) points.push({ day: isoDay(to), warmth: warmthAt(impressions, to) })
  return points
}
