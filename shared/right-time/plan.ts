/** Plan: all rules put to one contact on one day. */
import { yearOf, type DayNumber } from '../dates.ts'
import { draft, type Cause, type Draft } from './draft.ts'
import { postponed, type HeldWindow, type Hold, type TooOftenHold, type Window } from './holds.ts'
import { momentId } from './ids.ts'
import type { Reading } from './reading.ts'
import { latestRest, type Rest } from './rests.ts'
import { promiseMoments } from './rules/02-promises.ts'
import { cutByRest } from './rules/03-rest-is-quiet.ts'
import { restOverWindow } from './rules/04-rest-over.ts'
import { circumstanceWindow } from './rules/05-circumstances.ts'
import { leadingPositive, moveCloserWindow } from './rules/06-move-closer.ts'
import { silenceOf, sleepOn, type Silence } from './rules/07-silence.ts'
import { rhythmMoment } from './rules/08-rhythm.ts'
import { dateCause, nextDate } from './rules/09-dates.ts'
import { tooOftenOf } from './rules/12-not-too-often.ts'
import { laterHolds } from './rules/14-it-fades.ts'
import type { Story } from './story.ts'

/** What the rules find in one story, before a day is looked at. */
export interface Standing {
  readonly story: Story
  readonly rest: Rest | undefined
  readonly silence: Silence
  readonly tooOften: readonly TooOftenHold[]
  readonly promises: readonly Draft[]
}

/** Reads a story once; `momentsOn` can then be asked for many days. */
export function standingOf(story: Story, reading: Reading): Standing {
  return {
    story,
    rest: latestRest(story, reading),
    silence: silenceOf(story, reading),
    tooOften: tooOftenOf(story, reading),
    promises: story.closed ? [] : promiseMoments(story, reading),
  }
}

/** The holds of rules 7 and 12 that have begun by a day, in order. */
function holdsBy(standing: Standing, day: DayNumber): Hold[] {
  const holds = [...standing.silence.holds, ...standing.tooOften].filter((hold) => hold.from <= day)
  return holds.sort((a, b) => a.from - b.from)
}

interface OnDay {
  readonly standing: Standing
  readonly reading: Reading
  readonly day: DayNumber
  readonly holds: readonly Hold[]
  /** In a look ahead: the day on which the contact will have been in touch. */
  readonly touched: DayNumber | undefined
}

/** An outgoing or mutual impression written down for a day since a moment opened answers it. */
function isAnswered(window: Window, { standing, touched }: OnDay): boolean {
  return Math.max(standing.story.lastTouchDay, touched ?? Number.NEGATIVE_INFINITY) >= window.opens
}

/** The window after answers and holds; `undefined` if it was answered or is over. */
function windowOn(window: Window, kind: Cause['kind'], causeId: string, on: OnDay): HeldWindow | undefined {
  if (isAnswered(window, on)) return undefined
  const { story } = on.standing
  const saidLater = on.reading.laters().size > 0
  const later = saidLater
    ? laterHolds(momentId(kind, story.contact.id, causeId), story.contact, on.reading)
    : []
  const held = postponed(window, [...on.holds, ...later])
  return held.closes > on.day ? held : undefined
}

/** Rules 4 and 5: the one moment that a rest gives. */
function restMoment(on: OnDay): Draft | undefined {
  const { story, rest } = on.standing
  if (!rest) return undefined
  const kind = rest.endedBy === 'circumstance' ? 'circumstance' : 'rest-over'
  const window = restOverWindow(rest, on.reading) ?? circumstanceWindow(rest, on.reading)
  const causeId = (kind === 'circumstance' ? rest.circumstance?.id : undefined) ?? rest.entry.head.id
  const held = window && windowOn(window, kind, causeId, on)
  return held && draft(story, { kind, rest }, causeId, '', held)
}

/** Rule 6. */
function closerMoment(on: OnDay): Draft | undefined {
  const { story, rest } = on.standing
  const entry = leadingPositive(story)
  const window = entry && moveCloserWindow(entry, on.reading)
  const held = window && cutByRest(windowOn(window, 'move-closer', entry.head.id, on), rest)
  return held && draft(story, { kind: 'move-closer', entry }, entry.head.id, '', held)
}

/** Rule 9, with what may keep a date from being wished for: it is never moved, only lost. */
function dateMoments(on: OnDay): Draft[] {
  const { story, rest, tooOften } = on.standing
  const drafts: Draft[] = []
  const seen = new Set<string>()
  for (const remembered of story.contact.dates) {
    const causeId = dateCause(remembered)
    if (seen.has(causeId)) continue
    seen.add(causeId)
    // The next one that can be wished for; the one after it if that is lost.
    let from = on.day
    for (let tries = 0; tries < 2; tries++) {
      const next = nextDate(remembered.date, from, on.reading)
      if (!next) break
      const { window, date } = next
      from = date + 1
      const shows = window.opens
      const held = tooOften.some((hold) => hold.from <= shows && shows < hold.until)
      const left = cutByRest({ ...window, heldBy: undefined }, rest)
      const year = yearOf(date)
      const later = laterHolds(
        momentId('date', story.contact.id, causeId, String(year)),
        story.contact,
        on.reading,
      )
      const put = later.some((hold) => hold.from < window.closes && window.opens < hold.until)
      if (!left || held || put || isAnswered(window, on)) continue
      drafts.push(draft(story, { kind: 'date', date: remembered, day: date }, causeId, String(year), left))
      break
    }
  }
  return drafts
}

/**
 * The moments of one contact that are known and not over on a day, but for meetings to write down: open ones, and the
 * next of each kind to come. `touched`: in a look ahead, the day on which the contact will have been in touch.
 */
export function momentsOn(
  standing: Standing,
  reading: Reading,
  day: DayNumber,
  touched?: DayNumber,
): readonly Draft[] {
  const { story, rest, silence, promises } = standing
  if (story.closed) return []
  if (sleepOn(silence, day)) return promises
  const holds = holdsBy(standing, day)
  const on: OnDay = { standing, reading, day, holds, touched }
  const others = [
    restMoment(on),
    closerMoment(on),
    rhythmMoment(story, { reading, day, holds, rest, touched }),
    ...dateMoments(on),
  ]
  return [...promises, ...others.filter((each) => each !== undefined)]
}

/** The next day after `day` on which a silence that is not yet one would begin to count. */
export function nextTurn(standing: Standing, day: DayNumber): DayNumber {
  const turns = [...standing.silence.holds, ...standing.silence.sleeps].map((each) => each.from)
  return Math.min(Number.POSITIVE_INFINITY, ...turns.filter((turn) => turn > day))
}
