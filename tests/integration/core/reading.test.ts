/** Reading: lists by pages, search, and the day as the clock and the zone have it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/api/contract.ts'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened()
})
afterEach(() => core.end())

async function allPages(input: Input<'impressions.list'>): Promise<string[][]> {
  const pages: string[][] = []
  for (let cursor: string | undefined; ;) {
    const page = await core.call('impressions.list', {
      ...input,
      ...(cursor === undefined ? {} : { cursor }),
    })
    pages.push(page.impressions.map(({ id }) => id))
    cursor = page.next
    if (cursor === undefined) return pages
  }
}

describe('the timeline', () => {
  beforeEach(async () => {
    await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
    for (let nth = 0; nth < 7; nth += 1) {
      // Two at each time, so that a page may end between them.
      await core.call('impressions.add', {
        id: `i${nth}`,
        text: `Nr. ${nth}`,
        at: `2026-11-0${1 + Math.floor(nth / 2)}T10:00:00+01:00[Europe/Berlin]`,
        contacts: nth % 2 === 0 ? ['dana'] : [],
        kind: nth < 3 ? 'call' : 'note',
        signal: nth === 2 ? 'positive' : 'none',
        tags: nth === 4 ? ['Prix réduit'] : [],
      })
    }
  })

  it('comes newest first, page by page, with nothing twice and nothing left out', async () => {
    const whole = ['i6', 'i5', 'i4', 'i3', 'i2', 'i1', 'i0']
    for (const limit of [1, 2, 3, 6, 7, 8]) {
      const pages = await allPages({ limit })
      expect(pages.flat()).toEqual(whole)
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
    }
    expect(await allPages({ contact: 'dana', limit: 2 })).toEqual([
      ['i6', 'i4'],
      ['i2', 'i0'],
    ])
  })

  it('goes on where it was, also when something newer was written down between two pages', async () => {
    const first = await core.call('impressions.list', { limit: 3 })
    await core.call('impressions.add', { id: 'new', text: 'x' })
    const second = await core.call('impressions.list', { limit: 3, cursor: first.next ?? '' })
    expect(second.impressions.map(({ id }) => id)).toEqual(['i3', 'i2', 'i1'])
  })

  it('is narrowed by kind, signal, tag and time, in one go', async () => {
    expect(await allPages({ kind: 'call' })).toEqual([['i2', 'i1', 'i0']])
    expect(await allPages({ signal: 'positive' })).toEqual([['i2']])
    expect(await allPages({ tag: '#PRIX REDUIT' })).toEqual([['i4']])
    expect(await allPages({ tag: 'prix' })).toEqual([[]])
    expect(await allPages({ before: '2026-11-02T10:00:00+01:00[Europe/Berlin]' })).toEqual([['i1', 'i0']])
    expect(await allPages({ now: '2026-11-02T10:00:00+01:00[Europe/Berlin]', kind: 'note' })).toEqual([
      ['i3'],
    ])
  })

  it('refuses a cursor that it did not give', async () => {
    for (const cursor of ['', 'x', '1', '1.', '.a', '1.a b', 'NaN.a']) {
      expect((await core.refused('impressions.list', { cursor })).code).toBe('invalid')
    }
  })
})

describe('search', () => {
  beforeEach(async () => {
    const people: [string, string, object][] = [
      ['jose', 'José Álvarez', { organization: 'Straßenbau Müller', tags: ['Förderung'] }],
      ['lukasz', 'Łukasz Wójcik', { emails: [{ value: 'l.wojcik@kestrel.example' }] }],
      ['dana', 'Dana Roth', { name: { display: 'Dana Roth', nickname: 'Dee' } }],
      ['rothe', 'Marit Rothe', {}],
      ['sato', '佐藤 明美', {}],
      ['oksana', 'Оксана Шевчук', {}],
    ]
    for (const [id, display, more] of people)
      await core.call('contacts.add', { id, name: { display }, ...more })
  })
  const names = async (query: string) => (await core.call('contacts.list', { query })).map(({ id }) => id)

  it.each([
    ['jose', ['jose']],
    ['JOSÉ', ['jose']],
    ['alvarez jose', ['jose']],
    ['strassenbau', ['jose']],
    ['forderung', ['jose']],
    ['lukasz wojcik', ['lukasz']],
    ['kestrel', ['lukasz']],
    ['dnaa', ['dana']],
    ['dee', ['dana']],
    ['roth', ['dana', 'rothe']],
    ['佐藤', ['sato']],
    ['оксана', ['oksana']],
    ['nobody at all', []],
    ['.*', []],
    ['', ['dana', 'jose', 'lukasz', 'rothe', 'oksana', 'sato']],
  ])('finds by “%s”: %j', async (query, expected) => {
    const found = await names(query)
    expect(found).toHaveLength(expected.length)
    expect(new Set(found)).toEqual(new Set(expected))
    if (expected[0] !== undefined && query !== '') expect(found[0]).toBe(expected[0])
  })

  it('finds impressions by all of the words, in text or tags, newest first, up to the limit', async () => {
    for (const [id, text, tags] of [
      ['one', 'Déjeuner: le prix de l’œuvre', ['pricing']],
      ['two', 'the price of things', ['prix']],
      ['three', 'nothing of it', []],
    ] as const) {
      core.setClock(`2026-11-2${id === 'one' ? 1 : id === 'two' ? 2 : 3}T10:00:00`)
      await core.call('impressions.add', { id, text, tags: [...tags] })
    }
    const found = async (query: string, limit = 20) =>
      (await core.call('search.find', { query, limit })).impressions.map(({ id }) => id)
    expect(await found('dejeuner OEUVRE')).toEqual(['one'])
    expect(await found('prix')).toEqual(['two', 'one'])
    expect(await found('prix', 1)).toEqual(['two'])
    expect(await found('#pricing')).toEqual(['one'])
    expect(await found('prix nothing')).toEqual([])
    expect(await found('   ')).toEqual([])

    await core.call('impressions.change', { id: 'three', set: { text: 'le prix' } })
    await core.call('impressions.change', { id: 'two', set: { tags: [] } })
    expect(await found('prix')).toEqual(['three', 'one'])
    await core.call('impressions.remove', { id: 'one' })
    expect(await found('prix')).toEqual(['three'])
  })
})

describe('the clock', () => {
  beforeEach(async () => {
    await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
    await core.call('impressions.add', {
      text: 'x',
      contacts: ['dana'],
      signal: 'not-now',
      kind: 'call',
      rest: { until: '2026-11-25' },
    })
  })
  const door = async (now?: string) =>
    (await core.call('contacts.page', { id: 'dana', ...(now === undefined ? {} : { now }) })).contact.door

  it('ends a rest at midnight in the user’s zone, not at midnight elsewhere', async () => {
    core.setClock('2026-11-25T23:59:59')
    expect(await door()).toBe('ajar')
    core.setClock('2026-11-26T00:00:00')
    expect(await door()).toBe('open')
    expect((await core.call('moments.today', {})).moments).toMatchObject([{ kind: 'rest-over' }])
    await core.call('settings.change', { zone: 'America/Los_Angeles' })
    expect(await door()).toBe('ajar')
    expect((await core.call('moments.today', {})).date).toBe('2026-11-25')
  })

  it('may be asked for another reading, which changes nothing of the present', async () => {
    expect(await door('2026-11-26T12:00:00+01:00[Europe/Berlin]')).toBe('open')
    expect(await door('2026-11-22T12:00:00+01:00[Europe/Berlin]')).toBe('open')
    expect(await door()).toBe('ajar')
    const before = await core.call('contacts.page', {
      id: 'dana',
      now: '2026-11-22T12:00:00+01:00[Europe/Berlin]',
    })
    expect(before.rests).toEqual([])
    expect(before.contact.lastContact).toBeUndefined()
  })

  it('is told in the status, in the zone that holds', async () => {
    expect(await core.call('journal.status', {})).toMatchObject({
      contacts: 1,
      impressions: 1,
      sample: false,
      zone: 'Europe/Berlin',
      now: '2026-11-23T10:00:00+01:00[Europe/Berlin]',
      problems: [],
    })
    await core.call('settings.change', { zone: 'Asia/Kolkata' })
    expect((await core.call('journal.status', {})).now).toBe('2026-11-23T14:30:00+05:30[Asia/Kolkata]')
  })
})

describe('a contact’s page', () => {
  it('tells all of them: who introduced them, what is open, and how warm it was when', async () => {
    await core.call('contacts.add', { id: 'ben', name: { display: 'Ben Okafor' } })
    await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' }, introducedBy: 'ben' })
    for (const [day, due] of [
      ['01', '2026-12-10'],
      ['02', '2026-12-04'],
    ] as const) {
      await core.call('impressions.add', {
        text: 'x',
        kind: 'meeting',
        at: `2026-11-${day}T10:00:00+01:00[Europe/Berlin]`,
        signal: 'positive',
        contacts: ['dana'],
        promises: [{ id: `p${day}`, text: 'x', due, state: 'open' }],
      })
    }
    const page = await core.call('contacts.page', { id: 'dana' })
    expect(page.introducedBy).toEqual({ id: 'ben', name: 'Ben Okafor' })
    expect(page.promises.map(({ id }) => id)).toEqual(['p02', 'p01'])
    expect(page.impressions).toBe(2)
    expect(page.warmthCurve[0]).toMatchObject({ day: '2026-11-01' })
    expect(page.warmthCurve.at(-1)?.day).toBe('2026-11-23')
    expect(Math.round(page.warmthCurve.at(-1)?.warmth ?? 0)).toBe(page.contact.warmth)
    const { markdown } = await core.call('contacts.brief', { id: 'dana' })
    expect(markdown).toContain('Dana Roth')
  })
})
