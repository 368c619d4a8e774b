/** What somebody tries who knows the interfaces alone. */
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { CommandLine } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { temporaryFolder } from '../../support/shell.ts'

const folder = temporaryFolder('outside')
afterAll(() => folder.dispose())

let journals = 0
let line: CommandLine
beforeEach(() => (line = new CommandLine(folder.path, join(folder.path, `journal-${(journals += 1)}`))))

const NOW = ['--now', '2026-11-23T15:00'] as const
const log = (text: string, now: string = NOW[1]) => line.json(shapes.Impression, ['log', text, '--now', now])
const edit = (id: string, ...sets: string[]) =>
  line.json(shapes.Impression, ['impression', 'edit', id, ...sets.flatMap((one) => ['--set', one])])

it('every command on a journal takes --now', async () => {
  await line.text('contact', 'add', 'Dana Roth', ...NOW)
  await line.text('contact', 'edit', 'Dana', '--set', 'role=CFO', ...NOW)
  await line.text('circumstance', 'add', 'the budget is out', ...NOW)
  const { id } = await log('met @Dana !not-now')
  await line.text('impression', 'edit', id, '--set', 'kind=call', ...NOW)
  // The door is that of the clock that was said.
  const before = ['--now', '2026-11-22T15:00']
  const edited = ['contact', 'edit', 'Dana', '--set', 'role=CEO']
  expect((await line.json(shapes.Contact, [...edited, ...NOW])).door).toBe('ajar')
  expect((await line.json(shapes.Contact, [...edited, ...before])).door).toBe('open')
  await line.text('check', ...NOW)
  await line.text('impression', 'delete', id, ...NOW)
})

it('--journal without a name is wrong usage, not another journal', async () => {
  expect(await line.run(['people', '--journal', ''])).toMatchObject({ code: 2, out: '' })
})

describe('what --json prints may be given back', () => {
  it('for a contact', async () => {
    await line.text('contact', 'add', 'Dana Roth', '--set', 'tags=a')
    const { contact } = await line.json(shapes.Show, ['show', 'Dana'])
    const back = JSON.stringify({ ...contact, tags: ['a', 'b'] })
    expect((await line.json(shapes.Contact, ['contact', 'edit', 'Dana'], back)).tags).toEqual(['a', 'b'])
    const { code, err } = await line.run(['contact', 'edit', 'Dana'], JSON.stringify({ door: 'closed' }))
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('door') as string })
  })

  it('for an impression', async () => {
    await log('met @Dana Roth $"the checklist" ^the plan by 2026-12-01. !not-now ~"the budget is out"')
    const [written] = await line.json(shapes.Timeline, ['timeline'])
    const back = JSON.stringify({ ...written, text: 'other words' })
    const edited = await line.json(shapes.Impression, ['impression', 'edit', written?.id ?? ''], back)
    expect(edited).toEqual({ ...written, text: 'other words' })
    const { code } = await line.run(['impression', 'edit', edited.id], JSON.stringify({ id: 'another' }))
    expect(code).toBe(1)
  })
})

it('a promise that is added by editing needs no id, and left may be said as a mark', async () => {
  const { id } = await log('met @Dana Roth')
  const edited = await edit(id, 'left=+1', 'promises=[{"text":"the slides","due":"2026-12-05"}]')
  expect(edited).toMatchObject({ left: 1, promises: [{ text: 'the slides', state: 'open' }] })
  const kept = await line.json(shapes.Impression, ['promise', 'keep', edited.promises[0]?.id ?? ''])
  expect(kept.promises).toMatchObject([{ state: 'kept' }])
})

it('an impression is written down where one is, and found in the user’s own zone', async () => {
  const tokyo = await log('called @Ann Lee', '2026-03-05T07:00:00+09:00[Asia/Tokyo]')
  expect(tokyo.at).toBe('2026-03-05T07:00:00+09:00[Asia/Tokyo]')
  expect((await log('called @Ann Lee', '2026-03-05T07:00')).at).toBe(
    '2026-03-05T07:00:00+01:00[Europe/Berlin]',
  )
})

it('a day and time in ISO form are understood', async () => {
  expect((await log('met @Ann Lee on 2026-03-02T10:00')).at).toBe('2026-03-02T10:00:00+01:00[Europe/Berlin]')
})

it('a circumstance that was true before is no end to wait for; one of its title that is awaited is', async () => {
  await line.text('circumstance', 'add', 'the budget is out')
  await line.text('circumstance', 'true', 'the budget is out', '--now', '2026-02-02')
  const first = await log('called @Ann Lee !not-now ~"the budget is out"', '2026-03-02T10:00')
  expect(first.rest).toMatchObject({ until: '2026-05-31', circumstance: { title: 'the budget is out' } })
  await line.text('circumstance', 'add', 'the budget is out')
  const second = await log('called @Ben Ito !not-now ~"the budget is out"', '2026-03-02T10:00')
  expect(second.rest?.circumstance?.id).not.toBe(first.rest?.circumstance?.id)
  expect(second.rest?.until).toBeUndefined()
})

it('of two of one name, each is named by the id', async () => {
  const { id } = await line.json(shapes.Contact, ['contact', 'add', 'Ann Lee'])
  await line.text('contact', 'add', 'Ann Lee')
  const { code, err } = await line.run(['log', 'met @Ann Lee'])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(id) as string })
  expect((await log(`met @"${id}" for lunch`)).contacts).toEqual([{ id, name: 'Ann Lee' }])
  expect(await line.json(shapes.People, ['people'])).toHaveLength(2)
})
