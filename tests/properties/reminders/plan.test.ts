import { expect, test } from 'vitest'
import { dayAt, epochMs, isoDay, startOfDay, timeAt } from '#shared/dates.ts'
import { calendarOf } from '#shared/right-time/calendar.ts'
import { doorOfStory } from '#shared/right-time/door.ts'
import { isLate } from '#shared/right-time/rules/13-few.ts'
import {
  dueIn,
  idsIn,
  inEverySituation,
  nextIn,
  readingOf,
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

test('behind a closed door nothing is due, and in a rest or asleep nothing but promises and meetings to write down', () => {
  inEverySituation((situation) => {
    const reading = readingOf(situation)
    for (const { story, kind } of dueIn(situation).lines.flat()) {
      if (story === undefined) continue
      const door = doorOfStory(story, reading)
      expect(door).not.toBe('closed')
      if (door === 'ajar') expect(['promise', 'write-down']).toContain(kind)
    }
  })
})

test('no day is told of more lines than it has places', () => {
  inEverySituation((before) => {
    const day = dayAt(before.now, before.zone)
    const lines = new Set<string>()
    let situation = before
    for (let hour = 0; hour < 26; hour++) {
      const now = epochMs(startOfDay(day, before.zone)) + hour * 4 * QUARTER_MS
      if (now < before.now || dayAt(now, before.zone) !== day) continue
      situation = { ...situation, now }
      const reading = readingOf(situation)
      for (const moment of dueIn(situation).lines.flat()) {
        if (moment.kind === 'promise' && !isLate(moment, day, reading)) lines.add(moment.id)
        else if (moment.kind !== 'promise' && moment.kind !== 'write-down')
          lines.add(moment.story?.contact.id ?? '')
      }
      situation = taken(situation)
    }
    const shownAlready = [...before.history.shown.values()].filter((days) =>
      days.includes(isoDay(day)),
    ).length
    expect(lines.size).toBeLessThanOrEqual(Math.max(before.history.settings.momentsADay, shownAlready))
  })
})

test('who wakes at each next instant and takes what is due wakes once a day at most, and is never told twice', () => {
  inEverySituation((before) => {
    const heard: string[] = []
    const wakings = new Map<number, number>()
    let situation = before
    for (let step = 0; step < 25; step++) {
      const next = nextIn(situation)
      if (next === undefined) break
      situation = { ...situation, now: next }
      heard.push(...idsIn(dueIn(situation)))
      situation = taken(situation)
      const day = dayAt(next, situation.zone)
      wakings.set(day, (wakings.get(day) ?? 0) + 1)
    }
    expect(new Set(heard).size).toBe(heard.length)
    // What is written down for a later time, and a meeting's end, wake by themselves.
    const causes = new Map<number, number>()
    const meetings = before.history.meetings.map(({ end }) => epochMs(end) + 10 * MINUTE_MS)
    for (const ms of [...new Set([...writtenFor(before), ...meetings])]) {
      const day = dayAt(ms, before.zone)
      causes.set(day, (causes.get(day) ?? 0) + 1)
    }
    for (const [day, count] of wakings) expect(count).toBeLessThanOrEqual(1 + (causes.get(day) ?? 0))
  })
})
