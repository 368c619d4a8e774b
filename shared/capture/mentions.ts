/** `@` and a name: whom the line is about. */
import type { ContactIndex, KnownContact } from './contact-index.ts'
import { knownName, namedExactly } from './contact-index.ts'
import { fold } from './fold.ts'
import type { CaptureWords } from './words/words.ts'

/** One mention, from its `@` to the end of the name. */
export interface Mention {
  readonly start: number
  readonly end: number
  /** The name as written. */
  readonly said: string
  /** Whom it may mean: nobody known, one, or several. */
  readonly known: readonly KnownContact[]
}

/** A `@` that names nobody: there is no capitalized word after it and nobody known by it. */
export interface Nameless {
  readonly start: number
  readonly end: number
  readonly said: string
}

/** No mention within an e-mail address, a link or a word. */
const SIGN = /(?<![\p{L}\p{M}\p{N}_.%+\-/@＠])[@＠](?![@＠])/gu
const QUOTED = /^(?:"([^"\n]+)"|“([^”\n]+)”|„([^“”\n]+)[“”]|«([^»\n]+)»)/
/** A word of a name; an initial's or title's full stop is looked at apart. */
const NAME_WORD = /(?:\p{L}|\p{M}|\p{N}|['’](?=\p{L})|[-‐‑・](?=\p{L}))+/uy
const CAPITALIZED = /^(?:(?:al|el|ad|as|at|ash)[-‐‑]|[dlo]['’])?[\p{Lu}\p{Lt}]/u
const UNCASED = /^\p{Lo}/u
/** Scripts that write without spaces: a name is a run of one of them. */
const UNSPACED_RUNS = [
  /(?:\p{Script=Han}|々)+/uy,
  /[\p{Script=Katakana}ー・]+/uy,
  /\p{Script=Hiragana}+/uy,
  /\p{Script=Thai}+/uy,
]
const MOST_WORDS = 4

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

function wordAt(text: string, at: number): string {
  return matchAt(NAME_WORD, text, at)
}

function spacesAt(text: string, at: number): number {
  return /^[ \t\u00a0]+/.exec(text.slice(at, at + 20))?.[0].length ?? 0
}

/** The end of a name in a script without case: the words of that script, up to four; a run where no spaces are written. */
function uncasedNameEnd(text: string, from: number): number {
  const pattern = UNSPACED_RUNS.find((run) => matchAt(run, text, from) !== '') ?? NAME_WORD
  let end = from
  for (let words = 0, at = from; words < MOST_WORDS; words++) {
    const word = matchAt(pattern, text, at)
    if (!UNCASED.test(word)) break
    end = at + word.length
    const spaces = spacesAt(text, end)
    if (spaces === 0) break
    at = end + spaces
  }
  return end
}

/** The end of the capitalized words at `from`, with the particles between them; `from` if there are none. */
function capitalizedNameEnd(text: string, from: number, words: CaptureWords): number {
  let end = from
  let at = from
  let capitalized = 0
  let particles = 0
  while (capitalized < MOST_WORDS) {
    const word = wordAt(text, at)
    if (word === '') break
    const after = at + word.length
    if (CAPITALIZED.test(word) && !(capitalized > 0 && words.noNameWord.test(text.slice(at, at + 40)))) {
      capitalized++
      particles = 0
      const possessive = /['’]s$/i.exec(word)
      end = possessive ? after - possessive[0].length : after
      if (possessive) break
      const dotted = text[after] === '.' && (/^\p{Lu}$/u.test(word) || words.titles.has(word.toLowerCase()))
      const next = after + (dotted ? 1 : 0)
      const spaces = spacesAt(text, next)
      if (spaces === 0 || (dotted && !CAPITALIZED.test(wordAt(text, next + spaces)))) break
      at = next + spaces
    } else if (words.particles.has(word.toLowerCase()) && particles < 3) {
      particles++
      const spaces = spacesAt(text, after)
      if (spaces === 0) break
      at = after + spaces
    } else break
  }
  return end
}

function newNameEnd(text: string, from: number, words: CaptureWords): number {
  return UNCASED.test(text.slice(from, from + 2))
    ? uncasedNameEnd(text, from)
    : capitalizedNameEnd(text, from, words)
}

function mentionAt(text: string, at: number, index: ContactIndex, words: CaptureWords): Mention | undefined {
  const from = at + 1
  const quoted = QUOTED.exec(text.slice(from, from + 1002))
  if (quoted) {
    const said = quoted[0].slice(1, -1).trim().replace(/\s+/g, ' ')
    if (fold(said) === '') return undefined
    return { start: at, end: from + quoted[0].length, said, known: namedExactly(index, said) }
  }
  const known = knownName(index, text, from)
  const newEnd = newNameEnd(text, from, words)
  // "@Dana Smith" is not the Dana Roth whom one knows: one name said in full is another than a given name alone.
  if (known && (newEnd <= known.end || /\s/.test(text.slice(from, known.end).trim()))) {
    return { start: at, end: known.end, said: text.slice(from, known.end), known: known.contacts }
  }
  if (newEnd === from) return undefined
  return { start: at, end: newEnd, said: text.slice(from, newEnd).replace(/\s+/g, ' '), known: [] }
}

/** The mentions of a text, in order, and the `@` words that name nobody. */
export function mentions(
  text: string,
  index: ContactIndex,
  words: CaptureWords,
): { mentions: Mention[]; nameless: Nameless[] } {
  const found: Mention[] = []
  const nameless: Nameless[] = []
  let free = 0
  for (const { index: at } of text.matchAll(SIGN)) {
    if (at < free) continue
    const mention = mentionAt(text, at, index, words)
    if (mention) {
      found.push(mention)
      free = mention.end
      continue
    }
    const said = wordAt(text, at + 1)
    if (/^\p{L}/u.test(said)) nameless.push({ start: at, end: at + 1 + said.length, said })
  }
  return { mentions: found, nameless }
}
