/** Whom *People* lists, and in which order. Pure. */
import type { ContactView, LeftInPeace } from '#shared/api/views.ts'
import type { Door } from '#shared/domain/door.ts'

export const ORDERS = ['warmest', 'name', 'longest'] as const
export type Order = (typeof ORDERS)[number]

export interface PeopleFilter {
  readonly door: Door | 'all'
  readonly show: 'everyone' | 'left in peace'
  readonly tag: string | undefined
  /** Nothing: as the search ranked them. */
  readonly order: Order | undefined
}

/** A line of the list: the contact, and why they are left in peace if they are. */
export interface Person {
  readonly contact: ContactView
  readonly peace: LeftInPeace | undefined
}

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Those who fit, in the order that was asked for. */
export function peopleList(
  contacts: readonly ContactView[],
  leftInPeace: readonly LeftInPeace[],
  filter: PeopleFilter,
): Person[] {
  const peace = new Map(leftInPeace.map((each) => [each.contact.id, each]))
  const people = contacts
    .map((contact): Person => ({ contact, peace: peace.get(contact.id) }))
    .filter(
      (person) =>
        (filter.door === 'all' || person.contact.door === filter.door) &&
        (filter.show === 'everyone' || person.peace !== undefined) &&
        (filter.tag === undefined || person.contact.tags.includes(filter.tag)),
    )
  return filter.order === undefined ? people : people.sort(comparing(filter.order))
}

function comparing(order: Order): (a: Person, b: Person) => number {
  const byName = (a: Person, b: Person) => COLLATOR.compare(a.contact.name.display, b.contact.name.display)
  switch (order) {
    case 'name':
      return byName
    case 'warmest':
      // Closed doors stand last, however warm it once was.
      return (a, b) =>
        Number(a.contact.door === 'closed') - Number(b.contact.door === 'closed') ||
        b.contact.warmth - a.contact.warmth ||
        byName(a, b)
    case 'longest':
      return (a, b) =>
        (a.contact.lastContact ?? '').localeCompare(b.contact.lastContact ?? '') || byName(a, b)
  }
}

/** The tags that most contacts carry, the most frequent first. */
export function frequentTags(contacts: readonly ContactView[], count: number): string[] {
  const counts = new Map<string, number>()
  for (const contact of contacts) {
    for (const tag of contact.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, ca], [b, cb]) => cb - ca || COLLATOR.compare(a, b))
    .slice(0, count)
    .map(([tag]) => tag)
}
