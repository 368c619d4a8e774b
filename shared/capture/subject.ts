/** Who did what a verb says: I, or they. */
import type { Stretch } from './sentences.ts'
import type { CaptureWords } from './words/words.ts'

/** The subject of the verb at `at`; mine if nobody else is named, as people write ("Called @Dana"). */
export function subjectOf(text: string, at: number, sentence: Stretch, words: CaptureWords): 'me' | 'them' {
  const before = text.slice(Math.max(sentence.start, at - 300), at)
  if (words.subjectMe.test(before)) return 'me'
  if (words.subjectThem.test(before) || words.subjectName.test(before)) return 'them'
  if (!words.connective.test(before)) return 'me'
  const last = Array.from(before.matchAll(words.anySubject)).at(-1)
  if (last) return last.groups?.them === undefined ? 'me' : 'them'
  // "@Dana called and asked…": a sentence that begins with a name is theirs.
  return /^\uE000+\s+\p{L}/u.test(before) ? 'them' : 'me'
}
