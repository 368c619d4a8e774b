import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, epochMs, isoDay, readZoned, timeAt, zonedAt } from '#shared/dates.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/domain/settings.ts'
import { calendarOf } from '#shared/right-time/calendar.ts'
import {
  endOfGoodHours,
  type Hours,
  isGoodHour,
  nextGoodHour,
} from '#shared/right-time/reminders/good-hours.ts'

const MINUTE = 60_000

const hoursOf = (more: Partial<Settings>, zone = 'Europe/Berlin'): Hours => {
  const settings = { ...DEFAULT_SETTINGS, ...more }
  return { settings, calendar: calendarOf(settings), zone }
}

/** The next good hour after a wall-clock time, on the wall. */
function next(time: string, more: Partial<Settings> = {}, zone = 'Europe/Berlin'): string {
  return zonedAt(nextGoodHour(epochMs(readZoned(time, zone)), hoursOf(more, zone)), zone).slice(0, 22)
}

describe('good hours', () => {
  it.each([
    ['on a working day by day: now', '2026-11-23T10:00', '2026-11-23T10:00:00+01'],
    ['early: when the quiet hours end', '2026-11-23T06:00', '2026-11-23T08:30:00+01'],
    ['in the evening: the next morning', '2026-11-23T18:00', '2026-11-24T08:30:00+01'],
    ['on a Friday evening: on Monday', '2026-11-27T18:30', '2026-11-30T08:30:00+01'],
    ['on the night before the clocks go forward', '2026-03-27T20:00', '2026-03-30T08:30:00+02'],
  ])('%s', (_, time, expected) => {
    expect(next(time)).toBe(expected)
  })

  it('come after a pause, however long', () => {
    const pauses = [{ from: '2026-11-23', to: '2027-02-14' }]
    expect(next('2026-11-23T10:00', { pauses })).toBe('2027-02-15T08:30:00+01')
  })

  it('may be in the night, and twice on a day', () => {
    const night = { quietFrom: '08:00', quietTo: '18:00' }
    expect(next('2026-11-23T10:00', night)).toBe('2026-11-23T18:00:00+01')
    expect(next('2026-11-23T23:00', night)).toBe('2026-11-23T23:00:00+01')
    expect(next('2026-11-24T03:00', night)).toBe('2026-11-24T03:00:00+01')
  })

  it('are all hours where quiet begins and ends at the same time', () => {
    expect(next('2026-11-23T03:00', { quietFrom: '09:00', quietTo: '09:00' })).toBe('2026-11-23T03:00:00+01')
  })

  it('begin with the hour to which the clocks jump over the end of the quiet', () => {
    const sundays = { workingDays: [7], quietTo: '02:30' }
    expect(next('2026-03-29T01:00', sundays)).toBe('2026-03-29T03:00:00+02')
    // 02:30 comes twice; in between it is quiet again.
    expect(next('2026-10-25T01:00', sundays)).toBe('2026-10-25T02:30:00+02')
    const again = epochMs('2026-10-25T02:10:00+01:00[Europe/Berlin]')
    expect(zonedAt(nextGoodHour(again, hoursOf(sundays)), 'Europe/Berlin').slice(0, 22)).toBe(
      '2026-10-25T02:30:00+01',
    )
  })

  it('are found to the minute, in every zone, on every day, through every change of the clocks', () => {
    const time = fc.constantFrom(
      '00:00',
      '00:30',
      '02:00',
      '02:30',
      '03:00',
      '08:30',
      '12:00',
      '18:00',
      '23:30',
      '23:59',
    )
    // The change of the clocks in Berlin, Lord Howe (half an hour) and Beirut (at midnight); Samoa, where a day was left out.
    const places = fc.constantFrom<[string, string]>(
      ['Europe/Berlin', '2026-03-28T12:00'],
      ['Europe/Berlin', '2026-10-24T12:00'],
      ['Australia/Lord_Howe', '2026-04-04T12:00'],
      ['Australia/Lord_Howe', '2026-10-03T12:00'],
      ['Asia/Beirut', '2026-10-24T12:00'],
      ['Asia/Beirut', '2026-03-28T12:00'],
      ['Pacific/Apia', '2011-12-29T06:00'],
    )
    const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 })
    fc.assert(
      fc.property(
        places,
        time,
        time,
        days,
        fc.nat({ max: 2000 }),
        ([zone, from], quietFrom, quietTo, workingDays, ahead) => {
          const hours = hoursOf({ quietFrom, quietTo, workingDays }, zone)
          const start = epochMs(readZoned(from, zone)) + ahead * MINUTE
          const isGood = (ms: number) => {
            const now = timeAt(ms, zone)
            const weekday = new Date(`${isoDay(dayAt(ms, zone))}T00:00Z`).getUTCDay() || 7
            const quiet =
              quietFrom <= quietTo ? quietFrom <= now && now < quietTo : quietFrom <= now || now < quietTo
            return workingDays.includes(weekday) && !quiet
          }
          let at = start
          while (!isGood(at)) at += MINUTE
          expect(nextGoodHour(start, hours)).toBe(at)
          expect(isGoodHour(start, hours)).toBe(isGood(start))
          if (!isGood(start)) return
          let end = start
          while (isGood(end) && end < start + 24 * 60 * MINUTE) end += MINUTE
          expect(endOfGoodHours(start, hours)).toBeGreaterThanOrEqual(end)
          if (!isGood(end)) expect(endOfGoodHours(start, hours)).toBe(end)
        },
      ),
      { numRuns: process.env.AJAR_LONG === '1' ? 5000 : 40 },
    )
  })
})
