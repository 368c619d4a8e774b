/**
 * Until when, or until what, to leave somebody in peace, from the words after a not-now.
 *
 * A day that is named is still quiet: "until 15 March" and "until after 15 March" both rest through the 15th, since
 * a day more of peace costs nothing. A longer stretch is quiet until it begins ("until spring": through February) or, with
 * "after", until it is over ("after the summer": through August). Where the words say when to come back ("try again on
 * 15 March", "not before March"), the day before is the last quiet one.
 */
import { dayNumber, isoDay } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import { datesSaid } from './dates-said.ts'
import type { Ahead } from './promises.ts'
import { dayAhead } from './readings.ts'
import type { Stretch } from './sentences.ts'
import { clauseAfter } from './sentences.ts'
import { stretchAt } from './stretches.ts'

export interface RestSaid extends Stretch {
  /** The last quiet day, reckoned from the day of the impression. */
  readonly until?: (from: DayNumber) => DayNumber
  /** What has to come true. */
  readonly circumstance?: Stretch
}

type End = Pick<RestSaid, 'end' | 'until' | 'circumstance'>

/** A day or stretch at `at`: the last quiet day that it stands for. */
function dayEnd(start: number, at: number, after: boolean, resume: boolean, ahead: Ahead): End | undefined {
  const { text, dates, today, now, zone, words } = ahead
  const spaces = /^\s*/.exec(text.slice(at))?.[0].length ?? 0
  const stretch = stretchAt(text, at, zone, words)
  const date = dates.find((one) => one.start >= start && one.start <= at + spaces && one.end > at + spaces)
  if (stretch && !(date && date.end > stretch.end)) {
    const over = after || stretch.edge
    return {
      end: stretch.end,
      until: () => {
        const days = stretch.days(today, over)
        return over && !resume ? days.last : days.first - 1
      },
    }
  }
  if (!date || date.said.kind === 'time') return undefined
  return { end: date.end, until: (from) => dayAhead(date.said, today, from, zone, now) - (resume ? 1 : 0) }
}

function spanEnd(at: number, ahead: Ahead): End | undefined {
  const { span, spanLead } = ahead.words.stretches
  span.lastIndex = at
  const match = span.exec(ahead.text)
  const said = match?.groups?.span
  if (!match || said === undefined) return undefined
  const date = datesSaid(`${spanLead}${said}`, ahead.today, ahead.words, true).dates.at(0)
  if (!date) return undefined
  return {
    end: at + match[0].length,
    until: () => dayAhead(date.said, ahead.today, ahead.today, ahead.zone, ahead.now),
  }
}

function circumstanceEnd(at: number, ahead: Ahead): End | undefined {
  const { text, words } = ahead
  const clause = clauseAfter(text, at).replace(/["“”«»\uE001].*$/su, '')
  const ends = clause.search(words.rest.circumstanceEnds)
  const circumstance = ends < 0 ? clause : clause.slice(0, ends)
  if (!/\p{L}/u.test(circumstance) || words.rest.noCircumstance.test(circumstance)) return undefined
  const leading = circumstance.length - circumstance.trimStart().length
  const place = { start: at + leading, end: at + circumstance.trimEnd().length }
  return { end: place.end, circumstance: place }
}

/**
 * The ends of a quiet that the text names: at most one day and one circumstance. With "until" and "wait" they are looked for
 * from `sentence.start` on, with other words from the not-now at `signal` on, and a circumstance without "until" up to
 * `sentence.end` only: elsewhere "after" and "when" tell other stories.
 */
export function restsSaid(sentence: Stretch, signal: number, ahead: Ahead): RestSaid[] {
  const { text, words } = ahead
  const found: RestSaid[] = []
  const has = (what: 'until' | 'circumstance') => found.some((rest) => rest[what] !== undefined)
  for (const match of text.matchAll(words.rest.begins)) {
    const start = match.index
    const { until, after, after2, resume, resume2, wait } = match.groups ?? {}
    if (
      start < ((until ?? wait) === undefined ? signal : sentence.start) ||
      found.some((rest) => start < rest.end)
    )
      continue
    const at = start + match[0].length
    const isResume = resume !== undefined || resume2 !== undefined
    const end =
      wait !== undefined
        ? spanEnd(at, ahead)
        : (dayEnd(start, at, after !== undefined || after2 !== undefined, isResume, ahead) ??
          (isResume || (until === undefined && start >= sentence.end)
            ? undefined
            : circumstanceEnd(at, ahead)))
    if (!end || has(end.until ? 'until' : 'circumstance')) continue
    found.push({ start, ...end })
  }
  return found
}

/** The last quiet day of a `~` mark, or `undefined` if there is no such day. */
export function markedUntil(iso: string): string | undefined {
  const [year = '', month = '', date = ''] = iso.split('-')
  const day = dayNumber(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return Number.isNaN(day) ? undefined : isoDay(day)
}
