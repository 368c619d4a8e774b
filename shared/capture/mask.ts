/** The text with what was already recognized blanked out, every other character in its place. */
import type { Span } from './draft.ts'

/** Where a mention stood; and where anything else stood that no word may be read in. Both are private-use letters. */
export const MENTION = '\uE000'
export const BLANK = '\uE001'

export class Mask {
  readonly source: string
  #masked: string

  constructor(source: string) {
    this.source = source
    this.#masked = source.replace(/[\uE000\uE001]/g, '\uE002')
  }

  /** Another mask over the same text, with the same stretches taken out. */
  copy(): Mask {
    const copy = new Mask(this.source)
    copy.#masked = this.#masked
    return copy
  }

  /** As long as the source. */
  get text(): string {
    return this.#masked
  }

  isFree(start: number, end: number): boolean {
    return !/[\uE000\uE001]/.test(this.#masked.slice(start, end))
  }

  /** Takes a stretch out, so that nothing else is read in it. */
  take(start: number, end: number, filler: typeof MENTION | typeof BLANK = BLANK): void {
    this.#masked = this.#masked.slice(0, start) + filler.repeat(end - start) + this.#masked.slice(end)
  }

  span(start: number, end: number): Span {
    return { start, end, text: this.source.slice(start, end) }
  }

  /** The stretches of `start`–`end` that are still free, without the white space around them. */
  freeSpans(start: number, end: number): Span[] {
    const spans: Span[] = []
    for (const match of this.#masked.slice(start, end).matchAll(/[^\uE000\uE001]+/g)) {
      const leading = match[0].length - match[0].trimStart().length
      const length = match[0].trim().length
      const from = start + match.index + leading
      if (length > 0) spans.push(this.span(from, from + length))
    }
    return spans
  }
}
