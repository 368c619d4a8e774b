/** The place of a text where something was found. */

export interface Excerpt {
  readonly before: string
  readonly hit: string
  readonly after: string
}

const LEAD = 36

/** The text around the first of the words that stands in it, on one line; without one, its beginning. */
export function excerpt(text: string, query: string): Excerpt {
  const line = text.replace(/\s+/g, ' ').trim()
  const folded = line.toLowerCase()
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = words.map((word) => ({ at: folded.indexOf(word), word })).find(({ at }) => at >= 0)
  // A letter that grows when it is made small would shift every place after it.
  if (found === undefined || folded.length !== line.length) return { before: line, hit: '', after: '' }
  const { at, word } = found
  const from = at <= LEAD ? 0 : line.lastIndexOf(' ', at - LEAD / 2) + 1
  return {
    before: (from > 0 ? '…' : '') + line.slice(from, at),
    hit: line.slice(at, at + word.length),
    after: line.slice(at + word.length),
  }
}
