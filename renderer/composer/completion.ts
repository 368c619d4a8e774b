/** Completing a mention as it is typed: which stretch is being completed, who it may be, and what is put in its place. */
import uFuzzy from '@leeoniya/ufuzzy'
import { fold } from '#shared/capture/fold.ts'

/** Somebody whom a mention can mean. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Told apart by, where two have the same name. */
  readonly organization?: string | undefined
}

/** The mention before the caret, without its `@`. */
export interface OpenMention {
  readonly start: number
  readonly typed: string
}

const LONGEST = 60
const MOST_WORDS = 4

/** The mention that is being typed at the caret, if one is: an `@` at the start of a word, and up to four words after it. */
export function mentionAt(text: string, caret: number): OpenMention | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret)
  const match = /(?<![\p{L}\p{M}\p{N}_.%+\-/@])@([^@\n"“”]*)$/u.exec(before)
  const typed = match?.[1]
  if (typed === undefined || /^\s/.test(typed)) return undefined
  if (typed.trim().split(/\s+/).length > MOST_WORDS) return undefined
  return { start: caret - typed.length - 1, typed }
}

/** Up to two letters may have been left out between those that were typed. */
const fuzzy = new uFuzzy({ intraIns: 2 })

/** The people whose names fit what was typed, best first; all of them, in their order, where nothing was. */
export function matchPeople(people: readonly Person[], typed: string, limit: number): readonly Person[] {
  const needle = fold(typed)
  if (needle === '') return people.slice(0, limit)
  const names = people.map((person) => fold(person.name))
  const [found, info, order] = fuzzy.search(names, needle, 1)
  const ranked = info !== null ? order.map((place) => info.idx[place]) : (found ?? [])
  return ranked.flatMap((index) => (index === undefined ? [] : (people[index] ?? []))).slice(0, limit)
}

/** Whether the typed name is somebody's, whole. */
export function isWholeName(people: readonly Person[], typed: string): boolean {
  const name = fold(typed)
  return people.some((person) => fold(person.name) === name)
}

/** A text after something was put in place of a stretch, and where the caret then stands. */
export interface Completed {
  readonly text: string
  readonly caret: number
}

/** Puts a known name in place of the mention, and a space after it. */
export function complete(text: string, mention: OpenMention, name: string): Completed {
  return replace(text, mention, `@${name}`)
}

/** Puts a new name in place of the mention, in quotes, so that no word after it is taken for a part of it. */
export function completeNew(text: string, mention: OpenMention): Completed {
  return replace(text, mention, `@"${mention.typed.trim().replaceAll('"', '')}"`)
}

function replace(text: string, { start, typed }: OpenMention, words: string): Completed {
  const after = text.slice(start + 1 + typed.length)
  const space = /^[\s.,;:!?)]/.test(after) ? '' : ' '
  return { text: text.slice(0, start) + words + space + after, caret: start + words.length + 1 }
}
