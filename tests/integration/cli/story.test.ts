/** A relationship over half a year, told on the command line with `--now`. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CommandLine } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
let line: CommandLine

beforeAll(() => {
  folder = temporaryFolder('story')
  line = new CommandLine(folder.path, join(folder.path, 'journal'))
})
afterAll(() => folder.dispose())

const on = (day: string): readonly string[] => ['--now', `${day}T09:00`]
const momentsOn = async (day: string): Promise<string[]> =>
  (await line.json(shapes.Today, ['today', ...on(day)])).moments.map(
    ({ kind, contact }) => `${kind} ${contact.name}`,
  )

it('rests on a not-now, wakes when its circumstance comes true, is put off, and falls silent behind a closed door', async () => {
  const asked = await line.json(shapes.Impression, [
    'log',
    'met @Dana Roth about a workshop',
    ...on('2026-03-02'),
  ])
  await line.json(shapes.Impression, ['answer', asked.id, 'positive', ...on('2026-03-03')])
  expect(await momentsOn('2026-03-04')).toEqual([])
  expect(await momentsOn('2026-03-05')).toEqual(['move-closer Dana Roth'])

  const notNow = '@Dana Roth said not now, after their new budget !not-now ~"their new budget is out"'
  await line.json(shapes.Impression, ['log', notNow, ...on('2026-03-06')])
  const resting = await line.json(shapes.Show, ['show', 'Dana', ...on('2026-04-01')])
  expect(resting.contact.door).toBe('ajar')
  expect(resting.whyNot).toContain('their new budget is out')
  expect(await momentsOn('2026-04-01')).toEqual([])

  // A Tuesday; it is still quiet on the day itself.
  await line.json(shapes.Circumstance, ['circumstance', 'true', 'their new budget', ...on('2026-06-02')])
  expect(await momentsOn('2026-06-02')).toEqual([])
  const today = await line.json(shapes.Today, ['today', ...on('2026-06-03')])
  expect(today.moments).toMatchObject([{ kind: 'circumstance', contact: { name: 'Dana Roth' } }])

  await line.text('moment', 'later', today.moments[0]?.id ?? '', ...on('2026-06-03'))
  expect(await momentsOn('2026-06-05')).toEqual([])
  expect(await momentsOn('2026-06-17')).toEqual(['circumstance Dana Roth'])

  await line.text('log', 'met @Dana Roth ^the offer by 2026-07-03', ...on('2026-06-18'))
  const closed = await line.json(shapes.Contact, ['door', 'close', 'Dana', ...on('2026-06-20')])
  expect(closed.door).toBe('closed')
  expect(await momentsOn('2026-07-03')).toEqual([])
  const [last] = await line.json(shapes.Timeline, ['timeline', 'Dana'])
  expect(last?.promises).toMatchObject([{ text: 'the offer', state: 'let-go' }])
  expect((await line.json(shapes.Contact, ['door', 'reopen', 'Dana', ...on('2026-07-10')])).door).not.toBe(
    'closed',
  )
})
