/** What I said I would do, and by when. */
import type { DayNumber } from '../dates.ts'
import type { DateSaid } from './dates-said.ts'
import { dayAhead } from './readings.ts'
import type { Stretch } from './sentences.ts'
import { sentenceAt } from './sentences.ts'
import { stretchAt } from './stretches.ts'
import { subjectOf } from './subject.ts'
import type { CaptureWords } from './words/words.ts'

export interface PromiseSaid extends Stretch {
  readonly mark: boolean
  /** Where the words of what was promised stand. */
  readonly what: Stretch
  /** The day by which, reckoned from the day of the impression. */
  readonly due: (from: DayNumber) => DayNumber
}

/** What is needed to read days ahead. */
export interface Ahead {
  readonly text: string
  readonly sentences: readonly Stretch[]
  readonly dates: readonly DateSaid[]
  readonly today: DayNumber
  readonly now: number
  readonly zone: string
  readonly words: CaptureWords
}

interface Due {
  /** Where the words before the date ("by") begin. */
  readonly start: number
  readonly end: number
  readonly day: (from: DayNumber) => DayNumber
}

const FRIDAY = 4

/** The days ahead that are named within `start`–`end`, in order. */
function duesWithin(start: number, end: number, ahead: Ahead): Due[] {
  const { text, dates, today, now, zone, words } = ahead
  const found: Due[] = []
  for (const match of text.slice(start, end).matchAll(/(?<=^|[\s^])(?=[\p{L}\d])/gu)) {
    const at = start + match.index
    if (found.some((due) => at < due.end)) continue
    const before = text.slice(start, at)
    const by = words.promise.by.exec(before)
    const from = by ? start + by.index : at
    const date = dates.find((one) => one.start <= at && at < one.end)
    const named =
      by || words.stretches.nextWhich.test(text.slice(at, at + 9))
        ? stretchAt(text, at, zone, words)
        : undefined
    const stretch = named && named.end <= end && !(date && date.end > named.end) ? named : undefined
    if (!stretch) {
      if (!date || date.said.kind === 'time') continue
      const day = (of: DayNumber) => dayAhead(date.said, today, of, zone, now)
      found.push({ start: Math.min(from, date.start), end: date.end, day })
      continue
    }
    const begins = words.promise.before.test(before) && !stretch.edge && !stretch.week
    found.push({
      start: from,
      end: stretch.end,
      day: () => {
        const days = stretch.days(today, stretch.week || stretch.edge)
        // By next week: in time for its end. By March: before it begins.
        return stretch.week ? days.first + FRIDAY : begins ? days.first : days.last
      },
    })
  }
  return found
}

function whatWithin(text: string, start: number, end: number, words: CaptureWords): Stretch {
  let from = start
  for (let lead = words.promise.lead.exec(text.slice(from, end)); lead;) {
    from += lead[0].length
    lead = words.promise.lead.exec(text.slice(from, end))
  }
  return { start: from, end }
}

/** Promises marked with `^`: to the end of the sentence, with a date somewhere in it. */
export function markedPromises(ahead: Ahead): { promises: PromiseSaid[]; dateless: Stretch[] } {
  const promises: PromiseSaid[] = []
  const dateless: Stretch[] = []
  for (const match of ahead.text.matchAll(/(?<=^|[\s(\uE000\uE001])\^(?=\S)/gu)) {
    const start = match.index
    const sentence = sentenceAt(ahead.sentences, start)
    const next = ahead.text.slice(start + 1, sentence.end).search(/(?<=\s)\^/u)
    const end = next < 0 ? sentence.end : start + 1 + next
    const due = duesWithin(start + 1, end, ahead).at(-1)
    if (!due) {
      dateless.push({ start, end: start + ahead.text.slice(start, end).trimEnd().length })
      continue
    }
    // "^Friday: the case study" tells the date first.
    const what = due.start - start > 1 ? { start: start + 1, end: due.start } : { start: due.end, end }
    const last = what.start === due.end ? end : due.end
    promises.push({
      start,
      end: start + ahead.text.slice(start, last).trimEnd().length,
      mark: true,
      what,
      due: due.day,
    })
  }
  return { promises, dateless }
}

/** Promises in words: "promised the case study by Friday", "I'll send it by Tuesday and the offer by Monday". */
export function saidPromises(ahead: Ahead): PromiseSaid[] {
  const { text, words } = ahead
  const found: PromiseSaid[] = []
  const begins = Array.from(text.matchAll(words.promise.begins))
  for (const [nth, match] of begins.entries()) {
    const start = match.index
    if (found.some((promise) => start < promise.end)) continue
    const sentence = sentenceAt(ahead.sentences, start)
    if (match.groups?.verb !== undefined) {
      if (subjectOf(text, start, sentence, words) === 'them') continue
      if (words.towardsMe.test(text.slice(start + match[0].length, sentence.end))) continue
    }
    const end = Math.min(sentence.end, begins[nth + 1]?.index ?? sentence.end)
    let from = start
    let whatFrom = start + match[0].length
    for (const due of duesWithin(whatFrom, end, ahead)) {
      const what = whatWithin(text, whatFrom, due.start, words)
      const empty = text.slice(what.start, what.end).trim() === ''
      found.push({
        start: from,
        end: due.end,
        mark: false,
        what: empty ? { start: from, end: due.end } : what,
        due: due.day,
      })
      const and = words.promise.and.exec(text.slice(due.end, end))
      if (!and) break
      from = whatFrom =
        due.end + and[0].length + (/^\s*/.exec(text.slice(due.end + and[0].length))?.[0].length ?? 0)
    }
  }
  return found
}
