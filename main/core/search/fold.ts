/** Folding: how two spellings of the same word come to look alike. */

/** Characters that Unicode does not take apart into a base letter and a mark, or counts as different. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
}
const WHOLE_LETTERS = new RegExp(`[${Object.keys(WHOLE).join('')}]`, 'g')

/** Accents of Latin, Greek and Cyrillic; in other scripts the combining marks are vowels, and stay. */
const ACCENTS = /[\u0300-\u036f]+/g

/**
 * A text in small letters, without accents, in one spelling for compatible characters (NFKD), so that "jose" finds
 * "José" and "strasse" finds "Straße". Other than capture's fold it keeps white space, and is quick on long texts.
 */
export function fold(text: string): string {
  // Most texts are plain: no need to take them apart.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase() // eslint-disable-line no-control-regex
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(WHOLE_LETTERS, (letter) => WHOLE[letter] ?? letter)
    .normalize('NFC')
}
