/** From what is known to what is drawn: the rows of a timeline, newest first. Pure. */
import { dayNumber, dayOf, isoDay, type DayNumber } from '#shared/dates.ts'
import type { ImpressionView, PromiseView, RestStretch } from '#shared/api/views.ts'
import type { Moment } from '#shared/domain/moment.ts'
import { monthOf, yearOf } from '../ui/months.ts'
import { createHeadings } from './headings.ts'
import { restEnds, type RestEnd } from './rest-ends.ts'
import type { Piece, Row, RowContent } from './row.ts'

export interface TimelineInput {
  /** The day of the user's clock. */
  readonly today: string
  /** Newest first, as far as they were loaded. */
  readonly impressions: readonly ImpressionView[]
  /** Whether nothing older is left to load. */
  readonly complete: boolean
  /** One contact's rests. On everybody's timeline none: there each rest is told where it began. */
  readonly rests?: readonly RestStretch[]
  readonly promises: readonly PromiseView[]
  readonly moments: readonly Moment[]
}

type Dated = Extract<RowContent, { kind: 'now' | 'moment' | 'promise' | 'impression' }> | DatedEnd
type DatedEnd = Extract<RowContent, { kind: 'rest-end' }> & { readonly day: DayNumber }
/** Moments further ahead than this would only push now out of sight. */
const HORIZON_DAYS = 366

type Words = Extract<RowContent, { kind: 'words' }>
/** What stands above what on one day: a rest's end and what is promised for today are still to come. */
const RANK = { 'rest-end': 0, moment: 1, promise: 2, now: 3, impression: 4 } as const

/**
 * The rows, from the furthest future down to the oldest loaded impression: moments and promises to come above "now",
 * impressions below, each rest from its not-now up to its end, with its words.
 */
export function timelineRows(input: TimelineInput): Row[] {
  const today = dayNumber(input.today)
  const ends = restEnds(input.rests ?? [], input.impressions)
  const things = arrange(input, today, ends)
  const headings = createHeadings(yearOf(monthOf(today)))
  const thisMonth = monthOf(today)
  const tellOn = tellers(input)

  const rows: RowContent[] = ends.filter((end) => end.day === undefined).map(endRow)
  let belowNow = false
  for (const thing of things) {
    if (thing.kind === 'now') {
      belowNow = true
      rows.push(...headings.skipped(thisMonth), thing)
      continue
    }
    const month = monthOf(thing.day)
    rows.push(...headings.skipped(month))
    // "Now" says its month in full; only where a later month is named above must this one be told apart from it.
    const toldByNow = !belowNow && month === thisMonth && !rows.some((row) => row.kind === 'month')
    const own = toldByNow ? [] : headings.own(month)
    const words = thing.kind === 'impression' ? tellOn(thing.impression) : []
    // A stretch reaches over the month's heading; a rest that is only as long as its words stays at its impression.
    rows.push(...(input.rests === undefined ? [...own, ...words] : [...words, ...own]), thing)
  }
  return drawLine(rows, input, ends)
}

function arrange(input: TimelineInput, today: DayNumber, ends: readonly RestEnd[]): Dated[] {
  const oldest = input.complete ? -Infinity : dayOf(input.impressions.at(-1)?.at ?? input.today)
  const things: Dated[] = [{ kind: 'now', day: today }]
  for (const end of ends) {
    if (end.day !== undefined && end.cappedBy === undefined && end.day >= oldest) {
      things.push({ kind: 'rest-end', day: end.day, rest: end.rest })
    }
  }
  for (const moment of input.moments) {
    const day = dayOf(moment.opens)
    // A promise hangs as its flag; what is open already stands among the moments, not in the future.
    const isToCome = day > today && day <= today + HORIZON_DAYS
    if (moment.kind !== 'promise' && isToCome) things.push({ kind: 'moment', day, moment })
  }
  for (const promise of input.promises) {
    const day = dayNumber(promise.due)
    if (promise.state === 'open' && day >= oldest) things.push({ kind: 'promise', day, promise })
  }
  const capping = new Set(ends.map((end) => end.cappedBy))
  for (const impression of input.impressions) {
    const caps = capping.has(impression.id)
    things.push({ kind: 'impression', day: dayOf(impression.at), impression, caps })
  }
  // Array.sort is stable: impressions of one day keep the order in which they were given.
  return things.sort((a, b) => b.day - a.day || RANK[a.kind] - RANK[b.kind])
}

function endRow(end: RestEnd): RowContent {
  return { kind: 'rest-end', day: end.day, rest: end.rest }
}

/** Says which impressions began a rest, and what to tell of it above them. */
function tellers(input: TimelineInput) {
  const stretches = new Map((input.rests ?? []).map((rest) => [rest.impression, rest]))
  return (impression: ImpressionView): Words[] => {
    if (input.rests === undefined) {
      return impression.rest ? [{ kind: 'words', rest: { impression } }] : []
    }
    const stretch = stretches.get(impression.id)
    return stretch ? [{ kind: 'words', rest: { impression, stretch } }] : []
  }
}

/** Gives every row its key and its piece of the line: ink, or the ribbon of a rest between its end and its beginning. */
function drawLine(rows: readonly RowContent[], input: TimelineInput, ends: readonly RestEnd[]): Row[] {
  const capped = new Map<string, string>()
  for (const end of ends) if (end.cappedBy !== undefined) capped.set(end.cappedBy, end.rest.impression)
  const resting = new Set<string>()
  const piece = (): Piece => (resting.size > 0 ? 'rest' : 'ink')
  const now = rows.findIndex((row) => row.kind === 'now')
  let year = Number(input.today.slice(0, 4))

  return rows.map((row, index) => {
    let upper = index === 0 ? 'none' : piece()
    if (row.kind === 'rest-end') resting.add(row.rest.impression)
    if (row.kind === 'impression') {
      resting.delete(row.impression.id)
      const ended = capped.get(row.impression.id)
      if (ended !== undefined) resting.add(ended)
    }
    let lower = piece()
    // On everybody's timeline a rest is as long as its words.
    if (row.kind === 'words' && row.rest.stretch === undefined) lower = 'rest'
    if (row.kind === 'impression' && input.rests === undefined && row.impression.rest) upper = 'rest'
    if (row.kind === 'year') year = Number(row.label.slice(0, 4))
    return { ...row, key: keyOf(row, year), future: index < now, upper, lower }
  })
}

function keyOf(row: RowContent, year: number): string {
  switch (row.kind) {
    case 'year':
      return `year ${row.label}`
    case 'month':
      return `month ${year} ${row.long}`
    case 'now':
      return `now ${isoDay(row.day)}`
    case 'moment':
      return `moment ${row.moment.id}`
    case 'promise':
      return `promise ${row.promise.id}`
    case 'rest-end':
      return `end ${row.rest.impression}`
    case 'words':
      return `words ${row.rest.impression.id}`
    case 'impression':
      return `impression ${row.impression.id}`
  }
}
