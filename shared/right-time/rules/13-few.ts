/**
 * Rule 13. Few, and at a good hour.
 *
 * At most three moments a day, at most one for a contact (its reasons merged), promises aside: promises first, by due
 * date, then never-shown before shown, then by how soon they close, then by warmth. Late promises share one line
 * outside the budget, and so do meetings to write down. After five days shown, anything but a promise stays on the
 * contact's page only.
 */
import type { DayNumber } from '../../dates.ts'
import { RHYTHM_DAYS } from '../../domain/rhythm.ts'
import { isOpen, type Draft } from '../draft.ts'
import { hash128 } from '../ids.ts'
import type { Reading } from '../reading.ts'

/** One line of a day's list: the moment that leads it, and those that it speaks for as well. */
export interface Line {
  readonly leading: Draft
  readonly others: readonly Draft[]
  /** The line of the late promises. */
  readonly late: boolean
  /** Whether it takes one of the day's few places. */
  readonly counts: boolean
  /** Whether it was shown before that day, and on it. */
  readonly shownBefore: boolean
  readonly shownThen: boolean
}

/** The id under which the app records that it has offered to slow some rhythms: it is said once. */
export const TOO_MANY_RHYTHMS = hash128('too many rhythms')

const contactOf = (moment: Draft) => moment.story?.contact.id ?? ''

/** Whether a promise is late on a day: five working days past its date. */
export function isLate(moment: Draft, day: DayNumber, reading: Reading): boolean {
  const { cause } = moment
  if (cause.kind !== 'promise' || day <= cause.due) return false
  return day >= reading.calendar.after(cause.due, reading.settings.lateAfterWorkingDays)
}

function rank({ late, leading }: Line): number {
  if (late) return 0
  if (leading.kind === 'promise') return 1
  return leading.kind === 'write-down' ? 3 : 2
}

const dueOf = ({ cause }: Draft) => (cause.kind === 'promise' ? cause.due : 0)

/** The order of a day's lines. */
export function compareLines(a: Line, b: Line, reading: Reading): number {
  const byRank = rank(a) - rank(b)
  if (byRank !== 0) return byRank
  const byShown =
    a.leading.kind === 'promise' ? dueOf(a.leading) - dueOf(b.leading) : +a.shownBefore - +b.shownBefore
  if (byShown !== 0) return byShown
  const aCloses = a.leading.closes ?? Number.POSITIVE_INFINITY
  const bCloses = b.leading.closes ?? Number.POSITIVE_INFINITY
  if (aCloses !== bCloses) return aCloses - bCloses
  const [aContact, bContact] = [contactOf(a.leading), contactOf(b.leading)]
  if (aContact !== bContact) {
    // As it was when the day began: what is written down in its course moves no line.
    const yesterday = reading.today - 1
    const byWarmth = reading.warmth(bContact, yesterday) - reading.warmth(aContact, yesterday)
    return byWarmth !== 0 ? byWarmth : aContact < bContact ? -1 : 1
  }
  return a.leading.id < b.leading.id ? -1 : 1
}

function line(moments: readonly [Draft, ...Draft[]], day: DayNumber, reading: Reading, late = false): Line {
  const [leading, ...others] = moments
  const leads = reading.shown(leading.id, day)
  return {
    leading,
    others,
    late,
    counts: !late && leading.kind !== 'write-down',
    shownBefore: leads.before > 0,
    shownThen: leads.then || others.some((each) => reading.shown(each.id, day).then),
  }
}

const isOne = (moments: readonly Draft[]): moments is readonly [Draft, ...Draft[]] => moments.length > 0

/**
 * The lines that one contact's moments ask for on a day: a line for each promise that is not late, one for all else
 * together. Late promises are returned apart, since they share a line with everybody's.
 */
export function linesOf(
  moments: readonly Draft[],
  day: DayNumber,
  now: number,
  reading: Reading,
): { lines: Line[]; late: Draft[] } {
  const lines: Line[] = []
  const late: Draft[] = []
  const others: Draft[] = []
  for (const moment of moments) {
    if (!isOpen(moment, day, now)) continue
    if (moment.kind === 'promise') {
      if (isLate(moment, day, reading)) late.push(moment)
      else lines.push(line([moment], day, reading))
    } else if (moment.kind === 'write-down') {
      lines.push(line([moment], day, reading))
    } else if (reading.shown(moment.id, day).before < reading.settings.shownDays) {
      others.push(moment)
    }
  }
  if (others.length > 1) {
    others.sort((a, b) => compareLines(line([a], day, reading), line([b], day, reading), reading))
  }
  if (isOne(others)) lines.push(line(others, day, reading))
  return { lines, late }
}

/** The one line of all late promises, by due date; `undefined` without any. */
export function lateLine(late: readonly Draft[], day: DayNumber, reading: Reading): Line | undefined {
  const sorted = [...late].sort((a, b) =>
    compareLines(line([a], day, reading), line([b], day, reading), reading),
  )
  return isOne(sorted) ? line(sorted, day, reading, true) : undefined
}

/** The first `count` lines in order, without sorting the rest. */
function firstOf(lines: readonly Line[], count: number, reading: Reading): Line[] {
  const first: Line[] = []
  if (count <= 0) return first
  for (const each of lines) {
    const last = first[count - 1]
    if (last && compareLines(each, last, reading) >= 0) continue
    const at = first.findIndex((other) => compareLines(each, other, reading) < 0)
    first.splice(at < 0 ? first.length : at, 0, each)
    if (first.length > count) first.pop()
  }
  return first
}

/**
 * The lines that a day lists, in order. What was shown on it stays; `taken` places are kept empty for lines that were
 * answered on it. What does not fit moves to the next day that has room.
 */
export function withinBudget(lines: readonly Line[], taken: number, reading: Reading): Line[] {
  const counting = lines.filter((each) => each.counts)
  const kept = counting.filter((each) => each.shownThen)
  const free = reading.settings.momentsADay - kept.length - taken
  const more = firstOf(
    counting.filter((each) => !each.shownThen),
    free,
    reading,
  )
  const listed = [...kept, ...more, ...lines.filter((each) => !each.counts)]
  return listed.sort((a, b) => compareLines(a, b, reading))
}

/** Whether all rhythms together ask for more than the working days of a week hold. */
export function asksTooMuch(reading: Reading): boolean {
  let asked = 0
  for (const story of reading.allStories()) {
    const { rhythm } = story.contact
    if (rhythm !== null && !story.closed) asked += 1 / RHYTHM_DAYS[rhythm]
  }
  const { momentsADay, workingDays } = reading.settings
  return asked > (momentsADay * new Set(workingDays).size) / 7
}
