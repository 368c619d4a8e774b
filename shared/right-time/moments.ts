/** Moments: what the rules found, written out with zoned date-times and words. */
import { startOfDay, zonedAt } from '../dates.ts'
import type { Moment } from '../domain/moment.ts'
import type { Draft } from './draft.ts'
import { gestureFor } from './gestures.ts'
import type { Clock, History } from './history.ts'
import { momentsOn, standingOf } from './plan.ts'
import { Reading } from './reading.ts'
import { reasonsFor } from './reasons.ts'
import { writeDownMoments } from './rules/10-meetings.ts'

/** A draft in words. */
export function written(moment: Draft, reading: Reading): Moment {
  const { story, cause } = moment
  const { zone } = reading
  const opens = cause.kind === 'write-down' ? zonedAt(cause.opensMs, zone) : startOfDay(moment.opens, zone)
  const closes = moment.closes === null ? null : startOfDay(moment.closes, zone)
  return {
    id: moment.id,
    ...(story ? { contact: { id: story.contact.id, name: story.contact.name.display } } : {}),
    kind: moment.kind,
    opens,
    best: moment.best === moment.opens ? opens : startOfDay(moment.best, zone),
    closes: cause.kind === 'write-down' ? zonedAt(cause.closesMs, zone) : closes,
    reasons: reasonsFor(moment, reading),
    gesture: gestureFor(moment, reading),
    ...(cause.kind === 'promise' ? { promise: cause.promised.id } : {}),
    ...(cause.kind === 'write-down' ? { meeting: cause.meeting } : {}),
  }
}

const byOpening = (a: Draft, b: Draft) => a.opens - b.opens || (a.id < b.id ? -1 : 1)

/** The moments of one contact that are known and not over: open now, or to come; the earliest first. */
export function momentsOf(contact: string, history: History, clock: Clock): Moment[] {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return []
  const drafts = [
    ...momentsOn(standingOf(story, reading), reading, reading.today),
    ...writeDownMoments(reading).filter((moment) => moment.story === story),
  ]
  return drafts.sort(byOpening).map((moment) => written(moment, reading))
}

/** The moments of everybody that are known and not over; the earliest first. */
export function allMoments(history: History, clock: Clock): Moment[] {
  const reading = new Reading(history, clock)
  const drafts = writeDownMoments(reading)
  for (const story of reading.allStories()) {
    drafts.push(...momentsOn(standingOf(story, reading), reading, reading.today))
  }
  return drafts.sort(byOpening).map((moment) => written(moment, reading))
}
