/** Whom *People* lists, and in which order. */
import { expect, test } from 'vitest'
import type { ContactView } from '#shared/api/views.ts'
import { frequentTags, peopleList, type PeopleFilter } from '../../../renderer/people/people-order.ts'
import { sayLast, sayRemembered } from '../../../renderer/people/sayings.ts'

function contact(name: string, more: Partial<ContactView> = {}): ContactView {
  return {
    id: name.toLowerCase(),
    name: { display: name },
    emails: [],
    phones: [],
    addresses: [],
    links: [],
    dates: [],
    tags: [],
    relations: [],
    rhythm: null,
    door: 'open',
    warmth: 10,
    ...more,
  }
}

const last = (day: string) => ({ lastContact: `${day}T10:00:00+00:00[UTC]` })
const everybody = [
  contact('Zoe', { warmth: 80, tags: ['schools'], ...last('2026-04-01') }),
  contact('anna', { warmth: 10, door: 'ajar', tags: ['schools', 'pricing'], ...last('2024-04-01') }),
  contact('Bert', { warmth: 90, door: 'closed' }),
  contact('Émile', { warmth: 10, tags: ['pricing'], ...last('2025-12-01') }),
]
const peace = [{ contact: { id: 'anna', name: 'anna' }, door: 'ajar' as const, words: 'until 4 May' }]
const names = (filter: Partial<PeopleFilter>) =>
  peopleList(everybody, peace, {
    door: 'all',
    show: 'everyone',
    tag: undefined,
    order: 'name',
    ...filter,
  }).map((person) => person.contact.name.display)

test('by name, as a person sorts names', () => {
  expect(names({ order: 'name' })).toEqual(['anna', 'Bert', 'Émile', 'Zoe'])
})

test('warmest first, closed doors last', () => {
  expect(names({ order: 'warmest' })).toEqual(['Zoe', 'anna', 'Émile', 'Bert'])
})

test('those whom one has not heard of for longest first, beginning with never', () => {
  expect(names({ order: 'longest' })).toEqual(['Bert', 'anna', 'Émile', 'Zoe'])
})

test('as the search ranked them where no order is asked for', () => {
  expect(names({ order: undefined })).toEqual(['Zoe', 'anna', 'Bert', 'Émile'])
})

test('by door, by tag, and those who are left in peace with the reason', () => {
  expect(names({ door: 'closed' })).toEqual(['Bert'])
  expect(names({ tag: 'pricing' })).toEqual(['anna', 'Émile'])
  expect(names({ tag: 'pricing', door: 'open' })).toEqual(['Émile'])
  expect(names({ show: 'left in peace' })).toEqual(['anna'])
  const [anna] = peopleList(everybody, peace, {
    door: 'ajar',
    show: 'everyone',
    tag: undefined,
    order: 'name',
  })
  expect(anna?.peace?.words).toBe('until 4 May')
})

test('offers the tags that most people carry', () => {
  expect(frequentTags(everybody, 1)).toEqual(['pricing'])
  expect(frequentTags([...everybody, contact('Ida', { tags: ['schools'] })], 2)).toEqual([
    'schools',
    'pricing',
  ])
})

test('says when one last heard of somebody as one would say it', () => {
  expect(sayLast('2026-04-23T09:00:00+02:00[Europe/Berlin]', '2026-04-23')).toBe('today')
  expect(sayLast('2026-04-22T09:00:00+02:00[Europe/Berlin]', '2026-04-23')).toBe('yesterday')
  expect(sayLast('2026-01-05T09:00:00+02:00[Europe/Berlin]', '2026-04-23')).toBe('5 January')
  expect(sayLast('2025-12-30T09:00:00+02:00[Europe/Berlin]', '2026-01-20')).toBe('30 December')
  expect(sayLast('2025-08-30T09:00:00+02:00[Europe/Berlin]', '2026-04-23')).toBe('August 2025')
})

test('says a remembered date with its year only where that is known', () => {
  expect(sayRemembered('--02-29')).toBe('29 February')
  expect(sayRemembered('1980-03-22')).toBe('22 March 1980')
})
