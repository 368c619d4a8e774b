import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '#shared/dates.ts'
import { warmthCurve, warmthOf } from '#shared/domain/warmth.ts'
import { at, impression } from '../../support/histories.ts'

const today = dayNumber('2026-11-23')
const met = impression('i', '2026-11-23', 'ann', { kind: 'meeting', signal: 'positive', left: 1 })

describe('warmth', () => {
  it('is 58 after one good meeting today', () => {
    expect(warmthOf([met], today)).toBe(58)
  })

  it('is nothing without impressions, and nothing from a note', () => {
    expect(warmthOf([], today)).toBe(0)
    expect(warmthOf([{ ...met, kind: 'note' }], today)).toBe(0)
  })

  it('counts an impression half after 180 days', () => {
    // x falls from 7.5 to 3.75: 100 × (1 − 2^(−3.75 / 6)) = 35.2
    expect(warmthOf([met], today + 180)).toBe(35)
  })

  it('weighs by kind: a call two thirds of a meeting, a ping a sixth', () => {
    // x = 5 and x = 1.25
    expect(warmthOf([{ ...met, kind: 'call' }], today)).toBe(44)
    expect(warmthOf([{ ...met, kind: 'ping' }], today)).toBe(13)
  })

  it('is never below nothing, whatever a stop takes away', () => {
    expect(warmthOf([{ ...met, signal: 'stop', left: -2 }], today)).toBe(0)
  })

  it('does not know a signal before the day it came, nor an impression before its own', () => {
    const later = impression('l', '2026-11-01', 'ann', {
      kind: 'meeting',
      signal: 'positive',
      answered: at('2026-11-20'),
    })
    expect(warmthOf([later], dayNumber('2026-11-19'))).toBe(8)
    expect(warmthOf([later], dayNumber('2026-11-20'))).toBe(47)
    expect(warmthOf([later], dayNumber('2026-10-31'))).toBe(0)
  })

  it('lies from 0 to 100 for any impressions', () => {
    const some = fc.array(
      fc.record({
        at: fc.constantFrom(at('2026-11-23'), at('2020-02-29'), at('2026-08-01')),
        kind: fc.constantFrom('meeting', 'gift', 'message', 'event', 'introduction', 'note'),
        signal: fc.constantFrom('positive', 'neutral', 'not-now', 'none', 'stop'),
        left: fc.constantFrom(null, -2, -1, 0, 1, 2),
      }),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(some, (impressions) => {
        const warmth = warmthOf(impressions, today)
        expect(Number.isInteger(warmth) && warmth >= 0 && warmth <= 100).toBe(true)
      }),
    )
  })
})

describe('the warmth curve', () => {
  it('has a point every step and one on its last day', () => {
    const days = warmthCurve([met], today - 5, today, 2).map((point) => point.day)
    expect(days).toEqual(['2026-11-18', '2026-11-20', '2026-11-22', '2026-11-23'])
  })

  it('ends where warmth stands', () => {
    const last = warmthCurve([met], today - 30, today, 7).at(-1)
    expect(Math.round(last?.warmth ?? -1)).toBe(warmthOf([met], today))
  })

  it('is one point for one day, and empty when it would run backwards', () => {
    expect(warmthCurve([met], today, today, 7)).toHaveLength(1)
    expect(warmthCurve([met], today + 1, today, 7)).toEqual([])
  })
})
