/** Good hours: when a reminder may speak. On working days, outside the quiet hours, by the clocks of the user's zone. */
import { dayAt, epochMs, nextClockChange, startOfDay, timeAt } from '../../dates.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Calendar } from '../calendar.ts'

const MINUTE_MS = 60_000

/** What decides which hours are good: the parts of a reading that do not change with its clock. */
export interface Hours {
  readonly calendar: Calendar
  readonly settings: Pick<Settings, 'quietFrom' | 'quietTo'>
  readonly zone: string
}

/** Whether a time of day lies outside the quiet hours. They may reach over midnight; from and to the same are none. */
function isGoodTime(time: string, { quietFrom, quietTo }: Hours['settings']): boolean {
  if (quietFrom === quietTo) return true
  if (quietFrom < quietTo) return time < quietFrom || quietTo <= time
  return quietTo <= time && time < quietFrom
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/**
 * The first instant after `ms` at which the clocks show `time`, or are put to something else, or a new day begins:
 * whatever comes first.
 */
function nextTurn(ms: number, time: string, zone: string): number {
  const minutes = minutesOf(time) - minutesOf(timeAt(ms, zone))
  const plainly = minutes > 0 ? Math.floor(ms / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS : Infinity
  const change = nextClockChange(ms, zone) ?? Infinity
  // Clocks that are put back over midnight live the end of a day twice: it is stepped through.
  const morrow = Math.max(epochMs(startOfDay(dayAt(ms, zone) + 1, zone)), ms + MINUTE_MS)
  return Math.min(plainly, change, morrow)
}

/** Whether a reminder may speak at an instant. */
export function isGoodHour(ms: number, hours: Hours): boolean {
  const { calendar, settings, zone } = hours
  return isGoodTime(timeAt(ms, zone), settings) && calendar.isWorking(dayAt(ms, zone))
}

/** The first instant from `ms` on at which a reminder may speak. */
export function nextGoodHour(ms: number, hours: Hours): number {
  const { calendar, settings, zone } = hours
  for (let at = ms; ;) {
    const day = dayAt(at, zone)
    if (!calendar.isWorking(day)) at = epochMs(startOfDay(calendar.onOrAfter(day), zone))
    else if (isGoodTime(timeAt(at, zone), settings)) return at
    else at = nextTurn(at, settings.quietTo, zone)
  }
}

/** The end of the good hours in which `ms` lies. */
export function endOfGoodHours(ms: number, hours: Hours): number {
  let at = ms
  // Where no hours are quiet, good hours last from one day off to the next; a day is enough to know.
  const enough = ms + 24 * 60 * MINUTE_MS
  while (at < enough && isGoodHour(at, hours)) at = nextTurn(at, hours.settings.quietFrom, hours.zone)
  return at
}
