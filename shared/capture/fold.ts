/** Comparing words as people do: case, accents and the shape of an apostrophe do not matter. */

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
}

/** Folded text, and for each of its characters where in the source the letter ends that gave it. */
export interface Folded {
  readonly text: string
  readonly ends: readonly number[]
}

function foldLetter(letter: string): string {
  if (letter > ' ' && letter <= '~') return letter.toLowerCase()
  if (/\s/u.test(letter)) return ' '
  // Letter by letter, so that the same word folds alike wherever it stands. Only Latin, Greek and Cyrillic accents
  // are dropped: in other scripts the combining marks are vowels.
  const plain = letter
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return LETTERS[plain] ?? plain.replace(/[\u0300-\u036f]/g, '')
}

/** Folds the text from `from` up to at most `to`; runs of white space become one space. */
export function foldWithEnds(text: string, from = 0, to = text.length): Folded {
  let folded = ''
  const ends: number[] = []
  let at = from
  for (const letter of text.slice(from, to)) {
    at += letter.length
    const plain = foldLetter(letter)
    if (plain === '' || (plain === ' ' && folded.endsWith(' '))) {
      // An accent written apart, or one more space, belongs to the letter before it.
      if (ends.length > 0) ends[ends.length - 1] = at
      continue
    }
    folded += plain
    ends.push(...Array<number>(plain.length).fill(at))
  }
  return { text: folded, ends }
}

/** The text folded, trimmed, with single spaces. */
export function fold(text: string): string {
  const plain = /^[ -~]*$/.test(text) ? text.toLowerCase().replace(/ {2,}/g, ' ') : foldWithEnds(text).text
  return plain.trim()
}
