/** Values and circumstances by their titles. */
import type { DraftKnown, DraftTitled } from './draft.ts'
import { fold } from './fold.ts'
import type { Stretch } from './sentences.ts'
import { sentenceAt } from './sentences.ts'
import { subjectOf } from './subject.ts'
import type { CaptureWords } from './words/words.ts'

function core(title: string, words: CaptureWords): string {
  return fold(fold(title).replace(words.values.filler, ' '))
}

/** Titles are compared on every key that is pressed; what is known stays the same meanwhile. */
const cores = new WeakMap<DraftKnown, string>()

function coreOf(known: DraftKnown, words: CaptureWords): string {
  const there = cores.get(known)
  if (there !== undefined) return there
  const made = core(known.title, words) || fold(known.title)
  cores.set(known, made)
  return made
}

/**
 * The known thing that a title means: the one of that title, in any case and with or without an article; in words
 * (`loosely`) also the only one whose title holds all of them. Else a new one of that title.
 */
export function titled(
  title: string,
  known: readonly DraftKnown[],
  words: CaptureWords,
  loosely: boolean,
): DraftTitled {
  // A title of filler words alone ("About Our") is told by all of them.
  const wanted = core(title, words) || fold(title)
  const alike = known.filter((one) => coreOf(one, words) === wanted)
  // Of "The plan" and "Our plan" the one that is written alike.
  const same = alike.find((one) => fold(one.title) === fold(title))
  const tokens = wanted.split(' ')
  const holding = loosely
    ? known.filter((one) => {
        const there = new Set(coreOf(one, words).split(/[^\p{L}\p{N}]+/u))
        return tokens.every((token) => there.has(token))
      })
    : []
  const only = same ?? alike[0] ?? (holding.length === 1 ? holding[0] : undefined)
  return only ? { id: only.id, title: only.title } : { title }
}

export interface ValueSaid extends Stretch {
  readonly title: string
}

/** What I gave, in words: "gave her the checklist". `text` is without dates, so that they end a title. */
export function valuesSaid(text: string, sentences: readonly Stretch[], words: CaptureWords): ValueSaid[] {
  const found: ValueSaid[] = []
  for (const pattern of words.values.given) {
    for (const match of text.matchAll(pattern)) {
      const { title: said = '' } = match.groups ?? {}
      const start = match.index
      if (found.some((value) => start < value.end && value.start < start + match[0].length)) continue
      if (subjectOf(text, start, sentenceAt(sentences, start), words) === 'them') continue
      const tail = Array.from(said.matchAll(words.values.ends)).find((end) => end.index > 0)
      const title = said.slice(0, tail?.index).trim()
      if (title === '') continue
      const titleStart = start + match[0].lastIndexOf(said)
      found.push({ start: titleStart, end: titleStart + title.length, title })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
