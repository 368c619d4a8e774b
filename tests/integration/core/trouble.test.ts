/** Trouble: journals that cannot be opened, folders that cannot be written, and errors that nobody foresaw. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/api/result.ts'
import { openApplication } from '#core/application.ts'
import { type Opened, opened } from '../../support/application.ts'
import { temporaryFolder } from '../../support/shell.ts'

let core: Opened

beforeEach(async () => {
  core = await opened()
})
afterEach(() => core.end())

function segments(): string[] {
  const log = join(core.folder, 'journal', 'log')
  return readdirSync(log).flatMap((device) =>
    readdirSync(join(log, device)).map((name) => join(log, device, name)),
  )
}

async function refusalToOpen(folder: string): Promise<Refusal> {
  const error = await openApplication({ folder, deviceRoot: join(folder, '..', 'devices') }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error('it was not refused')
}

describe('a journal', () => {
  it('of a newer Ajar is refused, and left as it is', async () => {
    const { path, dispose } = temporaryFolder('newer')
    const folder = join(path, 'journal')
    mkdirSync(folder)
    const manifest = JSON.stringify({ format: 99, id: 'x', created: 'in a way nobody knows yet' })
    writeFileSync(join(folder, 'ajar.json'), manifest)
    expect((await refusalToOpen(folder)).code).toBe('newer-journal')
    expect(readFileSync(join(folder, 'ajar.json'), 'utf8')).toBe(manifest)
    expect(readdirSync(folder)).toEqual(['ajar.json'])
    dispose()
  })

  it('that is a file is refused as storage', async () => {
    const { path, dispose } = temporaryFolder('file')
    writeFileSync(join(path, 'journal'), 'a letter')
    expect((await refusalToOpen(join(path, 'journal'))).code).toBe('storage')
    expect(readFileSync(join(path, 'journal'), 'utf8')).toBe('a letter')
    dispose()
  })

  it('with a damaged line opens, names it, and takes new words', async () => {
    await core.call('impressions.add', { id: 'a', text: 'before' })
    await core.call('impressions.add', { id: 'b', text: 'to be damaged' })
    await core.call('impressions.add', { id: 'c', text: 'after' })
    const [segment = ''] = segments()
    await core.app.close()
    writeFileSync(
      segment,
      readFileSync(segment, 'latin1').replace('to be damaged', 'to be DAMAGED'),
      'latin1',
    )
    core = await core.reopened()
    const { problems } = await core.call('journal.status', {})
    expect(problems).toHaveLength(1)
    expect(problems[0]?.line).toBeGreaterThan(1)
    await core.call('impressions.add', { id: 'd', text: 'new words' })
    core = await core.reopened()
    const { impressions } = await core.call('impressions.list', {})
    expect(impressions.map(({ text }) => text).sort()).toEqual(['after', 'before', 'new words'])
    expect(await core.call('journal.check', {})).toMatchObject({ ok: false, impressions: 3 })
  })

  it('that is closed answers so', async () => {
    await core.app.close()
    expect((await core.refused('contacts.list', {})).code).toBe('unavailable')
  })
})

describe('an error that nobody foresaw', () => {
  it('is told with a reference, and put down in one line without anybody’s words', async () => {
    await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
    const log = join(core.folder, 'log', 'ajar.log')
    expect(existsSync(log)).toBe(false)
    // A listener that fails stands for whatever may fail inside: its message quotes what somebody wrote.
    core.app.on(() => {
      throw new TypeError('Cannot read “Dana Roth said no”')
    })
    const written = await core.app.client.call('impressions.add', {
      text: 'Dana Roth said no',
      contacts: ['dana'],
    })
    expect(written.ok).toBe(true)
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^2026-11-23T09:00:00\.000Z [0-9a-f]{8} event TypeError /)
    expect(lines[0]).not.toMatch(/Dana|said/)
  })
})

describe('imports', () => {
  const offered = (text: string, name = 'people.vcf') =>
    core.call('imports.offer', { name, base64: Buffer.from(text).toString('base64') })
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve Stern\r\nEMAIL:eve@stern.example\r\nEND:VCARD\r\n'

  it('plan without changing anything, apply once, and change nothing the second time', async () => {
    const { token } = await offered(card)
    expect((await core.call('imports.plan', { tokens: [token] })).totals.created).toBe(1)
    expect(await core.call('contacts.list', {})).toEqual([])

    const applied = await core.call('imports.apply', { tokens: [token] })
    expect(applied.totals).toMatchObject({ created: 1, merged: 0, unchanged: 0 })
    expect(applied.undo).toBe(applied.batch)
    expect(await core.call('contacts.list', {})).toMatchObject([{ name: { display: 'Eve Stern' } }])
    expect((await core.refused('imports.apply', { tokens: [token] })).code).toBe('not-found')

    const again = await offered(card)
    const second = await core.call('imports.apply', { tokens: [again.token] })
    expect(second.totals).toMatchObject({ created: 0, merged: 0, unchanged: 1 })
    expect(second.undo).toBeUndefined()
  })

  it('keep what no field has room for, word for word, beside the log', async () => {
    const photo = Buffer.from('not really a picture')
    const { token } = await offered(
      card.replace(
        'END:',
        `X-HOBBY:rowing\r\nPHOTO;ENCODING=b;TYPE=JPEG:${photo.toString('base64')}\r\nEND:`,
      ),
    )
    const { batch = '' } = await core.call('imports.apply', { tokens: [token] })
    const [eve] = await core.call('contacts.list', {})
    const kept: unknown = JSON.parse(
      readFileSync(join(core.folder, 'journal', 'imports', `${batch}.json`), 'utf8'),
    )
    const attachment = createHash('sha256').update(photo).digest('hex')
    expect(kept).toMatchObject({ format: 1, contacts: [{ id: eve?.id, photo: { attachment } }] })
    expect(JSON.stringify(kept)).toContain('X-HOBBY:rowing')
    expect(readFileSync(join(core.folder, 'journal', 'attachments', attachment))).toEqual(photo)
    expect((await core.call('journal.check', {})).problems).toEqual([])
  })

  it.each([
    ['an empty file', ''],
    ['what is no address book', 'just a letter\n'],
    ['a binary file', '\u0000\u0001\u0002\u0003'.repeat(100)],
  ])('refuse %s in plain words, and change nothing', async (_, text) => {
    const { token } = await offered(text)
    expect((await core.refused('imports.plan', { tokens: [token] })).code).toBe('unreadable')
    expect((await core.refused('imports.apply', { tokens: [token] })).code).toBe('unreadable')
    expect(await core.call('contacts.list', {})).toEqual([])
  })
})
