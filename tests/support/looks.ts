/** Looking at a history from outside, for tests of the engine. */
import fc from 'fast-check'
import { isoDay, dayNumber, weekday, type DayNumber } from '#shared/dates.ts'
import type { Moment } from '#shared/domain/moment.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { standingOf, type Standing } from '#shared/right-time/plan.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { anyHistory } from './any-history.ts'

/** Says of every history what must hold in it. */
export function forEveryHistory(holds: (history: History, clock: Clock, day: DayNumber) => void): void {
  fc.assert(
    fc.property(anyHistory, ({ history, clock, day }) => holds(history, clock, day)),
    { numRuns: process.env.AJAR_LONG === '1' ? 2000 : 60 },
  )
}

/** The days of a moment: opens, best, closes. */
export function windowOf(moment: Moment): { opens: DayNumber; best: DayNumber; closes: DayNumber | null } {
  return {
    opens: dayNumber(moment.opens),
    best: dayNumber(moment.best),
    closes: moment.closes === null ? null : dayNumber(moment.closes),
  }
}

export function isOpenOn(moment: Moment, day: DayNumber): boolean {
  const { opens, closes } = windowOf(moment)
  return opens <= day && (closes === null || day < closes)
}

/** One of the week's working days, and in no pause: reckoned apart from the engine's own calendar. */
export function isWorkingDay(day: DayNumber, { settings }: Pick<History, 'settings'>): boolean {
  const iso = isoDay(day)
  return (
    settings.workingDays.includes(weekday(day)) &&
    !settings.pauses.some(({ from, to }) => from <= iso && iso <= to)
  )
}

/** Every contact's standing at the clock. */
export function standings(history: History, clock: Clock): { reading: Reading; all: Standing[] } {
  const reading = new Reading(history, clock)
  return { reading, all: [...reading.allStories()].map((story) => standingOf(story, reading)) }
}

/** All that a line of today speaks for. */
export function spokenFor(line: Moment): { id: string; kind: Moment['kind'] }[] {
  return [{ id: line.id, kind: line.kind }, ...(line.merged ?? [])]
}
