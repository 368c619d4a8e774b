/** The line that decides, taken apart: what stands where, before it is decided what it becomes. */
import { dayAt } from '../dates.ts'
import type { DateSaid, Impossible } from './dates-said.ts'
import { datesSaid } from './dates-said.ts'
import type { CaptureContext } from './draft.ts'
import type { KindSaid } from './kinds.ts'
import { kindSaid } from './kinds.ts'
import type { Mark } from './marks.ts'
import { marks } from './marks.ts'
import { BLANK, Mask, MENTION } from './mask.ts'
import type { Mention, Nameless } from './mentions.ts'
import { mentions } from './mentions.ts'
import type { PromiseSaid } from './promises.ts'
import { markedPromises, saidPromises } from './promises.ts'
import type { Quote } from './quotes.ts'
import { quotes } from './quotes.ts'
import type { RestSaid } from './rests.ts'
import { restsSaid } from './rests.ts'
import type { Stretch } from './sentences.ts'
import { sentenceAt, sentences } from './sentences.ts'
import type { SignalSaid } from './signals.ts'
import { signalSaid } from './signals.ts'
import { subjectOf } from './subject.ts'
import type { ValueSaid } from './titles.ts'
import { valuesSaid } from './titles.ts'

/** Everything that a line says, with the places where it does. */
export interface LineSaid {
  readonly mentions: readonly Mention[]
  readonly nameless: readonly Nameless[]
  readonly marks: readonly Mark[]
  readonly quotes: readonly Quote[]
  readonly promises: readonly PromiseSaid[]
  readonly dateless: readonly Stretch[]
  readonly impossible: readonly Impossible[]
  readonly signal: SignalSaid | undefined
  readonly rests: readonly RestSaid[]
  /** Dates that are no promise's and no rest's. */
  readonly dates: readonly DateSaid[]
  readonly kind: KindSaid | undefined
  readonly values: readonly ValueSaid[]
  readonly asks: Stretch | undefined
  /** The line with marks, mentions and quotes taken out. */
  readonly text: string
  /** The text in which kinds and values were found, and its sentences. */
  readonly plain: string
  readonly sentences: readonly Stretch[]
}

/** No line that a person writes is longer; the rest of it is text alone. */
const LONGEST_LINE = 4000
const LINKS =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"”]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu

/** The text up to the end of its first line that is not blank. */
export function decidingPart(text: string): string {
  const blank = /^\s*/.exec(text)?.[0].length ?? 0
  const end = text.indexOf('\n', blank)
  return text.slice(0, Math.min(end < 0 ? text.length : end, blank + LONGEST_LINE))
}

/** What the words after a not-now say about its end; in the quote too, if it was said there. */
function restsOf(
  signal: SignalSaid | undefined,
  marked: boolean,
  spoken: string,
  plain: string,
  quoted: readonly Quote[],
  context: CaptureContext,
  dates: readonly DateSaid[],
): RestSaid[] {
  if (signal?.signal !== 'not-now' && !marked) return []
  const { now, zone, words } = context
  const today = dayAt(now, zone)
  const inQuote =
    signal !== undefined && quoted.some((quote) => quote.start < signal.start && signal.end < quote.end)
  const text = inQuote ? spoken : plain
  const all = sentences(text)
  const said = inQuote ? datesSaid(spoken, today, words, context.dayFirst ?? true).dates : dates
  // A mark stands anywhere: the whole line is about it.
  const at = marked || !signal ? 0 : signal.start
  const sentence = marked || !signal ? { start: 0, end: text.length } : sentenceAt(all, at)
  return restsSaid(sentence, at, { text, sentences: all, dates: said, today, now, zone, words })
}

/** Takes the line apart. */
export function lineSaid(line: string, context: CaptureContext): LineSaid {
  const { now, zone, words } = context
  const today = dayAt(now, zone)
  const mask = new Mask(line)
  for (const link of mask.text.matchAll(LINKS)) mask.take(link.index, link.index + link[0].length)

  const named = mentions(mask.text, context.contacts, words)
  const taken: { mentions: Mention[]; marks: Mark[] } = { mentions: [], marks: [] }
  for (const mark of marks(mask.text)) {
    // A sign within somebody's quoted name is part of the name.
    if (named.mentions.some((one) => one.start < mark.start && mark.start < one.end)) continue
    if (!mask.isFree(mark.start, mark.end)) continue
    taken.marks.push(mark)
    mask.take(mark.start, mark.end, BLANK)
  }
  for (const mention of named.mentions) {
    if (!mask.isFree(mention.start, mention.end)) continue
    taken.mentions.push(mention)
    mask.take(mention.start, mention.end, MENTION)
  }

  const quoted = quotes(mask.text)
  const plain = mask.copy()
  for (const quote of quoted) plain.take(quote.start, quote.end)
  const { dates, impossible } = datesSaid(plain.text, today, words, context.dayFirst ?? true)
  const ahead = { text: plain.text, sentences: sentences(plain.text), dates, today, now, zone, words }
  const marked = markedPromises(ahead)
  for (const promise of marked.promises) plain.take(promise.start, promise.end)
  const promises = [...marked.promises, ...saidPromises({ ...ahead, text: plain.text })]
  const spoken = mask.copy()
  for (const promise of promises) {
    plain.take(promise.start, promise.end)
    spoken.take(promise.start, promise.end)
  }

  const signal = signalSaid(spoken.text, quoted, words)
  const signalMark = taken.marks.findLast((mark) => mark.what === 'signal')
  const isNotNow = signalMark?.what === 'signal' && signalMark.signal === 'not-now'
  const rests = restsOf(signal, isNotNow, spoken.text, plain.text, quoted, context, dates)
  for (const rest of rests) plain.take(rest.start, rest.end)
  // A time beside a day that does not exist is no time of another day.
  const astray = (date: DateSaid) =>
    date.said.kind === 'time' &&
    impossible.some(
      (one) => sentenceAt(ahead.sentences, one.start) === sentenceAt(ahead.sentences, date.start),
    )
  const left = dates.filter((date) => plain.isFree(date.start, date.end) && !astray(date))
  const tail = plain.copy()
  for (const date of left) tail.take(date.start, date.end)
  const asked = Array.from(tail.text.matchAll(words.asks)).find(
    (match) => subjectOf(tail.text, match.index, sentenceAt(ahead.sentences, match.index), words) === 'me',
  )
  return {
    mentions: taken.mentions,
    nameless: named.nameless.filter((one) => mask.isFree(one.start, one.end)),
    marks: taken.marks,
    quotes: quoted,
    promises,
    dateless: marked.dateless,
    impossible,
    signal,
    rests,
    dates: left,
    kind: kindSaid(tail.text, words),
    values: valuesSaid(tail.text, ahead.sentences, words),
    asks: asked && { start: asked.index, end: asked.index + asked[0].length },
    text: ahead.text,
    plain: tail.text,
    sentences: ahead.sentences,
  }
}
