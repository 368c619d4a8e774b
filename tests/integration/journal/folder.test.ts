import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  cpSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, realDisk } from '#core/journal/disk.ts'
import { type Journal, type JournalOptions, openJournal } from '#core/journal/journal.ts'
import { encodeLine } from '#core/journal/line.ts'
import type { NewOperation } from '#core/journal/operations.ts'
import { impressionOf } from './words.ts'

const containing = (words: string): unknown => expect.stringContaining(words)
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
/** Five of these fill a segment. */
const LONG = 'word '.repeat(160_000)
const NOON = Date.UTC(2026, 10, 23, 12)
let home: string
let folder: string
const open: Journal[] = []

const openHere = async (options: JournalOptions = {}, where = folder): Promise<Journal> => {
  const journal = await openJournal(where, {
    clock: () => NOON,
    zone: 'Europe/Berlin',
    deviceRoot: join(home, 'devices'),
    ...options,
  })
  open.push(journal)
  return journal
}
const closeAll = async () => {
  for (const journal of open.splice(0)) await journal.close()
}
const added = (id: string, text = `text of ${id}`): NewOperation => ({
  kind: 'impression.added',
  data: impressionOf(id, text),
})
const write = (journal: Journal, ...ids: string[]) =>
  Promise.all(ids.map((id) => journal.commit([{ ...added(id), id: `op-${id}` }])))
const idsIn = (journal: Journal) => [...journal.state.heads.keys()].sort()
/** The segments of the only device, in their order, as paths. */
const segments = (where = folder): string[] => {
  const [device = ''] = readdirSync(join(where, 'log'))
  return readdirSync(join(where, 'log', device))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(where, 'log', device, name))
}
const lastSegment = () => segments().at(-1) ?? ''
const linesOf = (path: string) =>
  readFileSync(path)
    .toString('latin1')
    .split('\n')
    .filter((line) => line.startsWith('{'))
/** Everything in the folder, by path and content. */
const snapshotOf = (where: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(where, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(where, name)).isFile())
      .map((name) => [name, readFileSync(join(where, name)).toString('base64')]),
  )

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ajar-folder-'))
  folder = join(home, 'journal')
})
afterEach(async () => {
  await closeAll()
  rmSync(home, { recursive: true, force: true })
})

describe('a folder without a journal', () => {
  it.each(['missing', 'empty'])('becomes one if it is %s', async (how) => {
    if (how === 'empty') mkdirSync(folder)
    const journal = await openHere()
    expect(journal.state.heads.size).toBe(0)
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'ajar.json'), 'utf8'))
    expect(manifest).toEqual({
      format: 1,
      id: journal.id,
      created: '2026-11-23T13:00:00+01:00[Europe/Berlin]',
      key: null,
    })
  })

  it('is refused if a file is in its place', async () => {
    writeFileSync(folder, 'a letter')
    await expect(openHere()).rejects.toMatchObject({ code: 'storage' })
    expect(readFileSync(folder, 'utf8')).toBe('a letter')
  })
})

