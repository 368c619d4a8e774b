/** Explicit marks: they always win over words. */
import type { Direction, ImpressionKind, Signal } from '../domain/impression.ts'
import { ImpressionKind as Kinds } from '../domain/impression.ts'
import type { Stretch } from './sentences.ts'

/** One mark and what it says. */
export type Mark = Stretch &
  (
    | { readonly what: 'kind'; readonly kind: ImpressionKind }
    | { readonly what: 'direction'; readonly direction: Direction }
    | { readonly what: 'signal'; readonly signal: Signal }
    | { readonly what: 'left'; readonly left: -2 | -1 | 0 | 1 | 2 }
    | { readonly what: 'rest'; readonly until: string }
    | { readonly what: 'rest-words'; readonly title: string }
    | { readonly what: 'value'; readonly title: string }
    | { readonly what: 'ask' }
    | { readonly what: 'tag'; readonly tag: string }
  )

/** A mark is a word of its own: nothing but white space, an opening bracket or what was taken out stands before it. */
const BEFORE = String.raw`(?<=^|[\s(\[{"“‘'—–\uE000\uE001])`
const AFTER = String.raw`(?![\p{L}\p{M}\p{N}_-])`
const QUOTED = String.raw`(?:"([^"\n]+)"|“([^”\n]+)”|„([^“”\n]+)[“”]|«([^»\n]+)»)`

const KIND = new RegExp(`${BEFORE}/(${Kinds.options.join('|')})${AFTER}`, 'giu')
const DIRECTION = new RegExp(`${BEFORE}/(out|in|both)${AFTER}`, 'giu')
const SIGNAL = new RegExp(`${BEFORE}!(positive|neutral|not-now|stop|none)${AFTER}`, 'giu')
// A telephone number is no judgement: "+1 202 555 0100".
const LEFT = new RegExp(
  `${BEFORE}([+\\-−])([012])(?![\\p{L}\\p{M}\\p{N}_%/-]|[.,:]\\d|\\s*\\(?\\d{3}\\b)`,
  'gu',
)
const REST_DAY = new RegExp(`${BEFORE}~(\\d{4}-\\d{1,2}-\\d{1,2})(?![\\p{L}\\p{N}])`, 'gu')
const REST_WORDS = new RegExp(`${BEFORE}~${QUOTED}`, 'gu')
const VALUE = new RegExp(`${BEFORE}\\$${QUOTED}`, 'gu')
const ASK = new RegExp(`${BEFORE}\\?ask${AFTER}`, 'giu')
const TAG = new RegExp(
  `${BEFORE}#([\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_]|[-./&+](?=[\\p{L}\\p{N}_]))*)`,
  'gu',
)

const inner = (match: RegExpExecArray) => (match.slice(1).find(Boolean) ?? '').trim()

const LEFTS = [-2, -1, 0, 1, 2] as const

/** "-0" is none. */
function leftOf(sign: string | undefined, size: string | undefined): (typeof LEFTS)[number] | undefined {
  const left = sign === '+' ? Number(size) : -Number(size)
  return Object.is(left, -0) ? undefined : LEFTS.find((one) => one === left)
}

/** The marks of a (masked) text, in the order of their places. Promises (`^`) are looked for where dates are. */
export function marks(text: string): Mark[] {
  const found: Mark[] = []
  const each = (pattern: RegExp, add: (match: RegExpExecArray, place: Stretch) => void) => {
    for (const match of text.matchAll(pattern)) {
      add(match, { start: match.index, end: match.index + match[0].length })
    }
  }
  each(KIND, (match, place) => {
    const kind = Kinds.safeParse(match[1]?.toLowerCase())
    if (kind.success) found.push({ ...place, what: 'kind', kind: kind.data })
  })
  each(DIRECTION, (match, place) => {
    const said = match[1]?.toLowerCase()
    found.push({
      ...place,
      what: 'direction',
      direction: said === 'out' ? 'out' : said === 'in' ? 'in' : 'both',
    })
  })
  each(SIGNAL, (match, place) => {
    const signal = SIGNALS.find((one) => one === match[1]?.toLowerCase())
    if (signal) found.push({ ...place, what: 'signal', signal })
  })
  each(LEFT, (match, place) => {
    const left = leftOf(match[1], match[2])
    if (left !== undefined) found.push({ ...place, what: 'left', left })
  })
  each(REST_DAY, (match, place) => found.push({ ...place, what: 'rest', until: inner(match) }))
  each(REST_WORDS, (match, place) => {
    if (inner(match) !== '') found.push({ ...place, what: 'rest-words', title: inner(match) })
  })
  each(VALUE, (match, place) => {
    if (inner(match) !== '') found.push({ ...place, what: 'value', title: inner(match) })
  })
  each(ASK, (_, place) => found.push({ ...place, what: 'ask' }))
  each(TAG, (match, place) => {
    const tag = match[1] ?? ''
    // "#1" counts, it does not tag.
    if (/\p{L}/u.test(tag)) found.push({ ...place, what: 'tag', tag })
  })
  return found.sort((a, b) => a.start - b.start)
}

const SIGNALS: readonly Signal[] = ['positive', 'neutral', 'not-now', 'stop', 'none']
