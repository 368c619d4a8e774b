/** The rest of a draft: by marks or by words, and in their own words. */
import { isoDay } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import type { CaptureContext, CaptureProblem, DraftRest } from './draft.ts'
import type { LineSaid } from './line.ts'
import { problem } from './problems.ts'
import { markedUntil } from './rests.ts'
import type { Said } from './said.ts'
import { marksOf, wordsAt } from './said.ts'
import type { Stretch } from './sentences.ts'
import { titled } from './titles.ts'

/** The rest that a line says, its days reckoned `from` the day it happened. A mark of either sort leaves the words out. */
export function restOf(
  text: string,
  line: LineSaid,
  from: DayNumber,
  context: CaptureContext,
  problems: CaptureProblem[],
): Said<DraftRest> | undefined {
  let until: string | undefined
  const places: Stretch[] = []
  for (const mark of marksOf(line, 'rest')) {
    until = markedUntil(mark.until) ?? until
    if (markedUntil(mark.until) !== undefined) places.push(mark)
    else problems.push(problem(text, mark, `${mark.until} does not exist.`, 'day'))
  }
  const titleMark = marksOf(line, 'rest-words').at(-1)
  if (titleMark) places.push(titleMark)
  let circumstance = titleMark && titled(titleMark.title, context.circumstances, context.words, false)
  const marked = places.length > 0
  for (const rest of marked ? [] : line.rests) {
    places.push(rest)
    const day = rest.until?.(from)
    if (day !== undefined && !Number.isNaN(day)) until = isoDay(day)
    if (rest.circumstance) {
      const title = wordsAt(text, rest.circumstance, line)
      circumstance = titled(title, context.circumstances, context.words, true)
    }
  }
  if (until === undefined && !circumstance) return undefined
  const words = theirWords(text, line)
  return {
    value: {
      ...(until === undefined ? {} : { until }),
      ...(circumstance ? { circumstance } : {}),
      ...(words === undefined ? {} : { words }),
    },
    from: marked ? 'mark' : 'words',
    places,
  }
}

/** What was said about the rest: the quote that holds the not-now, or the words from it to the end of the rest. */
function theirWords(text: string, line: LineSaid): string | undefined {
  const { signal } = line
  if (signal?.signal !== 'not-now') return undefined
  const quote = line.quotes.find((one) => one.start < signal.start && signal.end < one.end)
  if (quote) return text.slice(quote.words.start, quote.words.end).trim()
  const end = Math.max(signal.end, ...line.rests.map((rest) => rest.end))
  return wordsAt(text, { start: signal.start, end }, line)
}
