/**
 * One line of text → a draft impression. The first line that is not blank decides; whatever follows is text. Explicit
 * marks win over words, and what the user chose by clicking a chip wins over both. The text itself is never changed.
 */
import { dayAt, dayNumber, zonedAt } from '../dates.ts'
import type { Signal } from '../domain/impression.ts'
import { ChipBoard } from './chip-board.ts'
import * as chip from './chips.ts'
import { contactsOf } from './contacts-said.ts'
import type {
  CaptureContext,
  CaptureProblem,
  Draft,
  DraftRest,
  LabelPart,
  Override,
  Overrides,
  What,
} from './draft.ts'
import { directionSaid } from './kinds.ts'
import type { LineSaid } from './line.ts'
import { decidingPart, lineSaid } from './line.ts'
import { promisesOf, tagsOf, valuesOf } from './lists-of.ts'
import { problem } from './problems.ts'
import { restOf } from './rest-of.ts'
import type { Said } from './said.ts'
import { chosen, marksOf } from './said.ts'
import { whenSaid } from './when.ts'

function signalOf(line: LineSaid): Said<Signal> | undefined {
  const mark = marksOf(line, 'signal').at(-1)
  if (mark) return { value: mark.signal, from: 'mark', places: [mark] }
  return line.signal && { value: line.signal.signal, from: 'words', places: [line.signal] }
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
  const chips = new ChipBoard(text)
  const problems: CaptureProblem[] = line.impossible.map((one) => problem(text, one, one.what, 'day'))

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

  const said = whenSaid(line.text, line.dates, line.kind, line.sentences, { now, zone }, words)
  const happened = chosen(overrides.when)?.value ?? (overrides.when === 'removed' ? undefined : said?.at)
  const day = happened === undefined ? today : dayNumber(happened)
  const promises = promisesOf(text, line, day, today, overrides, chips, problems)
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

  const values = valuesOf(line, context, overrides, chips)

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

  const tags = tagsOf(line, overrides, chips)

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
