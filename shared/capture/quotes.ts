/** What stands between quotation marks: somebody's words. */
import type { Stretch } from './sentences.ts'

export interface Quote extends Stretch {
  /** The words inside. */
  readonly words: Stretch
}

/** Opening marks and what closes each; single ones only where they cannot be apostrophes. */
const QUOTES =
  /"([^"\n]*)"|“([^”\n]*)”|„([^“”\n]*)[“”]|«([^»\n]*)»|(?<![\p{L}\p{N}])['‘]([^'‘’\n]+(?:['’](?=\p{L})[^'‘’\n]+)*)['’](?![\p{L}\p{N}])/gu

/** The quotes of a text, in order. An unclosed one is none. */
export function quotes(text: string): Quote[] {
  return Array.from(text.matchAll(QUOTES), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: { start: match.index + 1, end: match.index + match[0].length - 1 },
  }))
}
