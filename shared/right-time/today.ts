/** Today: the few moments shown on a day, and the days to come. */
import { epochMs, isoDay, startOfDay, type DayNumber } from '../dates.ts'
import type { Moment, MomentKind, Today } from '../domain/moment.ts'
import type { Draft } from './draft.ts'
import { goneToday, putOffAndGone } from './gone-today.ts'
import type { Clock, History } from './history.ts'
import { written } from './moments.ts'
import { momentsOn, nextTurn, standingOf, type Standing } from './plan.ts'
import { Reading } from './reading.ts'
import { meetingsOn, writeDownMoments } from './rules/10-meetings.ts'
import {
  asksTooMuch,
  compareLines,
  lateLine,
  linesOf,
  TOO_MANY_RHYTHMS,
  withinBudget,
  type Line,
} from './rules/13-few.ts'

/** How far *Today* looks ahead. */
const DAYS_AHEAD = 14

export interface TodayOptions {
  /**
   * Lists lines that were shown and answered today too, marked `answered`, where they stood. Without it their places
   * are only kept empty.
   */
  readonly answered?: boolean
  /** For how many days to come `later` counts; 14 unless told. */
  readonly daysAhead?: number
}

const SPEAKS_FIRST: readonly MomentKind[] = ['date', 'circumstance', 'rest-over', 'move-closer', 'rhythm']

/** Whose gesture a line takes: a wish on its day, then a gentle word after a rest, then a step closer, then a ping. */
export function gentlestFirst(a: { readonly kind: MomentKind }, b: { readonly kind: MomentKind }): number {
  return SPEAKS_FIRST.indexOf(a.kind) - SPEAKS_FIRST.indexOf(b.kind)
}

/** A line in words: the leading moment's, with everything that it speaks for. */
function writtenLine(line: Line, reading: Reading): Moment {
  const leading = written(line.leading, reading)
  const late = line.late ? { late: true } : {}
  if (line.others.length === 0) return { ...leading, ...late }
  const others = line.others.map((each) => written(each, reading))
  const spoken = [leading, ...others].sort(gentlestFirst)
  return {
    ...leading,
    reasons: spoken.flatMap((each) => each.reasons),
    gesture: spoken[0]?.gesture ?? leading.gesture,
    ...late,
    merged: others.map(({ id, kind, promise, contact }) => ({
      id,
      kind,
      ...(promise === undefined ? {} : { promise }),
      ...(line.late && contact ? { contact } : {}),
    })),
  }
}

/** One contact in a look ahead. */
interface Place {
  readonly standing: Standing
  moments: readonly Draft[]
  /** The first day on which the moments have to be looked at again. */
  stale: DayNumber
  /** The first day on which any of them is open. */
  earliest: DayNumber
  touched: DayNumber | undefined
}

/**
 * Walks through days in order, as if nothing were written down but what the list asks for: each moment is dealt with
 * on the day on which it is first listed.
 */
class Walk {
  private readonly reading: Reading
  private readonly places = new Map<string, Place>()
  private readonly toWriteDown: Draft[]
  private readonly done = new Set<string>()

  constructor(reading: Reading) {
    this.reading = reading
    this.toWriteDown = writeDownMoments(reading)
    for (const story of reading.allStories()) {
      if (story.closed) continue
      const standing = standingOf(story, reading)
      const place: Place = { standing, moments: [], stale: 0, earliest: 0, touched: undefined }
      this.look(place, reading.today)
      if (place.moments.length > 0) this.places.set(story.contact.id, place)
    }
  }

  private look(place: Place, day: DayNumber): void {
    const found = momentsOn(place.standing, this.reading, day, place.touched)
    place.moments = this.done.size === 0 ? found : found.filter((each) => !this.done.has(each.id))
    place.stale = nextTurn(place.standing, day)
    place.earliest = Number.POSITIVE_INFINITY
    for (const { opens, closes } of place.moments) {
      if (closes !== null && closes < place.stale) place.stale = closes
      if (opens < place.earliest) place.earliest = opens
    }
  }