describe('a journal', () => {
  it('is there again with every word after it was closed', async () => {
    const journal = await openHere()
    await write(journal, 'a', 'b')
    await journal.commit([{ kind: 'impression.changed', data: { id: 'a', set: { text: 'now — 🚪' } } }])
    await closeAll()
    const again = await openHere()
    expect(again.id).toBe(journal.id)
    expect([await again.text('a'), await again.text('b')]).toEqual(['now — 🚪', 'text of b'])
  })

  it.each([
    ['empty', ''],
    ['no JSON', '{"format": 1,'],
    ['other JSON', '[]'],
    ['without an id', '{"format": 1, "key": null, "created": "2026-11-23T13:00:00+01:00[Europe/Berlin]"}'],
  ])('is refused and left as it is if ajar.json is malformed: %s', async (_, text) => {
    await write(await openHere(), 'a')
    await closeAll()
    writeFileSync(join(folder, 'ajar.json'), text)
    const before = snapshotOf(folder)
    await expect(openHere()).rejects.toMatchObject({
      code: 'storage',
      message: containing('ajar.json'),
    })
    expect(snapshotOf(folder)).toEqual(before)
  })

  it('is refused and left as it is if ajar.json cannot be read or is gone', async () => {
    await write(await openHere(), 'a')
    await closeAll()
    rmSync(join(folder, 'ajar.json'))
    await expect(openHere()).rejects.toMatchObject({ code: 'storage' })
    mkdirSync(join(folder, 'ajar.json'))
    await expect(openHere()).rejects.toMatchObject({ code: 'storage' })
    expect(readdirSync(join(folder, 'ajar.json'))).toEqual([])
  })

  it('is refused and left as it is if a newer Ajar made it', async () => {
    await write(await openHere(), 'a')
    await closeAll()
    writeFileSync(join(folder, 'ajar.json'), '{"format": 2, "something": "new"}')
    const before = snapshotOf(folder)
    await expect(openHere()).rejects.toMatchObject({ code: 'newer-journal' })
    expect(snapshotOf(folder)).toEqual(before)
  })

  it('keeps an operation of a kind that it does not know, and says so', async () => {
    const journal = await openHere()
    await write(journal, 'a')
    await closeAll()
    const [, line = ''] = linesOf(lastSegment())
    const body = line
      .slice('{"op":'.length, line.lastIndexOf(',"crc"'))
      .replace('impression.added', 'impression.sung')
    writeAtEnd(encodeLine('op', body.replace('op-a', 'op-x')))
    const again = await openHere()
    expect(idsIn(again)).toEqual(['a'])
    expect(again.problems).toEqual([])
    expect(again.notes).toMatchObject([{ line: 3, what: containing('impression.sung') }])
  })

  it('gets a new device when it is copied, so that the two never write to one segment', async () => {
    const journal = await openHere()
    await write(journal, 'a')
    const copy = join(home, 'copy')
    cpSync(folder, copy, { recursive: true })
    const other = await openHere({}, copy)
    expect(other.id).toBe(journal.id)
    expect(other.device).not.toBe(journal.device)
    await write(other, 'b')
    await write(journal, 'c')
    await closeAll()
    cpSync(join(copy, 'log', other.device), join(folder, 'log', other.device), { recursive: true })
    expect(idsIn(await openHere())).toEqual(['a', 'b', 'c'])
  })

  it('acknowledges a retry without writing it again', async () => {
    const journal = await openHere()
    await write(journal, 'a', 'a', 'a')
    await write(journal, 'a')
    await closeAll()
    expect(linesOf(lastSegment())).toHaveLength(2)
    await write(await openHere(), 'a')
    expect(linesOf(lastSegment())).toHaveLength(2)
  })

  it('writes what arrives together with one sync', async () => {
    let syncs = 0
    const journal = await openHere({
      disk: { ...realDisk, datasync: (fd) => ((syncs += 1), realDisk.datasync(fd)) },
    })
    await write(journal, 'first')
    syncs = 0
    await write(journal, ...Array.from({ length: 64 }, (_, n) => `i${n}`))
    expect(syncs).toBe(1)
    expect(journal.state.heads.size).toBe(65)
  })

  it('goes on in the next segment when one is full', async () => {
    const journal = await openHere()
    const long = 'word '.repeat(150_000)
    for (let n = 0; n < 12; n += 1) await journal.commit([added(`i${n}`, `${n} ${long}`)])
    expect(segments().length).toBeGreaterThan(2)
    await closeAll()
    const again = await openHere()
    expect(await again.text('i0')).toBe(`0 ${long}`)
    expect(await again.text('i11')).toBe(`11 ${long}`)
    expect(again.problems).toEqual([])
  })
})

describe('what another machine wrote with a clock that is ahead', () => {
  it('is set aside and told, while our own clock stays', async () => {
    const journal = await openHere({ clock: () => NOON + 48 * 3_600_000 })
    await write(journal, 'ahead')
    const copy = join(home, 'copy')
    cpSync(folder, copy, { recursive: true })
    const other = await openHere({}, copy)
    expect(idsIn(other)).toEqual([])
    expect(other.notes).toMatchObject([{ line: 2, what: containing('set aside') }])
    await write(other, 'now')
    expect(await other.fold()).toBe(false)
    await other.close()
    expect(idsIn(await openHere({ clock: () => NOON + 47 * 3_600_000 }, copy))).toEqual(['ahead', 'now'])
  })

  it('is told and stays if it was written here', async () => {
    await write(await openHere({ clock: () => NOON + 48 * 3_600_000 }), 'a')
    await closeAll()
    const journal = await openHere()
    expect(journal.notes).toHaveLength(1)
    await journal.commit([{ kind: 'impression.changed', data: { id: 'a', set: { left: 2 } } }])
    expect(journal.state.heads.get('a')?.left).toBe(2)
  })
})

