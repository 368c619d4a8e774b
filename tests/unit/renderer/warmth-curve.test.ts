/** The warmth curve's geometry: where the line, the bands, the marks and the words stand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, isoDay } from '#shared/dates.ts'
import { CURVE, monthlyWarmth, warmthCurve, warmthTrend } from '../../../renderer/people/curve.ts'

const points = (...given: [string, number][]) => given.map(([day, warmth]) => ({ day, warmth }))
const nothing = { rests: [], impressions: [], today: '2026-04-23', days: 10_000 }
const yearLong = points(['2025-05-01', 0], ['2025-10-30', 50], ['2026-04-23', 100])

describe('the curve', () => {
  test('runs from the first day at the left to the last at the right, cold at the base and warm at the top', () => {
    const curve = warmthCurve({ ...nothing, points: yearLong })
    expect(curve?.path.startsWith(`M0,${CURVE.base}C`)).toBe(true)
    expect(curve?.path.endsWith(`${CURVE.plot},${CURVE.top}`)).toBe(true)
    expect(curve?.end).toEqual({ x: CURVE.plot, y: CURVE.top, warmth: 100 })
  })

  test('is not drawn for a single day or none', () => {
    expect(warmthCurve({ ...nothing, points: [] })).toBeUndefined()
    expect(warmthCurve({ ...nothing, points: points(['2026-04-23', 58]) })).toBeUndefined()
  })

  test('shows no more than the days asked for', () => {
    const curve = warmthCurve({ ...nothing, points: yearLong, days: 200 })
    expect(curve?.path.startsWith('M0,39.5')).toBe(true)
  })

  test('lays a band behind each rest: to the day after its last quiet one, an open one to the end', () => {
    const curve = warmthCurve({
      ...nothing,
      points: points(['2026-01-01', 10], ['2026-04-11', 20]),
      rests: [
        { from: '2026-01-01', to: '2026-01-10', current: false, impression: 'a' },
        { from: '2026-04-01', current: true, impression: 'b' },
        { from: '2025-01-01', to: '2025-02-01', current: false, impression: 'before the curve' },
      ],
    })
    expect(curve?.bands).toEqual([
      { x: 0, width: 54 },
      { x: 486, width: 54 },
    ])
  })

  test('marks what came back, and what I sent without an answer, but no notes', () => {
    const at = (day: string) => `${day}T10:00:00+00:00[UTC]`
    const curve = warmthCurve({
      ...nothing,
      points: points(['2026-01-01', 10], ['2026-04-11', 20]),
      impressions: [
        { id: 'yes', at: at('2026-02-20'), signal: 'positive', direction: 'both' },
        { id: 'silence', at: at('2026-01-01'), signal: 'none', direction: 'out' },
        { id: 'note', at: at('2026-02-01'), signal: 'none', direction: null },
        { id: 'earlier', at: at('2025-02-01'), signal: 'positive', direction: 'in' },
      ],
    })
    expect(curve?.marks).toEqual([
      { id: 'yes', x: 270, signal: 'positive' },
      { id: 'silence', x: 0, signal: 'none' },
    ])
  })

  test('names months where there is room, and the year in January', () => {
    expect(warmthCurve({ ...nothing, points: yearLong })?.ticks.map((tick) => tick.label)).toEqual([
      'May',
      'Jul',
      'Sep',
      'Nov',
      'Jan 2026',
      'Mar',
    ])
    const long = points(['2019-03-01', 1], ['2026-04-23', 2])
    expect(warmthCurve({ ...nothing, points: long })?.ticks.map((tick) => tick.label)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ])
    const short = points(['2026-04-02', 1], ['2026-04-23', 2])
    expect(warmthCurve({ ...nothing, points: short })?.ticks).toEqual([{ x: 0, label: 'Apr 2026' }])
  })

  test('stays inside its frame for every history', () => {
    const history = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 100 })),
      {
        selector: ([day]) => day,
        minLength: 2,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(history, (days) => {
        const last = dayNumber('2026-04-23')
        const sorted = days
          .toSorted(([a], [b]) => b - a)
          .map(([ago, warmth]) => ({ day: isoDay(last - ago), warmth }))
        const curve = warmthCurve({ ...nothing, points: sorted })
        const numbers = (curve?.path.match(/-?[\d.]+/g) ?? []).map(Number)
        expect(numbers.length).toBeGreaterThan(0)
        numbers.forEach((value, index) => {
          const [least, most] = index % 2 === 0 ? [0, CURVE.plot] : [CURVE.top, CURVE.base]
          expect(value).toBeGreaterThanOrEqual(least - 0.1)
          expect(value).toBeLessThanOrEqual(most + 0.1)
        })
      }),
    )
  })
})

describe('the curve in words', () => {
  test('says how the warmth drifts', () => {
    expect(
      warmthTrend(points(['2026-03-01', 20], ['2026-04-10', 58], ['2026-04-23', 56]), '2026-04-23'),
    ).toBe('warming')
    expect(warmthTrend(points(['2026-01-15', 70], ['2026-04-23', 58]), '2026-04-23')).toBe(
      'fading slowly since January',
    )
    expect(warmthTrend(points(['2025-12-15', 90], ['2026-04-23', 30]), '2026-04-23')).toBe(
      'fading since December 2025',
    )
    expect(warmthTrend(points(['2026-03-01', 20], ['2026-04-23', 19]), '2026-04-23')).toBe(
      'steady since March',
    )
    expect(warmthTrend([], '2026-04-23')).toBe('no trace yet')
  })

  test('gives the last value of each month, newest first', () => {
    expect(monthlyWarmth(points(['2026-03-01', 20.4], ['2026-03-20', 25.6], ['2026-04-23', 19]))).toEqual([
      { month: 'April 2026', warmth: 19 },
      { month: 'March 2026', warmth: 26 },
    ])
  })
})
