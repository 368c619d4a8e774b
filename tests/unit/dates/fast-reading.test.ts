import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayOf, epochMs, isoDay, startOfDay, yearOf, zonedAt } from '#shared/dates.ts'

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'UTC',
)
const instants = fc.integer({ min: -2_000_000_000, max: 8_000_000_000 }).map((seconds) => seconds * 1000)

describe('reading days and instants by slicing', () => {
  it('reads every instant in every zone back as it was written', () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        expect(epochMs(zonedAt(ms, zone))).toBe(ms)
      }),
    )
  })

  it('reads the day as it was lived', () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        const zoned = zonedAt(ms, zone)
        expect(isoDay(dayOf(zoned))).toBe(zoned.slice(0, 10))
        expect(yearOf(dayOf(zoned))).toBe(Number(zoned.slice(0, 4)))
      }),
    )
  })

  it('knows which days exist', () => {
    expect(isoDay(dayNumber('2024-02-29'))).toBe('2024-02-29')
    for (const no of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-01',
      'x',
      '',
      '2026-01-0x',
    ]) {
      expect(dayNumber(no), no).toBeNaN()
    }
  })

  it('takes no instant from what has no offset or no such time', () => {
    for (const no of [
      '2026-11-23T15:00:00',
      '2026-11-23',
      '2026-11-23T25:00:00+01:00',
      '2026-11-23T15:00:00*01:00',
      '',
    ]) {
      expect(epochMs(no), no).toBeNaN()
    }
    expect(epochMs('2026-11-23T15:00Z')).toBe(Date.UTC(2026, 10, 23, 15))
    expect(epochMs('2026-11-23T15:00:00.250-05:00[America/New_York]')).toBe(
      Date.UTC(2026, 10, 23, 20, 0, 0, 250),
    )
  })

  it('begins a day where daylight saving skips midnight at the first time there is', () => {
    expect(startOfDay(dayNumber('2026-09-06'), 'America/Santiago')).toContain('T01:00:00')
  })
})
