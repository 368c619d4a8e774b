/** What cannot be taken as it stands, and what to write instead. */
import type { CaptureProblem } from './draft.ts'
import type { Stretch } from './sentences.ts'

const HINTS = {
  day: 'Write a day that exists, like 2026-02-28 or 28 February.',
  promise: 'Say by when: “by Friday”, “by 15 March”.',
}

/** A problem with a stretch of the text. */
export function problem(
  text: string,
  { start, end }: Stretch,
  what: string,
  hint: keyof typeof HINTS,
): CaptureProblem {
  return { start, end, text: text.slice(start, end), what, hint: HINTS[hint] }
}
