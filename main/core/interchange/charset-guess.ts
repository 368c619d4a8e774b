/**
 * Which charset bytes without a label are in, as far as it can be told from the words they make.
 *
 * Two observations carry the guess. In Latin scripts a word mixes accented letters with plain ones; in Greek,
 * Cyrillic, Hebrew and Arabic a word has no plain letters at all. And the wrong charset gives itself away: signs in
 * the midst of words, capitals after small letters, letters that no name has.
 */
import iconv from 'iconv-lite'

interface Candidate {
  readonly charset: string
  readonly script: RegExp
  /** Letters that names in these languages are full of. */
  readonly common: string
  /** Letters that stand only at the end of a word. */
  readonly final?: string
  /** How much likelier (or less likely) a file is in this charset before anything is read. */
  readonly prior: number
}

const CYRILLIC = 'оеаинтсрвлкмдпуяьгзбчйОЕАИНТСРВЛКМДПГБі'
const CANDIDATES: readonly Candidate[] = [
  {
    charset: 'windows-1252',
    script: /\p{Script=Latin}/u,
    common: 'äöüßéèáíóúñçàâêôîëïæøåãõÄÖÜÉÅØÁÍÓÚÑÇ',
    prior: 0.3,
  },
  {
    charset: 'windows-1250',
    script: /\p{Script=Latin}/u,
    common: 'ąćęłńóśźżŁŚŻĆáčďéěíňřšťúůýžČŘŠŽőűäöüßľţăâîşÁÉÍÓÚÄÖÜ',
    prior: 0.1,
  },
  { charset: 'windows-1254', script: /\p{Script=Latin}/u, common: 'ğışİöüçĞŞÖÜÇ', prior: 0 },
  { charset: 'windows-1257', script: /\p{Script=Latin}/u, common: 'āčēģīķļņšūžąęėįųŠŽČĀĪ', prior: -0.2 },
  { charset: 'windows-1251', script: /\p{Script=Cyrillic}/u, common: CYRILLIC, prior: 0.1 },
  { charset: 'koi8-u', script: /\p{Script=Cyrillic}/u, common: CYRILLIC, prior: -0.6 },
  {
    charset: 'windows-1253',
    script: /\p{Script=Greek}/u,
    common: 'αοιετσνηυρπκμλςάέήίόύώΑΓΔΕΚΜΠΣ',
    final: 'ς',
    prior: 0,
  },
  {
    charset: 'windows-1255',
    script: /\p{Script=Hebrew}/u,
    common: 'אבגדהוזחטיכלמנסעפצקרשתםןךףץ',
    final: 'םןךףץ',
    prior: -0.2,
  },
  {
    charset: 'windows-1256',
    script: /\p{Script=Arabic}/u,
    common: 'ايلمنربدعسحهتفقكجشصخطزءةوىأإ',
    prior: -0.1,
  },
]

/** Enough to judge by; more would only take longer. */
const SAMPLE = 20_000

/**
 * The likeliest charset of `sample`, a text that holds one byte a character (0–255) and is known not to be UTF-8.
 * Always an answer; `windows-1252` when nothing speaks for another.
 */
export function guessCharset(sample: string): string {
  const words = sample.slice(0, SAMPLE).match(/[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*/g) ?? []
  let best = { charset: 'windows-1252', score: Number.NEGATIVE_INFINITY }
  for (const candidate of CANDIDATES) {
    const score = plausibility(candidate, words)
    if (score > best.score) best = { charset: candidate.charset, score }
  }
  return best.charset
}

/** How much the words look like words in this charset, for each character above ASCII. */
function plausibility(candidate: Candidate, words: readonly string[]): number {
  const latin = candidate.script.test('a')
  let score = 0
  let count = 0
  for (const word of words) {
    const letters = Array.from(iconv.decode(Buffer.from(word, 'latin1'), candidate.charset))
    const plain = /[A-Za-z]/.test(word)
    letters.forEach((letter, i) => {
      if (letter < '\x80') return
      count += 1
      const before = letters[i - 1]
      const inside = i > 0 && i < letters.length - 1
      if (letter === '\uFFFD') score -= 10
      else if (!candidate.script.test(letter)) score -= inside ? 3 : 0.5
      else score += candidate.common.includes(letter) ? 2 : 0.5
      if (latin !== plain && letters.length > 1) score -= latin && letters.length < 3 ? 0.5 : 3
      if (before !== undefined && isSmall(before) && isCapital(letter)) score -= 2
      if (candidate.final?.includes(letter) && i < letters.length - 1) score -= 2
      if (i === 0 && isCapital(letter)) score += 0.5
      // Names begin with a capital, where a script has any.
      else if (i === 0 && isSmall(letter)) score -= latin ? 0.5 : 2
    })
  }
  return count === 0 ? candidate.prior : score / count + candidate.prior
}

const isSmall = (letter: string): boolean => letter !== letter.toUpperCase()
const isCapital = (letter: string): boolean => letter !== letter.toLowerCase()
