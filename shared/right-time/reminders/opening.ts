/** Opening: on which days a contact has a moment of which no reminder has told yet, if nothing is written down. */
import { epochMs, type DayNumber } from '../../dates.ts'
import type { Draft } from '../draft.ts'
import { momentsOn, standingOf, type Standing } from '../plan.ts'
import type { Reading } from '../reading.ts'
import type { Story } from '../story.ts'

/** Whether a reminder has told of a moment, by its id. */
export type Told = (moment: string) => boolean

export interface Opening {
  /** Whether such a moment is open today. */
  readonly today: boolean
  /** The first day after today on which one is; `Infinity` if there is none. Working days alone count. */
  readonly next: DayNumber
  /** From this instant (milliseconds since 1970-01-01T00:00Z) on more is known, and this has to be found anew. */
  readonly until: number
  /** Whether it rests on what was written down about others, too: the places of promises, the lengths of rests. */
  readonly leans: boolean
}

/** So often a way is followed from one turn to the next. Beyond that the day is given at which it ended: a safe guess. */
const STEPS = 40

/** The days after `day` on which a contact's moments may become others, though nothing is written down. */
function nextTurn(
  moments: readonly Draft[],
  { rest, silence, tooOften }: Standing,
  day: DayNumber,
): DayNumber {
  const turns = [
    ...moments.map(({ closes }) => closes ?? Infinity),
    ...[...silence.holds, ...silence.sleeps, ...tooOften].flatMap(({ from, until }) => [from, until]),
    ...(rest === undefined ? [] : [rest.from, rest.lastQuiet + 1]),
  ]
  return Math.min(Infinity, ...turns.filter((turn) => turn > day))
}

/** Whether a moment can still be told of: after its five days *Today* does not list it any more (rule 13). */
function isFresh(moment: Draft, reading: Reading, told: Told): boolean {
  if (told(moment.id)) return false
  if (moment.kind === 'promise') return true
  return reading.shown(moment.id, reading.today).before < reading.settings.shownDays
}

/** Where a moment's open days reach beyond days off: the first working day of them. */
function firstWorkingDay({ opens, closes }: Draft, from: DayNumber, reading: Reading): DayNumber {
  const first = reading.calendar.onOrAfter(Math.max(from, opens))
  return closes === null || first < closes ? first : Infinity
}

/** The first working day from `from` on with a fresh moment open; `Infinity` if there is none. */
function firstDay(standing: Standing, reading: Reading, told: Told, from: DayNumber): DayNumber {
  let day = from
  for (let step = 0; step < STEPS; step++) {
    const moments = momentsOn(standing, reading, day)
    const turn = nextTurn(moments, standing, day)
    const opening = moments
      .filter((moment) => isFresh(moment, reading, told))
      .reduce((first, moment) => Math.min(first, firstWorkingDay(moment, day, reading)), Infinity)
    if (opening < turn || turn === Infinity) return opening
    day = turn
  }
  return day
}

/** When a promise was settled that counts as open still, since the clock was set back after it. */
function settledLater(story: Story, now: number): number[] {
  return story.promising.flatMap(({ head }) =>
    head.promises
      .flatMap(({ settled }) => (settled === undefined ? [] : [epochMs(settled)]))
      .filter((ms) => ms > now),
  )
}

/** A contact's opening as it stands at the clock. */
export function openingOf(story: Story, reading: Reading, told: Told): Opening {
  const { today } = reading
  const until = Math.min(story.until, ...settledLater(story, reading.now))
  if (story.closed) return { today: false, next: Infinity, until, leans: false }
  const standing = standingOf(story, reading)
  const first = firstDay(standing, reading, told, today)
  const { promises, rest } = standing
  return {
    today: first === today,
    next: first === today ? firstDay(standing, reading, told, today + 1) : first,
    until,
    leans: promises.length > 0 || (rest?.reckoned !== undefined && rest.entry.head.rest?.until === undefined),
  }
}
