/** Rests as they were begun, and the end that they have by themselves. */
import { dayNumber, type DayNumber } from '../dates.ts'
import type { Circumstance } from '../domain/circumstance.ts'
import type { Reading } from './reading.ts'
import type { Entry, Story } from './story.ts'

/** A rest as it was begun. */
export interface RestStart {
  readonly entry: Entry
  readonly ms: number
  readonly from: DayNumber
  /** Whether a not-now began it, and not the user alone ("Let it rest…"). */
  readonly notNow: boolean
  /** How many not-nows stand in a row by then, this one included. */
  readonly row: number
  /** The last quiet day that was written down. */
  readonly until: DayNumber | undefined
  /** The circumstance that can end it: one that was true before has no say. */
  readonly circumstance: Circumstance | undefined
}

/** The key under which a rest's length is kept: an impression about several contacts begins a rest for each. */
export function restKey(contact: string, impression: string): string {
  return `${contact} ${impression}`
}

function startOf(entry: Entry, reading: Reading, row: number): RestStart | undefined {
  const { head, signal } = entry
  const notNow = signal === 'not-now'
  // A rest that came with an answer which is not known yet is not known either.
  if (!notNow && (head.rest === undefined || head.signal === 'not-now')) return undefined
  const from = notNow ? entry.signalDay : entry.day
  const circumstance =
    head.rest?.circumstance === undefined ? undefined : reading.circumstance(head.rest.circumstance)
  const cameTrue = circumstance && reading.cameTrueDay(circumstance)
  return {
    entry,
    ms: notNow ? entry.signalMs : entry.ms,
    from,
    notNow,
    row,
    until: head.rest?.until === undefined ? undefined : dayNumber(head.rest.until),
    circumstance: cameTrue !== undefined && cameTrue < from ? undefined : circumstance,
  }
}

/** How many not-nows stand in a row among the signals up to `ms`; neutral, positive and stop break the row. */
export function notNowsInARow(signals: readonly Entry[], ms: number): number {
  let row = 0
  for (const each of signals) {
    if (each.signalMs > ms) break
    row = each.signal === 'not-now' ? row + 1 : 0
  }
  return row
}

/** Every rest of a contact as it was begun, oldest first. */
export function restStarts(story: Story, reading: Reading): RestStart[] {
  const starts: RestStart[] = []
  for (const entry of story.entries) {
    if (entry.signal !== 'not-now' && entry.head.rest === undefined) continue
    const ms = entry.signal === 'not-now' ? entry.signalMs : entry.ms
    const start = startOf(entry, reading, notNowsInARow(story.signals, ms))
    if (start) starts.push(start)
  }
  return starts.sort((a, b) => a.ms - b.ms)
}

/** The last quiet day that a rest has by itself, and whether date or circumstance makes it. */
export function naturalEnd(
  start: RestStart,
  until: DayNumber | undefined,
  reading: Reading,
): { lastQuiet: DayNumber; endedBy: 'date' | 'circumstance' | undefined } {
  const cameTrue = start.circumstance && reading.cameTrueDay(start.circumstance)
  // The day on which it began is quiet, even if its end was written down as an earlier one.
  const byDate = until === undefined ? Number.POSITIVE_INFINITY : Math.max(start.from, until)
  if (cameTrue !== undefined && cameTrue <= byDate) return { lastQuiet: cameTrue, endedBy: 'circumstance' }
  return { lastQuiet: byDate, endedBy: until === undefined ? undefined : 'date' }
}

/** The first positive signal that came after a rest began; the same impression's own counts if it came later. */
export function positiveAfter(story: Story, start: RestStart): Entry | undefined {
  return story.signals.find(
    (each) =>
      each.signal === 'positive' &&
      (each.signalMs > start.ms || (each.signalMs === start.ms && each.head.id > start.entry.head.id)),
  )
}