function writeAtEnd(bytes: Buffer): void {
  const path = lastSegment()
  const file = readFileSync(path)
  let end = file.length
  while (file[end - 1] === 0) end -= 1
  bytes.copy(file, end)
  writeFileSync(path, file)
}

describe('damage', () => {
  it.each([
    ['half a line', Buffer.from('{"op":{"v":1,"id":"never-ackn')],
    ['a line with a hole', Buffer.concat([Buffer.from('{"op":'), Buffer.alloc(700), Buffer.from('"}\n')])],
    [
      'a hole, then the rest of the same write',
      Buffer.concat([Buffer.from('\0\0\0\0{"op\n'), encodeLine('op', '{"v":1,"id":"x"}', { joined: true })]),
    ],
  ])('at the end is a torn tail: set aside and told, all before it is there (%s)', async (_, torn) => {
    await write(await openHere(), 'a', 'b')
    await closeAll()
    writeAtEnd(torn)
    const journal = await openHere()
    expect(idsIn(journal)).toEqual(['a', 'b'])
    expect(journal.problems).toEqual([])
    expect(journal.notes).toHaveLength(1)
    const aside = readFileSync(join(folder, journal.notes[0]?.file ?? ''))
    expect(torn.includes(aside) || aside.includes(torn.subarray(4))).toBe(true)
    await write(journal, 'c')
    expect(segments()).toHaveLength(1)
    await closeAll()
    const again = await openHere()
    expect(idsIn(again)).toEqual(['a', 'b', 'c'])
    expect(again.problems).toEqual([])
    expect((await again.check()).ok).toBe(true)
  })

  it.each([1, 2, 3])(
    'that cuts a step at its line %i takes the whole step, never a part of it',
    async (cut) => {
      const journal = await openHere()
      await write(journal, 'a')
      await journal.commit([added('b'), added('c'), added('d')])
      await closeAll()
      const path = lastSegment()
      const file = readFileSync(path)
      file.fill(0, file.indexOf(`text of ${'abcd'[cut] ?? ''}`))
      writeFileSync(path, file)
      const again = await openHere()
      expect(idsIn(again)).toEqual(['a'])
      expect(again.problems).toEqual([])
      await again.commit([added('b'), added('c'), added('d')])
      expect(idsIn(again)).toEqual(['a', 'b', 'c', 'd'])
    },
  )

  it('in the middle is named with file and line; new words go to a new segment', async () => {
    const journal = await openHere()
    for (const id of ['a', 'b', 'c']) await write(journal, id)
    await closeAll()
    const path = lastSegment()
    const file = readFileSync(path)
    file.write('X', file.indexOf('text of b'))
    writeFileSync(path, file)
    const damaged = await openHere()
    expect(idsIn(damaged)).toEqual(['a', 'c'])
    expect(damaged.problems).toMatchObject([{ file: matching(/00001\.jsonl$/), line: 3 }])
    await write(damaged, 'd')
    expect(readFileSync(path).equals(file)).toBe(true)
    expect(segments()).toHaveLength(2)
    expect(await damaged.fold()).toBe(false)
    const report = await damaged.check()
    expect(report).toMatchObject({ ok: false, operations: 3, impressions: 3 })
    expect(report.problems).toMatchObject([{ line: 3 }])
    await closeAll()
    expect(idsIn(await openHere())).toEqual(['a', 'c', 'd'])
  })

  it('of a whole segment is named; the others are read', async () => {
    const journal = await openHere()
    for (let n = 0; n < 6; n += 1) await journal.commit([added(`i${n}`, LONG)])
    await closeAll()
    const [first = ''] = segments()
    writeFileSync(first, 'not a segment at all\n'.repeat(100))
    const damaged = await openHere()
    expect(damaged.state.heads.size).toBe(1)
    const report = await damaged.check()
    expect(report.problems.map(({ file }) => file)).toContainEqual(matching(/00001\.jsonl$/))
  })

  it('is found by check: references to nothing, a missing segment', async () => {
    const journal = await openHere()
    await journal.commit([{ kind: 'impression.added', data: impressionOf('a', LONG, ['nobody']) }])
    for (let n = 0; n < 5; n += 1) await journal.commit([added(`i${n}`, LONG)])
    expect((await journal.check()).problems).toMatchObject([{ line: 2, what: containing('contact nobody') }])
    await closeAll()
    const [first = ''] = segments()
    rmSync(first)
    const report = await (await openHere()).check()
    expect(report.ok).toBe(false)
    expect(report.problems[0]?.what).toContain('missing')
  })
})

