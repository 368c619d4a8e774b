/**
 * The plan of reminders: what is due, and the next instant at which something may be. Pure: it follows from the history,
 * from what was told, and from the clock.
 */
import { epochMs, startOfDay } from '../../dates.ts'
import type { Draft } from '../draft.ts'
import type { Reading } from '../reading.ts'
import { nextWriteDown, writeDownMoments } from '../rules/10-meetings.ts'
import { linesOfToday } from '../today.ts'
import type { Agenda } from './agenda.ts'
import { isGoodHour, nextGoodHour } from './good-hours.ts'
import type { Told } from './opening.ts'

/** What is due of one line of *Today*: those of its moments of which no reminder has told. Never empty. */
export type DueLine = readonly Draft[]

/** What a day lists, and what of it a reminder would tell of now. */
export interface Due {
  readonly lines: readonly DueLine[]
  /** The contacts of the whole list, told of or not. */
  readonly listed: ReadonlySet<string>
}

const NOTHING: Due = { lines: [], listed: new Set() }

/** Whether reminders may be told at a reading of the clock: the user wants them, and it is a good hour. */
export function mayTell(reading: Reading): boolean {
  return reading.settings.notifications && isGoodHour(reading.now, reading)
}

/** What is due at a reading of the clock: everything that *Today* lists and of which no reminder has told. */
export function dueNow(reading: Reading, told: Told): Due {
  if (!mayTell(reading)) return NOTHING
  const lines = linesOfToday(reading).map(({ leading, others }) => [leading, ...others])
  return {
    lines: lines.map((line) => line.filter(({ id }) => !told(id))).filter((line) => line.length > 0),
    listed: new Set(lines.flat().flatMap(({ story }) => story?.contact.id ?? [])),
  }
}

/**
 * The next instant (milliseconds since 1970-01-01T00:00Z) at which something of which no reminder has told may become
 * due, if nothing is written down until then; `undefined` if there is none. Later than the clock, and in a good hour.
 */
export function nextInstant(agenda: Agenda, reading: Reading, told: Told): number | undefined {
  const { settings, calendar, now, today, zone } = reading
  if (!settings.notifications) return undefined
  const good = isGoodHour(now, reading)
  const startOf = (day: number) => (day === Infinity ? Infinity : epochMs(startOfDay(day, zone)))
  const morrow = startOf(calendar.onOrAfter(today + 1))
  const toWriteDown = writeDownMoments(reading).flatMap(({ id, cause }) => {
    if (cause.kind !== 'write-down' || cause.opensMs > now || told(id)) return []
    return good ? (morrow < cause.closesMs ? [morrow] : []) : [now]
  })
  const first = Math.min(
    // What is open now is either due, or has to wait for another day.
    agenda.openToday && !good ? now : Infinity,
    startOf(agenda.nextDay),
    ...toWriteDown,
    nextWriteDown(reading),
    agenda.until,
  )
  return first === Infinity ? undefined : nextGoodHour(first, reading)
}