  /** What the day asks for, before the budget. */
  asked(day: DayNumber): Line[] {
    const { reading } = this
    if (!reading.calendar.isWorking(day)) return []
    const now = day === reading.today ? reading.now : epochMs(startOfDay(day, reading.zone))
    const lines: Line[] = []
    const late: Draft[] = []
    for (const place of this.places.values()) {
      if (place.stale <= day) this.look(place, day)
      if (place.earliest > day) continue
      const found = linesOf(place.moments, day, now, reading)
      lines.push(...found.lines)
      late.push(...found.late)
    }
    const toWriteDown = this.toWriteDown.filter((each) => !this.done.has(each.id))
    lines.push(...linesOf(toWriteDown, day, now, reading).lines)
    const shared = lateLine(late, day, reading)
    return shared ? [shared, ...lines] : lines
  }

  /** Counts the lines of a day as dealt with: promises as kept, all else by being in touch. */
  dealtWith(lines: readonly Line[], day: DayNumber): void {
    const moments = lines.flatMap(({ leading, others }) => [leading, ...others])
    for (const { id } of moments) this.done.add(id)
    const concerned = new Set<Place>()
    for (const { story, kind } of moments) {
      const place = story && this.places.get(story.contact.id)
      if (!place) continue
      if (kind !== 'promise') place.touched = day
      concerned.add(place)
    }
    for (const place of concerned) this.look(place, day + 1)
  }
}

function tooManyRhythms(reading: Reading): boolean {
  return reading.shown(TOO_MANY_RHYTHMS, reading.today).before === 0 && asksTooMuch(reading)
}

function pageOf(lines: readonly Line[], day: DayNumber, reading: Reading): Today {
  return {
    date: isoDay(day),
    moments: lines.map((line) => writtenLine(line, reading)),
    meetings: meetingsOn(day, reading),
    later: [],
  }
}

/** The day's lines, and those of today that were answered on it. */
function firstDay(walk: Walk, reading: Reading): { listed: Line[]; gone: Line[] } {
  const asked = walk.asked(reading.today)
  if (!reading.calendar.isWorking(reading.today)) return { listed: [], gone: [] }
  const gone = goneToday(asked, reading)
  const taken = gone.filter((line) => line.counts).length + putOffAndGone([...asked, ...gone], reading)
  return { listed: withinBudget(asked, taken, reading), gone }
}

/** The lines that the day lists, in order and before they are put into words. None on a day off. */
export function linesOfToday(reading: Reading): readonly Line[] {
  return firstDay(new Walk(reading), reading).listed
}

/** The moments of the day with its meetings, and how many moments the days to come hold. */
export function todayOf(history: History, clock: Clock, options: TodayOptions = {}): Today {
  const reading = new Reading(history, clock)
  const walk = new Walk(reading)
  const { listed, gone } = firstDay(walk, reading)
  const page = pageOf(listed, reading.today, reading)
  if (options.answered === true) {
    const open = gone.filter(
      ({ leading }) => leading.story && reading.story(leading.story.contact.id)?.closed === false,
    )
    page.moments = [...listed, ...open]
      .sort((a, b) => compareLines(a, b, reading))
      .map((line) => ({ ...writtenLine(line, reading), ...(open.includes(line) ? { answered: true } : {}) }))
  }
  walk.dealtWith([...listed, ...gone], reading.today)
  for (let ahead = 1; ahead <= (options.daysAhead ?? DAYS_AHEAD); ahead++) {
    const day = reading.today + ahead
    const lines = withinBudget(walk.asked(day), 0, reading)
    walk.dealtWith(lines, day)
    if (lines.length > 0) page.later.push({ date: isoDay(day), count: lines.length })
  }
  return tooManyRhythms(reading) ? { ...page, tooManyRhythms: true } : page
}

/** The lists of `days` days from today on, as if each moment were dealt with on the day it is first listed. */
export function upcoming(history: History, clock: Clock, days: number): Today[] {
  const reading = new Reading(history, clock)
  const walk = new Walk(reading)
  const { listed, gone } = firstDay(walk, reading)
  const pages = [pageOf(listed, reading.today, reading)]
  walk.dealtWith([...listed, ...gone], reading.today)
  for (let day = reading.today + 1; day < reading.today + days; day++) {
    const lines = withinBudget(walk.asked(day), 0, reading)
    walk.dealtWith(lines, day)
    pages.push(pageOf(lines, day, reading))
  }
  return pages
}
