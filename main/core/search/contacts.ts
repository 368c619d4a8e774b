/** Finding contacts: names forgivingly, everything else by what stands there. */
import uFuzzy from '@leeoniya/ufuzzy'
import type { Contact } from '#shared/domain/contact.ts'
import { fold } from './fold.ts'

/** Letters of every script; within a word one letter may be missing, doubled, swapped or another. */
const matcher = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  // IntraMode.SingleError; the enum itself is declared in types alone.
  intraMode: 1, // eslint-disable-line @typescript-eslint/no-unsafe-enum-assignment
})

/** In how many orders the words of a query are tried: "Roth Dana" finds Dana Roth. */
const WORDS_IN_ANY_ORDER = 3

/** Contacts whose name, organization, role, tags or addresses fit a query, best first. An empty query fits nobody. */
export function findContacts(contacts: readonly Contact[], query: string): Contact[] {
  const wanted = fold(query.trim()).replace(/^[@#]/, '')
  if (wanted === '') return []
  const found = new Set<Contact>()
  for (const contact of byName(contacts, wanted)) found.add(contact)
  for (const contact of contacts)
    if (besidesName(contact).some((words) => fold(words).includes(wanted))) found.add(contact)
  return [...found]
}

function byName(contacts: readonly Contact[], wanted: string): Contact[] {
  const names = contacts.map(({ name }) => fold([name.display, name.nickname ?? ''].join(' ').trim()))
  const exact = contacts.filter((_, index) => names[index]?.startsWith(wanted))
  const [indexes, info, order] = matcher.search(names, wanted, WORDS_IN_ANY_ORDER)
  if (indexes === null) return exact
  const ranked = info === null ? indexes : order.map((place) => info.idx[place] ?? -1)
  return [...exact, ...ranked.flatMap((index) => contacts[index] ?? [])]
}

function besidesName(contact: Contact): string[] {
  return [
    contact.organization ?? '',
    contact.role ?? '',
    ...contact.tags,
    ...contact.emails.map(({ value }) => value),
    ...contact.phones.map(({ value }) => value),
  ]
}