describe('a disk that fails', () => {
  const failing = (what: Partial<Disk>): Disk => ({ ...realDisk, ...what })
  const error = (code: string) => Object.assign(new Error(code), { code })

  it.each([
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EACCES', 'may not write'],
  ])('refuses the words with a clear sentence (%s), and nothing is changed', async (code, words) => {
    const journal = await openHere({
      disk: failing({
        write: (fd, bytes, at) => {
          if (Buffer.from(bytes).includes('impression.added')) throw error(code)
          realDisk.write(fd, bytes, at)
        },
      }),
    })
    await expect(write(journal, 'a')).rejects.toMatchObject({
      code: 'storage',
      message: containing(words),
      hint: matching(/./),
    })
    expect(journal.state.heads.size).toBe(0)
    await closeAll()
    expect((await openHere()).state.heads.size).toBe(0)
  })

  it('can be read when it cannot be written', async () => {
    await write(await openHere(), 'a')
    await closeAll()
    const refuse = () => {
      throw error('EROFS')
    }
    const journal = await openHere({
      disk: { ...realDisk, open: refuse, write: refuse, makeFolder: refuse, rename: refuse },
    })
    expect(await journal.text('a')).toBe('text of a')
    await expect(write(journal, 'b')).rejects.toMatchObject({ code: 'storage' })
    expect(idsIn(journal)).toEqual(['a'])
  })

  it('acknowledges nothing after a failed sync, seals the segment and goes on in a new one', async () => {
    let fails = false
    const journal = await openHere({
      disk: failing({ datasync: (fd) => (fails ? Promise.reject(error('EIO')) : realDisk.datasync(fd)) }),
    })
    await write(journal, 'a')
    fails = true
    const results = await Promise.allSettled([write(journal, 'b'), write(journal, 'c'), write(journal, 'b')])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(idsIn(journal)).toEqual(['a'])
    fails = false
    await write(journal, 'b')
    expect(idsIn(journal)).toEqual(['a', 'b'])
    expect(segments()).toHaveLength(2)
    expect(linesOf(segments()[0] ?? '')).toHaveLength(2)
    await closeAll()
    const again = await openHere()
    expect(idsIn(again)).toEqual(['a', 'b'])
    expect(again.problems).toEqual([])
  })

  it('does not acknowledge a retry of what a killed program wrote until it is synced', async () => {
    await write(await openHere(), 'a')
    await closeAll()
    const journal = await openHere({ disk: failing({ datasync: () => Promise.reject(error('EIO')) }) })
    await expect(write(journal, 'a')).rejects.toMatchObject({ code: 'storage' })
  })
})

