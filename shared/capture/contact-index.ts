/** The known contacts, prepared so that a mention is found without looking at each of them. */
import { fold, foldWithEnds } from './fold.ts'

/** What the index needs of a contact. */
export interface KnownContact {
  readonly id: string
  /** As shown: "Dana Roth". */
  readonly name: string
  /** If known; else the first word of the name. */
  readonly given?: string
  readonly nickname?: string
}

export interface ContactIndex {
  readonly byId: ReadonlyMap<string, KnownContact>
  /** By whole name, folded. */
  readonly whole: ReadonlyMap<string, readonly KnownContact[]>
  /** By given name and by nickname, folded. */
  readonly given: ReadonlyMap<string, readonly KnownContact[]>
  /** The length of the longest key. */
  readonly longest: number
}

/** A known name at some place of a text. */
export interface KnownName {
  readonly contacts: readonly KnownContact[]
  /** Whether it is somebody's whole name, rather than a given name. */
  readonly whole: boolean
  /** Where in the text the name ends. */
  readonly end: number
}

const LONGEST_NAME = 200
const TITLES = /^(?:dr|prof|mr|mrs|ms|mx|sir|dame|st|herr|frau|m|mme)\.?$/i
/** Scripts that write without spaces between words: a name may end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/** The name as people say it: without titles, given name first. */
function plainName(name: string): string {
  const [family = '', given] = name.split(',', 2)
  const words = (given === undefined ? family : `${given} ${family}`).trim().split(/\s+/)
  return words.filter((word) => !TITLES.test(word)).join(' ')
}

function givenOf(contact: KnownContact): string | undefined {
  if (contact.given) return contact.given
  return plainName(contact.name).split(' ')[0]
}

/** Prepares contacts for `knownName`: once for a set of contacts, not for each key that is pressed. */
export function contactIndex(contacts: Iterable<KnownContact>): ContactIndex {
  const byId = new Map<string, KnownContact>()
  const whole = new Map<string, KnownContact[]>()
  const given = new Map<string, KnownContact[]>()
  let longest = 0
  const put = (map: Map<string, KnownContact[]>, name: string | undefined, contact: KnownContact) => {
    const key = fold((name ?? '').slice(0, LONGEST_NAME))
    if (key === '') return
    longest = Math.max(longest, key.length)
    const there = map.get(key)
    if (!there) map.set(key, [contact])
    else if (!there.includes(contact)) there.push(contact)
  }
  for (const contact of contacts) {
    byId.set(contact.id, contact)
    put(whole, contact.name, contact)
    put(whole, plainName(contact.name), contact)
    // The only word that tells two of one name apart.
    put(whole, contact.id, contact)
    put(given, givenOf(contact), contact)
    put(given, contact.nickname, contact)
  }
  return { byId, whole, given, longest }
}

/** Whether a name may end at `end`: not within a word, though a possessive may follow. */
function endsAWord(text: string, end: number): boolean {
  const last = Array.from(text.slice(Math.max(0, end - 2), end)).at(-1) ?? ''
  if (UNSPACED.test(last)) return true
  return !/^(?:[\p{L}\p{M}\p{N}_]|['’](?!s(?![\p{L}\p{N}]))\p{L}|[-‐‑]\p{L})/iu.test(text.slice(end, end + 8))
}

/** The longest known name that begins at `from`, if there is one. */
export function knownName(index: ContactIndex, text: string, from: number): KnownName | undefined {
  const folded = foldWithEnds(text, from, from + 2 * index.longest + 8)
  for (let length = Math.min(index.longest, folded.text.length); length > 0; length--) {
    const end = folded.ends[length - 1]
    if (end === undefined || folded.ends[length] === end) continue
    const key = folded.text.slice(0, length)
    const whole = index.whole.get(key)
    const contacts = whole ?? index.given.get(key)
    if (contacts && endsAWord(text, end)) return { contacts, whole: whole !== undefined, end }
  }
  return undefined
}

/** Whom a name means that was said in full (in quotes): nobody, one, or several. */
export function namedExactly(index: ContactIndex, name: string): readonly KnownContact[] {
  const key = fold(name)
  return index.whole.get(key) ?? index.given.get(key) ?? []
}
