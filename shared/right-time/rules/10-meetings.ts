/**
 * Rule 10. Before and after a meeting.
 *
 * On the day of a meeting *Today* lists it. When it has ended and nothing was journaled about it, a moment opens after
 * 10 minutes to write it down while it is fresh, and closes at the same time of day three days later, days off not
 * counted. Outside the budget, and also for those who rest or sleep.
 */
import { dayOf, epochMs, zonedAt, zonedOn, type DayNumber } from '../../dates.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { draft, type Draft } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { Story } from '../story.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

function isCancelled(meeting: Meeting): boolean {
  return meeting.status !== undefined && /^cancel/i.test(meeting.status)
}

/** The meetings of a day, by their start; one that was cancelled is none. Days off have theirs too. */
export function meetingsOn(day: DayNumber, reading: Reading): Meeting[] {
  return reading.history.meetings
    .filter((meeting) => !isCancelled(meeting) && takesPlaceOn(meeting, day, reading))
    .sort((a, b) => epochMs(a.start) - epochMs(b.start) || (a.id < b.id ? -1 : 1))
}

function takesPlaceOn(meeting: Meeting, day: DayNumber, reading: Reading): boolean {
  // An all-day entry belongs to its dates wherever one is; its end is the day after its last.
  if (meeting.allDay) {
    const first = dayOf(meeting.start)
    return first <= day && day <= Math.max(first, dayOf(meeting.end) - 1)
  }
  const startMs = epochMs(meeting.start)
  const endMs = Math.max(startMs, epochMs(meeting.end) - 1)
  // Far from the day there is no need to ask the zone.
  if (startMs > (day + 2) * DAY_MS || endMs < (day - 1) * DAY_MS) return false
  return reading.dayAt(startMs) <= day && day <= reading.dayAt(endMs)
}

/** Whether something was journaled about a meeting: about somebody who came, since its start, or linked to it. */
function isJournaled(meeting: Meeting, attendees: readonly Story[], reading: Reading): boolean {
  const startMs = epochMs(meeting.start)
  if (attendees.some((story) => story.entries.some((entry) => entry.ms >= startMs))) return true
  for (const { id } of reading.history.contacts) {
    for (const head of reading.headsOf(id)) {
      if (head.meeting === meeting.id && epochMs(head.at) <= reading.now) return true
    }
  }
  return false
}

const hasToBeWrittenDown = (meeting: Meeting) => !isCancelled(meeting) && meeting.attendees.length > 0

const opensMsOf = (meeting: Meeting, { settings }: Reading) =>
  epochMs(meeting.end) + settings.writeDownAfterMinutes * MINUTE_MS

/** The next instant after the clock at which a meeting may have to be written down; `Infinity` if none is to come. */
export function nextWriteDown(reading: Reading): number {
  let next = Number.POSITIVE_INFINITY
  for (const meeting of reading.history.meetings) {
    const opensMs = opensMsOf(meeting, reading)
    if (opensMs > reading.now && opensMs < next && hasToBeWrittenDown(meeting)) next = opensMs
  }
  return next
}

/** The moments to write down meetings that have ended, as known at the clock and not over. */
export function writeDownMoments(reading: Reading): Draft[] {
  const { settings, calendar, now, zone } = reading
  const drafts: Draft[] = []
  for (const meeting of reading.history.meetings) {
    const endMs = epochMs(meeting.end)
    const opensMs = opensMsOf(meeting, reading)
    if (!hasToBeWrittenDown(meeting) || endMs > now) continue
    // Most meetings are long over: whether this one is can be seen, to the day, without asking the zone.
    if (calendar.after(Math.floor(endMs / DAY_MS) + 1, settings.writeDownDays) < reading.today) continue
    const closes = calendar.after(reading.dayAt(endMs), settings.writeDownDays)
    const closesMs = epochMs(zonedOn(closes, zonedAt(endMs, zone).slice(11, 19), zone))
    if (closesMs <= now) continue

    const known = meeting.attendees.flatMap(({ contact }) => {
      const story = contact === undefined ? undefined : reading.story(contact)
      return story ? [story] : []
    })
    const open = known.find((story) => !story.closed)
    const allClosed = !open && known.length === meeting.attendees.length
    if (allClosed || isJournaled(meeting, known, reading)) continue
    const opens = reading.dayAt(opensMs)
    const cause = { kind: 'write-down', meeting, opensMs, closesMs } as const
    drafts.push(draft(open, cause, meeting.id, '', { opens, best: opens, closes }))
  }
  return drafts
}
