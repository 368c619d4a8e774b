/** The sample journal: beside the real one, made when it is asked for, gone without a trace. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened()
  await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
})
afterEach(() => core.end())

describe('the sample', () => {
  it('is shown instead of the real journal, which stays as it is', async () => {
    const status = await core.call('sample.open', {})
    expect(status).toMatchObject({ sample: true, contacts: 36, impressions: 480, problems: [] })
    expect(core.events.at(-1)).toEqual({ type: 'switched' })
    await core.call('impressions.add', { id: 'mine', text: 'tried out', contacts: ['contact-1'] })
    expect((await core.call('journal.status', {})).impressions).toBe(481)

    const back = await core.call('sample.leave', {})
    expect(back).toMatchObject({ sample: false, contacts: 1, impressions: 0 })
    expect(core.events.at(-1)).toEqual({ type: 'switched' })
    expect(existsSync(join(core.folder, 'journal', 'sample'))).toBe(false)
    expect((await core.refused('impressions.get', { id: 'mine' })).code).toBe('not-found')
  })

  it('has two or three moments of different kinds today, rests, and something to come', async () => {
    await core.call('sample.open', {})
    const { moments, later } = await core.call('moments.today', {})
    expect(moments.length).toBeGreaterThanOrEqual(2)
    expect(moments.length).toBeLessThanOrEqual(3)
    expect(new Set(moments.map(({ kind }) => kind)).size).toBe(moments.length)
    expect(later.length).toBeGreaterThan(0)
    expect((await core.call('contacts.leftInPeace', {})).length).toBeGreaterThanOrEqual(5)
    const doors = new Set((await core.call('contacts.list', {})).map(({ door }) => door))
    expect(doors).toEqual(new Set(['open', 'ajar', 'closed']))
    expect((await core.call('journal.check', {})).problems).toEqual([])
  })

  it('that is open keeps other programs with the real journal', async () => {
    await core.call('sample.open', {})
    const guest = core.app.real
    const heard: unknown[] = []
    guest.on((event) => heard.push(event))
    expect(await guest.dispatch({ method: 'journal.status', input: {} })).toMatchObject({
      value: { sample: false, contacts: 1 },
    })
    await guest.dispatch({ method: 'contacts.add', input: { name: { display: 'Ben Okafor' } } })
    await core.call('contacts.add', { name: { display: 'Somebody in the sample' } })
    expect(heard).toHaveLength(1)
    expect(await guest.dispatch({ method: 'sample.leave', input: {} })).toMatchObject({
      error: { code: 'conflict' },
    })
    expect((await core.call('sample.leave', {})).contacts).toBe(2)
  })

  it('that was left open is there again after a restart; one half made is made anew', async () => {
    await core.call('sample.open', {})
    await core.call('contacts.add', { name: { display: 'Somebody in the sample' } })
    core = await core.reopened()
    expect((await core.call('journal.status', {})).sample).toBe(false)
    expect((await core.call('sample.open', {})).contacts).toBe(37)
    await core.call('sample.leave', {})

    const unfinished = join(core.folder, 'journal', 'sample.new')
    mkdirSync(unfinished)
    writeFileSync(join(unfinished, 'ajar.json'), '{"format":1')
    expect((await core.call('sample.open', {})).contacts).toBe(36)
    expect(existsSync(unfinished)).toBe(false)
  })
})
