/** Folding: how two spellings of the same word come to look alike. */

/** Letters that Unicode does not take apart into a base letter and a mark. */
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
}
const WHOLE_LETTERS = new RegExp(`[${Object.keys(WHOLE).join('')}]`, 'g')

/**
 * A text in small letters, without accents, in one spelling for compatible characters (NFKD), so that "jose" finds
 * "José" and "strasse" finds "Straße". Letters of scripts without case stay as they are.
 */
export function fold(text: string): string {
  const small = text.toLowerCase()
  // Most texts are plain: no need to take them apart. (The class is ASCII.)
  if (/^[\x00-\x7f]*$/.test(small)) return small // eslint-disable-line no-control-regex
  return small
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .replace(WHOLE_LETTERS, (letter) => WHOLE[letter] ?? letter)
    .normalize('NFC')
}
