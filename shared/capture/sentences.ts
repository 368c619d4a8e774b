/** Where sentences and clauses end. */

/** Letters before a full stop that does not end a sentence: "p.m.", "e.g.", "Dr." */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{L}|[ap]\.m|e\.g|i\.e|dr|prof|mrs?|ms|st|no|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/iu
const ENDS = /[.!?…。！？]+(?=["”’)\]]*(?:\s|$|[\uE000-\uE001]))|\n/gu

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The sentences of a text, without the white space before them, with their closing mark. */
export function sentences(text: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  const close = (end: number) => {
    const leading = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0
    if (start + leading < end) found.push({ start: start + leading, end })
    start = end
  }
  for (const match of text.matchAll(ENDS)) {
    if (match[0] === '.' && ABBREVIATED.test(text.slice(Math.max(start, match.index - 8), match.index)))
      continue
    close(match.index + match[0].length)
  }
  close(text.length)
  return found
}

/** The sentence that `at` lies in. */
export function sentenceAt(all: readonly Stretch[], at: number): Stretch {
  return all.findLast((sentence) => sentence.start <= at) ?? { start: 0, end: at }
}

/** What stands in the same clause before `at`: from the last comma, semicolon, colon, dash or sentence's end. */
export function clauseBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < 200 && !',;:.!?…()\n–—'.includes(text.charAt(start - 1))) start--
  return text.slice(start, at)
}

/** What stands in the same clause from `at` on. */
export function clauseAfter(text: string, at: number): string {
  return /^[^,;:.!?…()\n–—]*/.exec(text.slice(at, at + 200))?.[0] ?? ''
}
