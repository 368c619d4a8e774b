/**
 * One line of text → a draft impression. The first line that is not blank decides; whatever follows is text. Explicit
 * marks win over words, and what the user chose by clicking a chip wins over both. The text itself is never changed.
 */
import { dayAt, dayNumber, isoDay, zonedAt } from '../dates.ts'
import type { DayNumber } from '../dates.ts'
import type { Signal } from '../domain/impression.ts'
import * as chip from './chips.ts'
import { contactsOf } from './contacts-said.ts'
import type {
  CaptureContext,
  CaptureProblem,
  ChipKey,
  Draft,
  DraftPromise,
  DraftRest,
  DraftTitled,
  LabelPart,
  Override,
  Overrides,
  Recognized,
  ValueKey,
  What,
} from './draft.ts'
import { fold } from './fold.ts'
import { directionSaid } from './kinds.ts'
import type { LineSaid } from './line.ts'
import { decidingPart, lineSaid } from './line.ts'
import type { Mark } from './marks.ts'
import { Mask } from './mask.ts'
import { markedUntil } from './rests.ts'
import type { Stretch } from './sentences.ts'
import { titled } from './titles.ts'
import { whenSaid } from './when.ts'

/** What the text says of a field, and how. */
interface Said<T> {
  readonly value: T
  readonly from: 'mark' | 'words'
  readonly places: readonly Stretch[]
}

type MarkOf<W extends Mark['what']> = Extract<Mark, { readonly what: W }>

function marksOf<W extends Mark['what']>(line: LineSaid, what: W): MarkOf<W>[] {
  return line.marks.filter((mark): mark is MarkOf<W> => mark.what === what)
}

/** Collects chips, and underlines for each what is still free. */
class Chips {
  readonly recognized: Recognized[] = []
  readonly #mask: Mask

  constructor(text: string) {
    this.#mask = new Mask(text)
  }

