/** Working days: the weekdays on which moments may speak, less the pauses. */
import { dayNumber, weekday, type DayNumber } from '../dates.ts'
import type { Settings } from '../domain/settings.ts'

export interface Calendar {
  isWorking(day: DayNumber): boolean
  /** The first working day from `day` on. */
  onOrAfter(day: DayNumber): DayNumber
  /** The last working day up to `day`. */
  onOrBefore(day: DayNumber): DayNumber
  /** The `count`th working day after `day`; `day` itself for 0. */
  after(day: DayNumber, count: number): DayNumber
  /** The `count`th working day before `day`; `day` itself for 0. */
  before(day: DayNumber, count: number): DayNumber
}

/** The pauses as day numbers, in order and without overlap; one that ends before it begins is none. */
function stretchesOf(settings: Settings): { from: DayNumber; to: DayNumber }[] {
  const sorted = settings.pauses
    .map((pause) => ({ from: dayNumber(pause.from), to: dayNumber(pause.to) }))
    .filter((pause) => pause.from <= pause.to)
    .sort((a, b) => a.from - b.from)
  const merged: { from: DayNumber; to: DayNumber }[] = []
  for (const pause of sorted) {
    const last = merged.at(-1)
    if (last && pause.from <= last.to + 1) last.to = Math.max(last.to, pause.to)
    else merged.push(pause)
  }
  return merged
}

/** The user's calendar of working days. Pauses are stepped over whole, however long they are. */
export function calendarOf(settings: Settings): Calendar {
  const pauses = stretchesOf(settings)
  const weekdays = new Set(settings.workingDays)

  const pauseOn = (day: DayNumber) => {
    let low = 0
    let high = pauses.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const pause = pauses[middle]
      if (pause === undefined || pause.from > day) high = middle - 1
      else if (pause.to < day) low = middle + 1
      else return pause
    }
    return undefined
  }
  const isWorking = (day: DayNumber) => weekdays.has(weekday(day)) && pauseOn(day) === undefined
  const onOrAfter = (day: DayNumber): DayNumber => {
    let at = day
    for (;;) {
      const pause = pauseOn(at)
      if (pause) at = pause.to + 1
      else if (weekdays.has(weekday(at))) return at
      else at += 1
    }
  }
  const onOrBefore = (day: DayNumber): DayNumber => {
    let at = day
    for (;;) {
      const pause = pauseOn(at)
      if (pause) at = pause.from - 1
      else if (weekdays.has(weekday(at))) return at
      else at -= 1
    }
  }
  return {
    isWorking,
    onOrAfter,
    onOrBefore,
    after(day, count) {
      let at = day
      for (let n = 0; n < count; n++) at = onOrAfter(at + 1)
      return at
    },
    before(day, count) {
      let at = day
      for (let n = 0; n < count; n++) at = onOrBefore(at - 1)
      return at
    },
  }
}
