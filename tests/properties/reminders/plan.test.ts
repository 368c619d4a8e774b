import { expect, test } from 'vitest'
import { dayAt, epochMs, startOfDay, timeAt } from '#shared/dates.ts'
import { calendarOf } from '#shared/right-time/calendar.ts'
import {
  dueIn,
  idsIn,
  inEverySituation,
  nextIn,
  type Situation,
  taken,
  writtenFor,
} from '../../support/reminders.ts'

const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS
const DAY_MS = 86_400_000

/** Whether reminders may speak: reckoned apart from the engine's own way to find out. */
function isGood({ history, zone }: Situation, ms: number): boolean {
  const { quietFrom, quietTo } = history.settings
  const time = timeAt(ms, zone)
  const wraps = quietFrom > quietTo
  const quiet = wraps ? time >= quietFrom || time < quietTo : time >= quietFrom && time < quietTo
  return !quiet && calendarOf(history.settings).isWorking(dayAt(ms, zone))
}

/** Instants between the clock and `end`: quarters of an hour at first and at last, the turns of every day between. */
function* between(situation: Situation, end: number): Iterable<number> {
  const { now, zone, history } = situation
  const { quietFrom, quietTo } = history.settings
  for (let ms = now + QUARTER_MS; ms < Math.min(end, now + 2 * DAY_MS); ms += QUARTER_MS) yield ms
  for (let ms = Math.max(now, end - DAY_MS); ms < end; ms += QUARTER_MS) yield ms
  for (const ms of writtenFor(situation)) {
    for (let day = dayAt(ms, zone); day < dayAt(ms, zone) + 4; day++) {
      for (const at of [ms, epochMs(startOfDay(day, zone))]) if (now < at && at < end) yield at
    }
  }
  for (let day = dayAt(now, zone) + 1; day < dayAt(end, zone); day++) {
    const start = epochMs(startOfDay(day, zone))
    for (const time of ['00:00', quietTo, quietFrom, '12:00']) {
      yield start + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS
    }
  }
}

test('nothing is due in quiet hours or on a day off', () => {
  inEverySituation((situation) => {
    const due = dueIn(situation)
    if (!isGood(situation, situation.now)) expect(due.lines).toEqual([])
  })
})

test('the next instant lies after the clock, and in a good hour', () => {
  inEverySituation((situation) => {
    const next = nextIn(situation)
    if (next === undefined) return
    expect(next).toBeGreaterThan(situation.now)
    expect(isGood(situation, next)).toBe(true)
  })
})

test('what was taken is not due again, and until the next instant nothing else becomes due', () => {
  inEverySituation((before) => {
    const situation = taken(before)
    expect(idsIn(dueIn(situation))).toEqual([])
    const next = nextIn(situation)
    const end = Math.min(next ?? Infinity, situation.now + 500 * DAY_MS)
    for (const now of between(situation, end)) {
      const due = idsIn(dueIn({ ...situation, now }))
      if (due.length > 0) {
        throw new Error(
          `due at ${new Date(now).toISOString()}, which is before the next instant, ${next === undefined ? 'of which there is none' : new Date(next).toISOString()}`,
        )
      }
    }
  })
})
