/** Several programs on one journal: nobody waits for anybody, and no word is lost. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openOrJoin } from '#core/open.ts'
import type { SharedJournal } from '#core/shared-journal.ts'
import { CommandLine, surroundings } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { root, temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
let journal: string
let line: CommandLine
const opened: SharedJournal[] = []

beforeEach(() => {
  folder = temporaryFolder('together')
  journal = join(folder.path, 'journal')
  line = new CommandLine(folder.path, journal)
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  folder.dispose()
})

/** This process opens the journal, too. */
async function open(): Promise<SharedJournal> {
  const one = await openOrJoin(journal, {
    deviceRoot: join(folder.path, 'devices'),
    logFile: join(folder.path, 'ajar.log'),
  })
  opened.push(one)
  return one
}

async function textsOf(one: SharedJournal): Promise<string[]> {
  const result = await one.client.call('impressions.list', { limit: 500 })
  if (!result.ok) throw new Error(result.error.message)
  return result.value.impressions.map(({ text }) => text).sort()
}

it('five commands at once write five impressions about one contact or five', async () => {
  const texts = Array.from({ length: 5 }, (_, n) => `met @Person${'ABCDE'.charAt(n)} about ${n}`)
  const ran = await Promise.all(texts.map((text) => line.run(['log', text, '--json'])))
  for (const { code, err, out } of ran) {
    expect({ code, err }).toEqual({ code: 0, err: '' })
    shapes.Impression.parse(JSON.parse(out))
  }
  expect((await line.json(shapes.Timeline, ['timeline'])).map(({ text }) => text).sort()).toEqual(texts)
  expect(await line.json(shapes.People, ['people'])).toHaveLength(5)
  expect((await line.json(shapes.Check, ['check'])).ok).toBe(true)
  expect(readdirSync(journal).filter((name) => name.startsWith('lock'))).toEqual([])
})

it('a command works through a program that has the journal open, which hears of it', async () => {
  const app = await open()
  expect(app.role).toBe('writer')
  const heard: string[][] = []
  app.on((event) => {
    if (event.type === 'changed') heard.push(event.contacts)
  })
  const { contacts } = await line.json(shapes.Impression, ['log', 'met @Dana Roth'])
  expect(heard).toContainEqual([contacts[0]?.id])
  expect(await textsOf(app)).toEqual(['met @Dana Roth'])
  await app.client.call('impressions.add', { text: 'from the app' })
  expect(await line.json(shapes.Timeline, ['timeline'])).toHaveLength(2)
})

it('a command writes to the journal itself while the app looks around in the sample', async () => {
  const app = await open()
  const sample = await app.client.call('sample.open', {})
  expect(sample.ok && sample.value.sample).toBe(true)
  await line.text('log', 'a word that stays')
  expect(await line.json(shapes.Timeline, ['timeline'])).toHaveLength(1)
  await app.client.call('sample.leave', {})
  expect(await textsOf(app)).toEqual(['a word that stays'])
})

it('a guest goes on, and takes over, when the holder closes', async () => {
  const [holder, guest, other] = [await open(), await open(), await open()]
  expect([holder.role, guest.role, other.role]).toEqual(['writer', 'guest', 'guest'])
  const events: string[] = []
  guest.on(({ type }) => events.push(type))
  const texts = Array.from({ length: 60 }, (_, n) => `word ${n}`)
  const writing = texts.map((text, n) =>
    (n % 2 === 0 ? guest : other).client.call('impressions.add', { text }),
  )
  await holder.close()
  for (const result of await Promise.all(writing)) expect(result).toMatchObject({ ok: true })
  expect(await textsOf(guest)).toEqual(texts.sort())
  expect([guest.role, other.role].sort()).toEqual(['guest', 'writer'])
  await other.client.call('contacts.add', { name: { display: 'Dana Roth' } })
  await expect.poll(() => events.length).toBeGreaterThan(0)
})

it('a guest goes on when the holder is killed, and every acknowledged word is there', async () => {
  const child = spawn(process.execPath, [join(root, 'build/start.mjs'), '--no-open', '--journal', journal], {
    env: surroundings(folder.path),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const guest = await open()
  expect(guest.role).toBe('guest')
  const acknowledged: string[] = []
  const write = async (n: number): Promise<void> => {
    const text = `word ${n}`
    const result = await guest.client.call('impressions.add', { text })
    expect(result).toMatchObject({ ok: true })
    acknowledged.push(text)
  }
  const writing = Array.from({ length: 100 }, (_, n) => write(n))
  await writing[20]
  child.kill('SIGKILL')
  await Promise.all(writing)
  expect(guest.role).toBe('writer')
  expect(await textsOf(guest)).toEqual(acknowledged.sort())
  const check = await guest.client.call('journal.check', {})
  expect(check.ok && check.value.ok).toBe(true)
})

it('a journal that was closed says so', async () => {
  const app = await open()
  await app.close()
  expect(await app.client.call('contacts.list', {})).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  })
})
