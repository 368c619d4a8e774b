/** What came back, from words. */
import type { Signal } from '../domain/impression.ts'
import type { Stretch } from './sentences.ts'
import { clauseBefore } from './sentences.ts'
import type { CaptureWords } from './words/words.ts'

export interface SignalSaid extends Stretch {
  readonly signal: Signal
}

/**
 * The signal that the words tell of. Where there are several, the one that asks for more respect counts, in the order of the
 * language's table (stop, not-now, positive, neutral, none): "great talk, she was delighted, but not now".
 *
 * `text` is without mentions and marks; quotes stand in it, since they are their words.
 */
export function signalSaid(
  text: string,
  quoted: readonly Stretch[],
  words: CaptureWords,
): SignalSaid | undefined {
  for (const { signal, pattern, deniable } of words.signals) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index
      const before = clauseBefore(text, at)
      if (deniable && (words.denied.test(before) || words.supposed.test(before))) continue
      // Within quotation marks "I" is they.
      const theirs = signal === 'stop' || quoted.some((quote) => quote.start < at && at < quote.end)
      if (!theirs && words.mine.test(before)) continue
      return { start: match.index, end: match.index + match[0].length, signal }
    }
  }
  return undefined
}
