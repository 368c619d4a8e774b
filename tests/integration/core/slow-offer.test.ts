/** Rule 14's offer: after "Not the right time" three times in a row, to slow the rhythm; taken up, declined, remembered. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '#shared/api/contract.ts'
import type { Rhythm } from '#shared/domain/rhythm.ts'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened('2026-01-05T10:00:00')
  await core.call('settings.change', { workingDays: [1, 2, 3, 4, 5, 6, 7] })
  await begin('dana', 'P2W')
})
afterEach(() => core.end())

const page = () => core.call('contacts.page', { id: 'dana' })
const offered = async (): Promise<Rhythm | undefined> => (await page()).slowTo

/** Somebody whom one called today. */
async function begin(id: string, rhythm: Rhythm): Promise<void> {
  await core.call('contacts.add', { id, name: { display: id }, rhythm })
  await called(id)
}
const called = (id: string) =>
  core.call('impressions.add', { text: 'x', kind: 'call', direction: 'both', contacts: [id] })

/** "Not the right time" to the line of that day. */
async function later(day: string, id = 'dana'): Promise<Output<'moments.later'>> {
  core.setClock(`${day}T10:00:00`)
  const { moments } = await core.call('moments.today', {})
  const line = moments.find(({ contact }) => contact?.id === id)
  return core.call('moments.later', { id: line?.id ?? 'nothing to answer' })
}
const laters = async (...days: readonly string[]) => {
  for (const day of days) await later(day)
}
/** Fourteen days apart: half of two weeks is less than the least. */
const THREE = ['2026-01-19', '2026-02-02', '2026-02-16'] as const
const THREE_MORE = ['2026-03-02', '2026-03-16', '2026-03-30'] as const

describe('three times in a row', () => {
  it('bring the offer: with the third answer, and on the page from then on', async () => {
    expect((await later(THREE[0])).slowTo).toBeUndefined()
    expect((await later(THREE[1])).slowTo).toBeUndefined()
    expect(await offered()).toBeUndefined()
    expect((await later(THREE[2])).slowTo).toBe('P1M')
    expect(await offered()).toBe('P1M')
    core = await core.reopened()
    expect(await offered()).toBe('P1M')
  })

  it('are no longer three when one of them is taken back', async () => {
    await laters(THREE[0], THREE[1])
    const { undo } = await later(THREE[2])
    const taken = await core.call('journal.undo', { undo })
    expect(await offered()).toBeUndefined()
    await core.call('journal.undo', { undo: taken.undo })
    expect(await offered()).toBe('P1M')
  })

  it('are in a row only as long as one is not in touch', async () => {
    await laters(THREE[0], THREE[1])
    await called('dana')
    expect((await later('2026-02-16')).slowTo).toBeUndefined()
  })

  it('of one line that speaks for several moments are three answers, not six', async () => {
    const dates = [{ kind: 'birthday' as const, date: '--01-19' }]
    await core.call('contacts.change', { id: 'dana', set: { dates } })
    core.setClock('2026-01-19T10:00:00')
    const [line] = (await core.call('moments.today', {})).moments
    expect([line?.kind, ...(line?.merged ?? []).map(({ kind }) => kind)].sort()).toEqual(['date', 'rhythm'])
    expect((await later(THREE[0])).slowTo).toBeUndefined()
    expect((await core.call('moments.today', {})).moments).toEqual([])
    expect((await later(THREE[1])).slowTo).toBeUndefined()
    expect((await later(THREE[2])).slowTo).toBe('P1M')
  })
})

describe('the offer, taken up', () => {
  beforeEach(() => laters(...THREE))

  it('slows the rhythm, which can be undone, and is not made for the next slower one', async () => {
    const { undo, rhythm } = await core.call('contacts.change', { id: 'dana', set: { rhythm: 'P1M' } })
    expect(rhythm).toBe('P1M')
    expect(await offered()).toBeUndefined()
    await core.call('journal.undo', { undo })
    expect((await page()).contact.rhythm).toBe('P2W')
    expect(await offered()).toBeUndefined()
  })

  it('or overtaken by another rhythm, or by none, is done with, too', async () => {
    for (const rhythm of ['P3M', null, 'P2W'] as const) {
      await core.call('contacts.change', { id: 'dana', set: { rhythm } })
      expect(await offered()).toBeUndefined()
    }
  })

  it('stands as long as other fields are changed', async () => {
    await core.call('contacts.change', { id: 'dana', set: { role: 'CFO', rhythm: 'P2W' } })
    expect(await offered()).toBe('P1M')
  })
})

describe('the offer, declined', () => {
  beforeEach(async () => {
    await laters(...THREE)
    await core.call('contacts.keepRhythm', { id: 'dana' })
  })

  it('leaves the rhythm and goes, also for a restart', async () => {
    expect((await page()).contact.rhythm).toBe('P2W')
    expect(await offered()).toBeUndefined()
    core = await core.reopened()
    expect(await offered()).toBeUndefined()
  })

  it('is not made again until three more in a row, each time', async () => {
    await laters(THREE_MORE[0], THREE_MORE[1])
    expect(await offered()).toBeUndefined()
    expect((await later(THREE_MORE[2])).slowTo).toBe('P1M')
    await core.call('contacts.keepRhythm', { id: 'dana' })
    expect(await offered()).toBeUndefined()
    await laters('2026-04-13', '2026-04-27')
    expect(await offered()).toBeUndefined()
    expect((await later('2026-05-11')).slowTo).toBe('P1M')
  })

  it('is declined once: where none stands, nothing is written', async () => {
    const { operations } = await core.call('journal.check', {})
    await core.call('contacts.keepRhythm', { id: 'dana' })
    expect((await core.call('journal.check', {})).operations).toBe(operations)
  })

  it('says nothing about anybody else', async () => {
    await begin('ben', 'P2W')
    for (const day of ['2026-03-02', '2026-03-16', '2026-03-30']) await later(day, 'ben')
    expect((await core.call('contacts.page', { id: 'ben' })).slowTo).toBe('P1M')
  })
})

describe('nobody is offered', () => {
  it('a slower rhythm than every year', async () => {
    await core.call('contacts.change', { id: 'dana', set: { rhythm: 'P1Y' } })
    await laters('2027-01-05', '2027-07-07', '2028-01-06')
    expect(await offered()).toBeUndefined()
  })

  it('anything while they rest, or once the door is closed', async () => {
    await laters(...THREE)
    await core.call('impressions.add', {
      text: 'x',
      kind: 'message',
      direction: 'in',
      contacts: ['dana'],
      signal: 'not-now',
      rest: { until: '2026-02-20' },
    })
    expect(await offered()).toBeUndefined()
    core.setClock('2026-02-21T10:00:00')
    expect(await offered()).toBe('P1M')
    await core.call('door.close', { contact: 'dana' })
    expect(await offered()).toBeUndefined()
  })
})
