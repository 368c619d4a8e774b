/** Whom or what a name on the command line means. */
import { fold } from '#shared/capture/fold.ts'
import type { ContactView } from '#shared/api/views.ts'
import { Failure } from './failure.ts'

/** How many candidates are told of an ambiguous name. */
const TOLD = 8

/** Something that can be named, with every way to say its name, from the most to the least exact. */
interface Nameable<T> {
  readonly thing: T
  readonly id: string
  readonly shown: string
  readonly exact: readonly string[]
  readonly short: readonly string[]
}

/**
 * The contact that `name` means: by id; by whole name or e-mail address; by given name or nickname; by how a name, or
 * one of its words, begins. Case and accents do not matter. The first of these that fits anybody decides.
 */
export function findContact(name: string, contacts: readonly ContactView[]): ContactView {
  return find(
    name,
    contacts.map((contact) => ({
      thing: contact,
      id: contact.id,
      shown: contact.name.display,
      exact: [contact.name.display, ...contact.emails.map((email) => email.value)],
      short: [contact.name.given ?? contact.name.display.split(/\s+/)[0] ?? '', contact.name.nickname ?? ''],
    })),
    { one: 'contact', hint: 'See who is there: ajar people' },
  )
}

/** What has the title, or a title that begins so; in the same way. */
export function findTitled<T extends { id: string; title: string }>(
  title: string,
  things: readonly T[],
  words: { readonly one: string; readonly hint: string },
): T {
  return find(
    title,
    things.map((thing) => ({ thing, id: thing.id, shown: thing.title, exact: [thing.title], short: [] })),
    words,
  )
}

function find<T>(
  name: string,
  things: readonly Nameable<T>[],
  words: { readonly one: string; readonly hint: string },
): T {
  const wanted = fold(name.trim())
  const is = (said: string): boolean => fold(said) === wanted
  const begins = (said: string): boolean => fold(said).startsWith(wanted)
  const ways: readonly ((one: Nameable<T>) => boolean)[] = [
    (one) => one.id === name.trim(),
    (one) => one.exact.includes(name.trim()),
    (one) => one.exact.some(is),
    (one) => one.short.some(is),
    (one) => begins(one.shown),
    (one) => one.shown.split(/\s+/).some(begins),
  ]
  for (const way of wanted === '' ? [] : ways) {
    const fitting = things.filter(way)
    if (fitting.length > 1) throw ambiguous(name, fitting)
    if (fitting[0] !== undefined) return fitting[0].thing
  }
  throw new Failure({
    code: 'not-found',
    message: `There is no ${words.one} ${JSON.stringify(name)}.`,
    hint: words.hint,
  })
}

function ambiguous(name: string, fitting: readonly Nameable<unknown>[]): Failure {
  const told = fitting.slice(0, TOLD).map(({ shown, id }) => `${shown} (${id})`)
  const more = fitting.length - told.length
  return new Failure({
    code: 'ambiguous',
    message: `${JSON.stringify(name)} may mean ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    hint: 'Say the whole name, or the id in parentheses.',
  })
}
