/** What a line says of a field: by which marks, in which words, and what the user chose instead. */
import type { Override } from './draft.ts'
import type { LineSaid } from './line.ts'
import type { Mark } from './marks.ts'
import type { Stretch } from './sentences.ts'

/** What the text says of a field, and how. */
export interface Said<T> {
  readonly value: T
  readonly from: 'mark' | 'words'
  readonly places: readonly Stretch[]
}

type MarkOf<W extends Mark['what']> = Extract<Mark, { readonly what: W }>

/** The marks of one sort, in order. */
export function marksOf<W extends Mark['what']>(line: LineSaid, what: W): MarkOf<W>[] {
  return line.marks.filter((mark): mark is MarkOf<W> => mark.what === what)
}

/** The words of a stretch as a person would write them alone: marks out, single spaces, no closing punctuation. */
export function wordsAt(text: string, place: Stretch, line: LineSaid): string {
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

/** What is chosen for a field, if it is: `chosen` holds what stands in its place. */
export function chosen<T>(override: Override<T> | undefined): { readonly value: T } | undefined {
  return override === undefined || override === 'removed' ? undefined : override
}