  add(
    key: ChipKey,
    what: What,
    from: Recognized['from'],
    places: readonly Stretch[],
    parts: readonly LabelPart[],
    candidates?: Recognized['candidates'],
  ): void {
    const spans = places
      .flatMap((place) => this.#mask.freeSpans(place.start, place.end))
      .sort((a, b) => a.start - b.start)
    for (const span of spans) this.#mask.take(span.start, span.end)
    this.recognized.push({ key, what, from, spans, parts, ...(candidates ? { candidates } : {}) })
  }

  span(place: Stretch) {
    return this.#mask.span(place.start, place.end)
  }
}

/** The words of a stretch as a person would write them alone: marks out, single spaces, no closing punctuation. */
function wordsAt(text: string, place: Stretch, line: LineSaid): string {
  let words = text.slice(place.start, place.end)
  for (const mark of line.marks.toReversed()) {
    if (mark.start < place.start || mark.end > place.end) continue
    words = words.slice(0, mark.start - place.start) + words.slice(mark.end - place.start)
  }
  return words
    .replace(/(^|[\s(])@(?=\S)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:^–—-]+|[\s,;:.!?–—-]+$/g, '')
    .slice(0, 1000)
}

function signalOf(line: LineSaid): Said<Signal> | undefined {
  const mark = marksOf(line, 'signal').at(-1)
  if (mark) return { value: mark.signal, from: 'mark', places: [mark] }
  return line.signal && { value: line.signal.signal, from: 'words', places: [line.signal] }
}

function restOf(
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
    else problems.push({ ...span(text, mark), what: `${mark.until} does not exist.`, hint: HINTS.day })
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

const span = (text: string, { start, end }: Stretch) => ({ start, end, text: text.slice(start, end) })

const HINTS = {
  day: 'Write a day that exists, like 2026-02-28 or 28 February.',
  promise: 'Say by when: “by Friday”, “by 15 March”.',
}

/** What is chosen for a field, if it is: `chosen` holds what stands in its place. */
function chosen<T>(override: Override<T> | undefined): { readonly value: T } | undefined {
  return override === undefined || override === 'removed' ? undefined : override
}

/**
 * What a line becomes. Never throws, whatever the text; the same text, context and overrides give the same draft.
 *
 * @param overrides what the user chose by clicking chips, by chip key
 */
export function parseLine(text: string, context: CaptureContext, overrides: Overrides = {}): Draft {
  const { now, zone, words } = context
  const today = dayAt(now, zone)
  const line = lineSaid(decidingPart(text), context)
  const chips = new Chips(text)
  const problems: CaptureProblem[] = line.impossible.map((one) => ({
    ...span(text, one),
    what: one.what,
    hint: HINTS.day,
  }))

  /** A field's value: chosen, said or usual; its chip drawn unless it is removed. */
  const field = <T>(
    key: 'when' | 'kind' | 'left' | 'signal' | 'ask' | 'rest',
    said: Said<T> | undefined,
    override: Override<T> | undefined,
    usual: T,
    parts: (value: T) => LabelPart[],
    shownByDefault = false,
  ): T => {
    const choice = chosen(override)
    const stands = override === 'removed' ? undefined : said
    const value = choice ? choice.value : stands ? stands.value : usual
    if (choice) chips.add(key, key, 'chosen', said?.places ?? [], parts(value))
    else if (stands) chips.add(key, key, stands.from, stands.places, parts(value))
    else if (shownByDefault) chips.add(key, key, 'default', [], parts(value))
    return value
  }

  // Places are underlined in the order of the chips' adding: the surest first.
  const contacts = contactsOf(text, line, context, overrides, chips, problems)

  const promises: DraftPromise[] = []
  const said = whenSaid(line.text, line.dates, line.kind, line.sentences, { now, zone }, words)
  const happened = chosen(overrides.when)?.value ?? (overrides.when === 'removed' ? undefined : said?.at)
  const day = happened === undefined ? today : dayNumber(happened)
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
    problems.push({ ...span(text, place), what: 'A promise needs a day.', hint: HINTS.promise })
  }
  const signal = field('signal', signalOf(line), overrides.signal, 'none', chip.signalChip)
  const restSaid = restOf(text, line, day, context, problems)
  const rest = field<DraftRest | undefined>('rest', restSaid, overrides.rest, undefined, (value) =>
    chip.restChip(value ?? {}, today),
  )

  const nowAt = zonedAt(now, zone)
  const whenValue = said && {
    value: { at: said.at, timed: said.timed },
    from: 'words' as const,
    places: said.places,
  }
  const whenChoice = chosen(overrides.when)
  const when = field(
    'when',
    whenValue,
    overrides.when === 'removed' ? 'removed' : whenChoice && { value: { at: whenChoice.value, timed: true } },
    { at: nowAt, timed: true },
    (value) => chip.whenChip(value.at, value.timed, value.at === nowAt, today),
    true,
  )

  const values: DraftTitled[] = []
  const marked = marksOf(line, 'value').map((one) => ({ ...one, from: 'mark' as const }))
  const told = line.values.map((one) => ({ ...one, from: 'words' as const }))
  const given = new Map<ValueKey, Said<DraftTitled>>()
  for (const one of [...marked, ...told]) {
    const value = titled(one.title, context.values, words, one.from === 'words')
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

  const kindMark = marksOf(line, 'kind').at(-1)
  const kindWords = line.kind && { value: line.kind.kind, from: 'words' as const, places: [line.kind] }
  const kindSaid = kindMark ? { value: kindMark.kind, from: 'mark' as const, places: [kindMark] } : kindWords
  const directionMark = marksOf(line, 'direction').at(-1)
  const directionOf = (kind: Draft['kind']) => {
    const choice = chosen(overrides.direction)
    if (choice) return choice.value
    if (directionMark && overrides.direction !== 'removed') return directionMark.direction
    return directionSaid(
      kind,
      overrides.kind === 'removed' ? undefined : line.kind,
      line.plain,
      line.sentences,
      words,
    )
  }
  const kind = field(
    'kind',
    kindSaid && {
      ...kindSaid,
      places: directionMark ? [...kindSaid.places, directionMark] : kindSaid.places,
    },
    overrides.kind,
    'note',
    (value) => chip.kindChip(value, directionOf(value)),
    true,
  )

  const leftMark = marksOf(line, 'left').at(-1)
  const left = field<Draft['left']>(
    'left',
    leftMark && { value: leftMark.left, from: 'mark', places: [leftMark] },
    overrides.left,
    null,
    chip.leftChip,
  )
  const askMark = marksOf(line, 'ask').at(0)
  const asks = field(
    'ask',
    askMark
      ? { value: true, from: 'mark', places: [askMark] }
      : line.asks && { value: true, from: 'words', places: [line.asks] },
    overrides.ask,
    false,
    chip.askChip,
  )

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

  return {
    text,
    at: when.at,
    timed: when.timed,
    contacts,
    kind,
    direction: directionOf(kind),
    left,
    signal,
    asks,
    tags,
    promises,
    values,
    ...(rest ? { rest } : {}),
    recognized: chips.recognized.toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what)),
    problems: problems.toSorted((a, b) => a.start - b.start),
  }
}

/** The order in which chips are drawn. */
const ORDER: readonly What[] = [
  'contact',
  'when',
  'kind',
  'signal',
  'left',
  'promise',
  'rest',
  'value',
  'ask',
  'tag',
]
