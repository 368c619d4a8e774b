/** Writing down: what becomes of an impression, and what follows from it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened()
  await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
  await core.call('contacts.add', { id: 'ben', name: { display: 'Ben Okafor' } })
})
afterEach(() => core.end())

const promise = (id: string, due = '2026-12-01') => ({
  id,
  text: `Promise ${id}`,
  due,
  state: 'open' as const,
})
const page = (id: string) => core.call('contacts.page', { id })
const states = async (impression: string) =>
  (await core.call('impressions.get', { id: impression })).promises.map(({ state }) => state)

describe('an impression', () => {
  it('needs a text alone: the rest is now, a note, about nobody', async () => {
    const written = await core.call('impressions.add', { text: 'A thought.' })
    expect(written).toMatchObject({
      at: '2026-11-23T10:00:00+01:00[Europe/Berlin]',
      kind: 'note',
      direction: null,
      signal: 'none',
      left: null,
      contacts: [],
      promises: [],
    })
  })

  it.each([
    ['meeting', 'both'],
    ['call', 'both'],
    ['event', 'both'],
    ['message', 'out'],
    ['ping', 'out'],
    ['introduction', 'out'],
    ['gift', 'out'],
    ['note', null],
  ] as const)('of kind %s has the direction %s unless somebody says otherwise', async (kind, direction) => {
    expect((await core.call('impressions.add', { text: 'x', kind })).direction).toBe(direction)
    expect((await core.call('impressions.add', { text: 'x', kind, direction: 'in' })).direction).toBe('in')
  })

  it('lists each contact, value and tag once', async () => {
    await core.call('values.add', { id: 'v', title: 'A checklist' })
    const written = await core.call('impressions.add', {
      text: 'x',
      contacts: ['ben', 'dana', 'ben'],
      values: ['v', 'v'],
      tags: ['pricing', '#pricing'],
    })
    expect(written.contacts.map(({ id }) => id)).toEqual(['ben', 'dana'])
    expect(written.values).toEqual([{ id: 'v', title: 'A checklist' }])
    expect(written.tags).toEqual(['pricing'])
  })

  it('brings new contacts, a circumstance and values in the same step, or nothing at all', async () => {
    const bringing = {
      id: 'first',
      text: 'x',
      contacts: ['eve'],
      newContacts: [{ id: 'eve', name: { display: 'Eve Stern' } }],
      newValues: [{ id: 'v', title: 'An article', tags: [] }],
      values: ['v'],
      newCircumstance: { id: 'budget', title: 'the budget is out' },
      rest: { circumstance: 'budget' },
    }
    await core.refused('impressions.add', { ...bringing, contacts: ['eve', 'nobody'] })
    expect(await core.call('contacts.list', {})).toHaveLength(2)
    expect(await core.call('values.list', {})).toHaveLength(0)

    await core.call('impressions.add', bringing)
    expect((await page('eve')).contact.door).toBe('ajar')
    expect(await core.call('circumstances.list', {})).toMatchObject([
      { id: 'budget', resting: [{ id: 'eve' }] },
    ])
  })

  it('is written down once, however often it is sent under its id', async () => {
    const input = { id: 'once', text: 'Met Dana.', contacts: ['dana'], kind: 'meeting' as const }
    const [first, second] = await Promise.all([
      core.call('impressions.add', input),
      core.call('impressions.add', input),
    ])
    expect(second).toEqual(first)
    core = await core.reopened()
    expect(await core.call('impressions.add', input)).toEqual(first)
    expect((await page('dana')).impressions).toBe(1)
    expect((await core.call('journal.check', {})).operations).toBe(3)
  })

  it('does not vanish behind another one of the same id', async () => {
    await core.call('impressions.add', { id: 'once', text: 'Met Dana.' })
    expect((await core.refused('impressions.add', { id: 'once', text: 'Other words.' })).code).toBe(
      'conflict',
    )
    expect((await core.call('impressions.get', { id: 'once' })).text).toBe('Met Dana.')
  })

  it('that was deleted is not written down again by a late retry', async () => {
    await core.call('impressions.add', { id: 'once', text: 'Met Dana.' })
    await core.call('impressions.remove', { id: 'once' })
    const { operations } = await core.call('journal.check', {})
    expect((await core.refused('impressions.add', { id: 'once', text: 'Met Dana.' })).code).toBe('conflict')
    expect((await core.call('impressions.list', {})).impressions).toEqual([])
    expect((await core.call('journal.check', {})).operations).toBe(operations)
  })

  it('is told to whoever listens, by the contacts that it touches', async () => {
    await core.call('impressions.add', { text: 'x', contacts: ['dana', 'ben'] })
    expect(core.events.at(-1)).toMatchObject({ type: 'changed', all: false })
    expect(core.events.at(-1)).toHaveProperty('contacts', expect.arrayContaining(['dana', 'ben']))
    await core.call('circumstances.add', { title: 'x' })
    expect(core.events.at(-1)).toMatchObject({ type: 'changed', all: true })
  })

  it('gives no moment its id twice to a promise', async () => {
    await core.call('impressions.add', { id: 'a', text: 'x', promises: [promise('p')] })
    expect((await core.refused('impressions.add', { text: 'y', promises: [promise('p')] })).code).toBe(
      'conflict',
    )
    expect(
      (await core.refused('impressions.add', { text: 'y', promises: [promise('q'), promise('q')] })).code,
    ).toBe('conflict')
  })
})

describe('a not-now', () => {
  it('starts a rest of 90 days, and half as long again for each further one in a row', async () => {
    const first = await core.call('impressions.add', { text: 'x', contacts: ['dana'], signal: 'not-now' })
    expect(first.rest?.until).toBe('2027-02-21')
    core.setClock('2027-03-01T10:00:00')
    const second = await core.call('impressions.add', { text: 'x', contacts: ['dana'], signal: 'not-now' })
    expect(second.rest?.until).toBe('2027-07-14')
    expect((await page('dana')).contact.door).toBe('ajar')
    expect((await page('ben')).contact.door).toBe('open')
  })

  it('keeps the end that was said, and the words', async () => {
    const rest = { until: '2027-03-15', words: 'wait until after 15 March' }
    const written = await core.call('impressions.add', {
      text: 'x',
      contacts: ['dana'],
      signal: 'not-now',
      rest,
    })
    expect(written.rest).toEqual(rest)
  })

  it('on a circumstance that is awaited has no date; on one that was true before, the default length', async () => {
    await core.call('circumstances.add', { id: 'budget', title: 'the budget is out' })
    const rest = { circumstance: 'budget' }
    const input = { text: 'x', contacts: ['dana'], signal: 'not-now' as const, rest }
    expect((await core.call('impressions.add', input)).rest).toEqual({
      circumstance: { id: 'budget', title: 'the budget is out' },
    })
    await core.call('circumstances.comeTrue', { id: 'budget' })
    core.setClock('2026-11-24T10:00:00')
    expect((await core.call('impressions.add', { ...input, contacts: ['ben'] })).rest?.until).toBe(
      '2027-02-22',
    )
  })

  it('that comes later, as an answer or by an edit, starts a rest as well; taken back, it ends', async () => {
    await core.call('impressions.add', { id: 'ping', text: 'x', contacts: ['dana'], kind: 'ping' })
    core.setClock('2026-11-25T10:00:00')
    const answered = await core.call('impressions.answer', { id: 'ping', signal: 'not-now' })
    expect(answered.answered).toBe('2026-11-25T10:00:00+01:00[Europe/Berlin]')
    expect(answered.rest?.until).toBe('2027-02-23')
    const back = await core.call('impressions.answer', { id: 'ping', signal: 'none' })
    expect(back.rest).toBeUndefined()
    expect(back.answered).toBeUndefined()
    const edited = await core.call('impressions.change', { id: 'ping', set: { signal: 'not-now' } })
    expect(edited.rest?.until).toBe('2027-02-21')
  })

  it('ends with a later positive signal', async () => {
    await core.call('impressions.add', { text: 'x', contacts: ['dana'], signal: 'not-now', kind: 'call' })
    core.setClock('2026-12-01T10:00:00')
    await core.call('impressions.add', { text: 'x', contacts: ['dana'], signal: 'positive', kind: 'call' })
    const { contact, rests } = await page('dana')
    expect(contact.door).toBe('open')
    expect(rests).toMatchObject([{ current: false, endedBy: 'positive', to: '2026-11-30' }])
  })
})

describe('a door', () => {
  beforeEach(async () => {
    await core.call('impressions.add', {
      id: 'own',
      text: 'x',
      contacts: ['dana'],
      promises: [promise('own')],
    })
    await core.call('impressions.add', {
      id: 'shared',
      text: 'x',
      contacts: ['dana', 'ben'],
      promises: [promise('both')],
    })
  })

  it('that is closed lets go of the promises that belong to nobody else', async () => {
    expect((await page('dana')).promises.map(({ id }) => id).sort()).toEqual(['both', 'own'])
    expect((await core.call('door.close', { contact: 'dana' })).door).toBe('closed')
    expect(await states('own')).toEqual(['let-go'])
    expect(await states('shared')).toEqual(['open'])
    expect((await page('dana')).promises).toEqual([])
    expect((await page('ben')).promises).toMatchObject([{ id: 'both', contact: { id: 'ben' } }])
    await core.call('door.close', { contact: 'ben' })
    expect(await states('shared')).toEqual(['let-go'])
  })

  it('that is closed already stays so, and nothing is written', async () => {
    await core.call('door.close', { contact: 'dana' })
    const { operations } = await core.call('journal.check', {})
    expect((await core.call('door.close', { contact: 'dana' })).door).toBe('closed')
    expect((await core.call('journal.check', {})).operations).toBe(operations)
  })

  it('that two windows close at once is closed once', async () => {
    const { operations } = await core.call('journal.check', {})
    const closings = [
      core.call('door.close', { contact: 'dana' }),
      core.call('door.close', { contact: 'dana' }),
    ]
    expect((await Promise.all(closings)).map(({ door }) => door)).toEqual(['closed', 'closed'])
    // The door, and the promise that is let go with it.
    expect((await core.call('journal.check', {})).operations).toBe(operations + 2)
  })

  it('that is reopened restores no promise', async () => {
    await core.call('door.close', { contact: 'dana' })
    core.setClock('2026-11-24T10:00:00')
    expect((await core.call('door.reopen', { contact: 'dana' })).door).toBe('open')
    expect(await states('own')).toEqual(['let-go'])
    expect((await page('dana')).promises).toEqual([])
  })

  it('closes with a stop, which lets go its own promises too, for each of its contacts', async () => {
    await core.call('impressions.add', {
      id: 'stop',
      text: 'x',
      contacts: ['dana', 'ben'],
      signal: 'stop',
      promises: [promise('last')],
    })
    expect(await states('stop')).toEqual(['let-go'])
    expect(await states('own')).toEqual(['let-go'])
    expect(await states('shared')).toEqual(['let-go'])
    expect((await page('dana')).contact.door).toBe('closed')
    expect((await page('ben')).contact.door).toBe('closed')
    expect(await core.call('impressions.warnings', { contacts: ['dana'] })).toMatchObject([
      { kind: 'closed' },
    ])
  })

  it('closes with an answer that is a stop', async () => {
    await core.call('impressions.answer', { id: 'shared', signal: 'stop' })
    expect(await states('shared')).toEqual(['let-go'])
    expect((await page('ben')).contact.door).toBe('closed')
  })
})

describe('removing a contact', () => {
  it('takes the impressions about them alone, and leaves them out of the others', async () => {
    await core.call('contacts.add', {
      id: 'eve',
      name: { display: 'Eve Stern' },
      introducedBy: 'dana',
      relations: [{ label: 'colleague', name: 'Dana Roth', contact: 'dana' }],
    })
    await core.call('impressions.add', { id: 'alone', text: 'x', contacts: ['dana'] })
    await core.call('impressions.add', {
      id: 'shared',
      text: 'x',
      contacts: ['dana', 'ben'],
      promises: [promise('p')],
    })
    await core.call('contacts.remove', { id: 'dana' })

    const { impressions } = await core.call('impressions.list', {})
    expect(impressions.map(({ id }) => id)).toEqual(['shared'])
    expect(impressions[0]?.contacts).toEqual([{ id: 'ben', name: 'Ben Okafor' }])
    expect((await page('ben')).promises).toMatchObject([{ id: 'p' }])
    const { contact } = await page('eve')
    expect(contact.introducedBy).toBeUndefined()
    expect(contact.relations).toEqual([{ label: 'colleague', name: 'Dana Roth' }])
    expect((await core.call('journal.check', {})).problems).toEqual([])
  })
})

describe('a circumstance', () => {
  it('comes true once', async () => {
    await core.call('circumstances.add', { id: 'budget', title: 'the budget is out' })
    const first = await core.call('circumstances.comeTrue', { id: 'budget' })
    core.setClock('2026-12-24T10:00:00')
    expect((await core.call('circumstances.comeTrue', { id: 'budget' })).cameTrue).toBe(first.cameTrue)
  })

  it('is not awaited twice under one title', async () => {
    await core.call('circumstances.add', { title: 'the budget is out' })
    expect((await core.refused('circumstances.add', { title: 'The Budget is out' })).code).toBe('conflict')
  })
})

describe('moments', () => {
  it('of a promise cannot be put off, and it is said what to do instead', async () => {
    await core.call('impressions.add', {
      text: 'x',
      contacts: ['dana'],
      promises: [promise('p', '2026-11-24')],
    })
    const { moments } = await core.call('moments.today', {})
    expect(moments).toMatchObject([{ kind: 'promise', promise: 'p' }])
    const error = await core.refused('moments.later', { id: moments[0]?.id })
    expect(error.code).toBe('conflict')
    expect(error.hint).toMatch(/Kept/)
  })

  it('that were put off are gone from today, and said so on the page', async () => {
    await core.call('contacts.change', { id: 'dana', set: { rhythm: 'P2W' } })
    await core.call('impressions.add', {
      text: 'x',
      kind: 'call',
      contacts: ['dana'],
      at: '2026-11-09T10:00:00+01:00[Europe/Berlin]',
    })
    const [moment] = (await core.call('moments.today', {})).moments
    expect(moment?.kind).toBe('rhythm')
    await core.call('moments.later', { id: moment?.id ?? '' })
    expect((await core.call('moments.today', {})).moments).toEqual([])
    expect((await page('dana')).whyNot).toMatch(/not the right time/)
  })

  it('are remembered as shown, once for each day, also after a restart', async () => {
    await core.call('impressions.add', {
      text: 'x',
      contacts: ['dana'],
      promises: [promise('p', '2026-11-24')],
    })
    const [moment] = (await core.call('moments.today', {})).moments
    const ids = [moment?.id ?? '']
    await core.call('moments.shown', { ids })
    const { operations } = await core.call('journal.check', {})
    await core.call('moments.shown', { ids })
    expect((await core.call('journal.check', {})).operations).toBe(operations)
    core = await core.reopened()
    await core.call('moments.shown', { ids })
    expect((await core.call('journal.check', {})).operations).toBe(operations)
    core.setClock('2026-11-24T10:00:00')
    await core.call('moments.shown', { ids })
    expect((await core.call('journal.check', {})).operations).toBe(operations + 1)
  })
})

describe('changing', () => {
  it('writes down only what differs', async () => {
    await core.call('contacts.change', {
      id: 'dana',
      set: { tags: ['a'], rhythm: 'P1M', organization: 'Northlight' },
    })
    const { operations } = await core.call('journal.check', {})
    await core.call('contacts.change', { id: 'dana', set: { tags: ['a', '#a'], rhythm: 'P1M', notes: null } })
    expect((await core.call('journal.check', {})).operations).toBe(operations)
    const emptied = await core.call('contacts.change', {
      id: 'dana',
      set: { organization: null, rhythm: null },
    })
    expect(emptied.organization).toBeUndefined()
    expect(emptied.rhythm).toBeNull()
  })

  it('lets a rest be taken away, and a text be replaced', async () => {
    await core.call('impressions.add', {
      id: 'x',
      text: 'x',
      contacts: ['dana'],
      rest: { until: '2027-01-31' },
    })
    expect((await page('dana')).contact.door).toBe('ajar')
    const changed = await core.call('impressions.change', {
      id: 'x',
      set: { rest: null, text: 'y', left: -1 },
    })
    expect(changed).toMatchObject({ text: 'y', left: -1 })
    expect(changed.rest).toBeUndefined()
    expect((await page('dana')).contact.door).toBe('open')
  })

  it('the settings keeps them, and a zone moves the user’s day', async () => {
    core.setClock('2026-11-23T23:30:00')
    expect((await core.call('moments.today', {})).date).toBe('2026-11-23')
    const changed = await core.call('settings.change', { zone: 'Asia/Tokyo', workingDays: [3, 1, 1] })
    expect(changed).toMatchObject({ zone: 'Asia/Tokyo', systemZone: 'Europe/Berlin', workingDays: [1, 3] })
    expect((await core.call('moments.today', {})).date).toBe('2026-11-24')
    core = await core.reopened()
    expect((await core.call('settings.get', {})).zone).toBe('Asia/Tokyo')
    expect((await core.call('settings.change', { zone: null })).zone).toBeUndefined()
    expect((await core.call('moments.today', {})).date).toBe('2026-11-23')
    const pauses = [{ from: '2026-12-24', to: '2026-12-01' }]
    expect((await core.refused('settings.change', { pauses })).code).toBe('invalid')
  })
})
