/** What a draft may have several of: promises, values, tags. Their chips are added on the way. */
import { isoDay } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import * as chip from './chips.ts'
import type { ChipBoard } from './chip-board.ts'
import type {
  CaptureContext,
  CaptureProblem,
  DraftPromise,
  DraftTitled,
  Overrides,
  ValueKey,
} from './draft.ts'
import { fold } from './fold.ts'
import type { LineSaid } from './line.ts'
import { problem } from './problems.ts'
import type { Said } from './said.ts'
import { chosen, marksOf, wordsAt } from './said.ts'
import { titled } from './titles.ts'

/** The promises, due from the day it happened; one without a day is a problem. */
export function promisesOf(
  text: string,
  line: LineSaid,
  day: DayNumber,
  today: DayNumber,
  overrides: Overrides,
  chips: ChipBoard,
  problems: CaptureProblem[],
): DraftPromise[] {
  const promises: DraftPromise[] = []
  for (const [nth, promise] of line.promises.toSorted((a, b) => a.start - b.start).entries()) {
    const key = `promise:${nth}` as const
    const override = overrides[key]
    if (override === 'removed') continue
    const due = promise.due(day)
    const choice = chosen(override)?.value
    if (!choice && Number.isNaN(due)) continue
    const value = choice ?? {
      text: wordsAt(text, promise.what, line) || wordsAt(text, promise, line),
      due: isoDay(due),
    }
    promises.push(value)
    const from = choice ? 'chosen' : promise.mark ? 'mark' : 'words'
    chips.add(key, 'promise', from, [promise], chip.promiseChip(value, today))
  }
  for (const place of line.dateless) {
    if (line.impossible.some((one) => place.start <= one.start && one.end <= place.end)) continue
    problems.push(problem(text, place, 'A promise needs a day.', 'promise'))
  }
  return promises
}

/** The values given, by marks and by words, each once. */
export function valuesOf(
  line: LineSaid,
  { values: known, words }: CaptureContext,
  overrides: Overrides,
  chips: ChipBoard,
): DraftTitled[] {
  const values: DraftTitled[] = []
  const marked = marksOf(line, 'value').map((one) => ({ ...one, from: 'mark' as const }))
  const told = line.values.map((one) => ({ ...one, from: 'words' as const }))
  const given = new Map<ValueKey, Said<DraftTitled>>()
  for (const one of [...marked, ...told]) {
    const value = titled(one.title, known, words, one.from === 'words')
    const key = `value:${value.id ?? fold(value.title)}` as const
    const places = [...(given.get(key)?.places ?? []), one]
    given.set(key, { value, from: given.get(key)?.from ?? one.from, places })
  }
  for (const [key, { value, from, places }] of given) {
    const override = overrides[key]
    if (override === 'removed') continue
    const stands = override?.value ?? value
    values.push(stands)
    chips.add(key, 'value', override ? 'chosen' : from, places, chip.valueChip(stands.title))
  }
  return values
}

/** The tags, each once. */
export function tagsOf(line: LineSaid, overrides: Overrides, chips: ChipBoard): string[] {
  const tags: string[] = []
  for (const mark of marksOf(line, 'tag')) {
    const key = `tag:${fold(mark.tag)}` as const
    const override = overrides[key]
    const choice = chosen(override)
    const tag = choice?.value ?? mark.tag
    if (override === 'removed' || tags.some((other) => fold(other) === fold(tag))) continue
    tags.push(tag)
    chips.add(key, 'tag', choice ? 'chosen' : 'mark', [mark], chip.tagChip(tag))
  }
  return tags
}
