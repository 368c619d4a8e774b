import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochMs, isoDay, zonedAt, zonedOn, dayNumber } from '#shared/dates.ts'
import type { Meeting } from '#shared/domain/meeting.ts'
import { allMoments } from '#shared/right-time/moments.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { anyHistory } from '../../support/any-history.ts'
import { isWorkingDay } from '../../support/looks.ts'

const aMeeting = fc.record({
  ago: fc.integer({ min: -2, max: 12 }),
  hour: fc.integer({ min: 0, max: 22 }),
  who: fc.subarray(['ann', 'bob', 'stranger'], { minLength: 0 }),
  cancelled: fc.boolean(),
})

test('a meeting that ended unjournaled is to be written down for three working days, and never one that was cancelled', () => {
  fc.assert(
    fc.property(anyHistory, aMeeting, ({ history, clock, day }, { ago, hour, who, cancelled }) => {
      const start = zonedOn(day - ago, `${String(hour).padStart(2, '0')}:00`, clock.zone)
      const meeting: Meeting = {
        id: 'm',
        title: 'Workshop',
        start,
        end: zonedAt(epochMs(start) + 3_600_000, clock.zone),
        allDay: false,
        attendees: who.map((each) => (each === 'stranger' ? { name: each } : { contact: each })),
        ...(cancelled ? { status: 'CANCELLED' } : {}),
      }
      const told = { ...history, meetings: [meeting] }
      const moments = allMoments(told, clock).filter((moment) => moment.kind === 'write-down')
      if (cancelled || who.length === 0 || epochMs(meeting.end) > clock.now) expect(moments).toEqual([])
      for (const moment of moments) {
        expect(epochMs(moment.opens)).toBe(epochMs(meeting.end) + 10 * 60_000)
        expect(epochMs(moment.closes ?? '')).toBeGreaterThan(clock.now)
        const ended = dayNumber(meeting.end)
        let working = 0
        for (let each = ended + 1; each <= dayNumber(moment.closes ?? ''); each++) {
          working += +isWorkingDay(each, history)
        }
        expect(working).toBe(3)
        const journaled = who.some((id) =>
          (history.impressionsOf.get(id) ?? []).some(
            (head) => epochMs(head.at) >= epochMs(start) && epochMs(head.at) <= clock.now,
          ),
        )
        expect(journaled).toBe(false)
      }
      const today = todayOf(told, clock)
      const isToday = isoDay(day) === meeting.start.slice(0, 10) || isoDay(day) === meeting.end.slice(0, 10)
      if (!isToday || cancelled) expect(today.meetings).toEqual([])
      else if (hour < 23) expect(today.meetings.map(({ id }) => id)).toEqual(['m'])
      const counting = today.moments.filter(({ kind, late }) => kind !== 'write-down' && late !== true)
      expect(counting.length).toBeLessThanOrEqual(Math.max(3, history.shown.size))
    }),
    { numRuns: process.env.AJAR_LONG === '1' ? 2000 : 100 },
  )
})
