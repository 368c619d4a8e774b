/** Kind and direction, from words. */
import type { Direction, ImpressionKind } from '../domain/impression.ts'
import type { Stretch } from './sentences.ts'
import { clauseAfter, clauseBefore, sentenceAt } from './sentences.ts'
import { subjectOf } from './subject.ts'
import type { CaptureWords } from './words/words.ts'

export interface KindSaid extends Stretch {
  readonly kind: ImpressionKind
  readonly verb: boolean
}

/** The kind that the words tell of: the first verb, else the first noun. */
export function kindSaid(text: string, words: CaptureWords): KindSaid | undefined {
  const found: KindSaid[] = []
  for (const { kind, verb, noun } of words.kinds) {
    for (const [pattern, isVerb] of [[verb, true] as const, [noun, false] as const]) {
      if (!pattern) continue
      for (const match of text.matchAll(pattern)) {
        if (!isVerb && words.notTheKindAfter.test(clauseBefore(text, match.index))) continue
        found.push({ start: match.index, end: match.index + match[0].length, kind, verb: isVerb })
        break
      }
    }
  }
  // Of two that begin together the longer says more: "gave her a call as a present".
  found.sort((a, b) => Number(b.verb) - Number(a.verb) || a.start - b.start || b.end - a.end)
  return found[0]
}

/** What a kind means where nothing says who began it. */
const USUAL: Readonly<Record<ImpressionKind, Direction | null>> = {
  meeting: 'both',
  call: 'out',
  message: 'out',
  ping: 'out',
  event: 'both',
  introduction: 'out',
  gift: 'out',
  note: null,
}

/** Whose doing it was. `kind` is the one that holds in the end, `said` the words for it, if there are any. */
export function directionSaid(
  kind: ImpressionKind,
  said: KindSaid | undefined,
  text: string,
  sentences: readonly Stretch[],
  words: CaptureWords,
): Direction | null {
  const usual = USUAL[kind]
  if (!said || usual === null || usual === 'both') return usual
  const after = clauseAfter(text, said.end)
  if (words.towardsMe.test(after)) return 'in'
  if (said.verb) {
    return subjectOf(text, said.start, sentenceAt(sentences, said.start), words) === 'them' ? 'in' : 'out'
  }
  const before = clauseBefore(text, said.start)
  if (words.received.test(before)) return 'in'
  return kind === 'call' && words.together.test(after) ? 'both' : usual
}