describe('the snapshot', () => {
  const fill = async () => {
    const journal = await openHere()
    await journal.commit([{ kind: 'contact.added', data: { id: 'dana', name: { display: 'Dana Roth' } } }])
    await write(journal, 'a', 'b', 'c')
    await journal.commit([{ kind: 'door.closed', data: { contact: 'dana', at: impressionOf('x', '').at } }])
    await journal.commit([{ kind: 'impression.removed', data: { id: 'b' } }])
    expect(await journal.fold()).toBe(true)
    await write(journal, 'd')
    await closeAll()
  }
  const expectAll = async (journal: Journal) => {
    expect(idsIn(journal)).toEqual(['a', 'c', 'd'])
    expect(await journal.text('c')).toBe('text of c')
    expect(journal.state.contacts.get('dana')?.doorEvents).toHaveLength(1)
    await journal.commit([{ kind: 'impression.restored', data: { id: 'b' } }])
    expect(await journal.text('b')).toBe('text of b')
    await write(journal, 'c')
    expect(linesOf(lastSegment()).filter((line) => line.includes('"op-c"'))).toHaveLength(1)
  }

  it('and the rest of the log are the journal', async () => {
    await fill()
    // What the snapshot speaks for is not read again: not even damage there keeps the journal from opening.
    const path = lastSegment()
    const file = readFileSync(path)
    file.write('X', file.indexOf('"kind":"contact.added"'))
    writeFileSync(path, file)
    const journal = await openHere()
    expect(journal.state.contacts.has('dana')).toBe(true)
    expect((await journal.check()).ok).toBe(false)
    await expectAll(journal)
    // Folding looks at it again, and finds it.
    expect(journal.problems).toEqual([])
    expect(await journal.fold()).toBe(false)
    expect(journal.problems).toMatchObject([{ file: matching(/00001\.jsonl$/) }])
  })

  it.each([
    ['state.json is gone', (at: string) => rmSync(join(at, 'state.json'))],
    ['state.json is torn', (at: string) => writeFileSync(join(at, 'state.json'), '{"reading":1')],
    ['heads.bin is gone', (at: string) => rmSync(join(at, 'heads.bin'))],
    ['heads.bin is damaged', (at: string) => appendFileSync(join(at, 'heads.bin'), 'x')],
    [
      'it is of another way of reading',
      (at: string) => {
        const path = join(at, 'state.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"reading":1', '"reading":99'))
      },
    ],
  ])('is thrown away and the log read when %s', async (_, spoil) => {
    await fill()
    spoil(join(folder, 'snapshot'))
    await expectAll(await openHere())
  })

  it('is thrown away when the log is shorter than it says', async () => {
    await fill()
    const path = lastSegment()
    const file = readFileSync(path)
    const twoLines = file.indexOf('\n', file.indexOf('\n') + 1) + 1
    writeFileSync(path, file.subarray(0, twoLines))
    const journal = await openHere()
    expect([journal.state.contacts.size, journal.state.heads.size]).toEqual([1, 0])
  })

  it('gives way to what is written while it is folded', async () => {
    const journal = await openHere()
    await write(journal, 'a')
    const [folded] = await Promise.all([journal.fold(), write(journal, 'b')])
    expect(folded).toBe(false)
    expect(existsSync(join(folder, 'snapshot', 'state.json'))).toBe(false)
  })

  it('is folded by itself in quiet time, by a program that stays open', async () => {
    const journal = await openHere({ foldAfterMs: 10 })
    await journal.commit([added('a', 'word '.repeat(100_000))])
    await expect.poll(() => existsSync(join(folder, 'snapshot', 'state.json')), { timeout: 5000 }).toBe(true)
  })
})

describe('taking back', () => {
  it('gives the fields their earlier values, and leaves alone what was changed again since', async () => {
    const journal = await openHere()
    await write(journal, 'a')
    const change = (set: { text?: string; left?: 1 | 2; tags?: string[] }) =>
      journal.commit([{ kind: 'impression.changed', data: { id: 'a', set } }])
    const { undo } = await change({ text: 'second', left: 1, tags: ['x'] })
    await change({ left: 2 })
    await closeAll()
    const again = await openHere()
    const back = await again.commit(await again.inverse([undo]), { undoes: undo })
    expect(await again.text('a')).toBe('text of a')
    expect(again.state.heads.get('a')).toMatchObject({ left: 2, tags: [] })
    await again.commit(await again.inverse([back.undo]))
    expect(await again.text('a')).toBe('second')
  })

  it('takes a whole batch back at once, and brings it back', async () => {
    const journal = await openHere()
    const at = impressionOf('x', '').at
    const promises = [{ id: 'p', text: 'the study', due: '2026-12-01', state: 'open' as const }]
    const { undo } = await journal.commit([
      { kind: 'contact.added', data: { id: 'dana', name: { display: 'Dana Roth' } } },
      { kind: 'impression.added', data: { ...impressionOf('a', 'x', ['dana']), promises } },
    ])
    const closing = await journal.commit([
      { kind: 'door.closed', data: { contact: 'dana', at } },
      { kind: 'promise.let-go', data: { impression: 'a', promise: 'p', at } },
    ])
    expect(journal.state.heads.get('a')?.promises[0]?.state).toBe('let-go')
    await journal.commit(await journal.inverse([closing.undo]))
    expect(journal.state.heads.get('a')?.promises).toEqual(promises)
    expect(journal.state.contacts.get('dana')?.doorEvents).toEqual([])
    const back = await journal.commit(await journal.inverse([undo]))
    expect([journal.state.contacts.size, journal.state.heads.size]).toEqual([0, 0])
    await journal.commit(await journal.inverse([back.undo]))
    expect(journal.state.headsOf.get('dana')).toHaveLength(1)
    expect(await journal.inverse([back.undo])).toEqual([])
  })
})
