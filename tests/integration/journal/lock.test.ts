import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  cpSync,
} from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { claimOrFind, type Found } from '#core/journal/lock.ts'
import { bundle, ending, start } from './programs.ts'

const LockFile = z.object({ id: z.string(), socket: z.string(), secret: z.string(), folder: z.string() })
const readLock = (folder: string) => LockFile.parse(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')))

let folder: string
const held: Found[] = []
const claim = async (where = folder) => {
  const found = await claimOrFind(where)
  held.push(found)
  return found
}
const writer = async (where = folder) => {
  const found = await claim(where)
  if (found.role !== 'writer') throw new Error('somebody else holds the journal')
  return found.lock
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ajar-lock-'))
})
afterEach(async () => {
  for (const found of held.splice(0)) {
    if (found.role === 'writer') await found.lock.release()
    else found.socket.destroy()
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('the lock', () => {
  it('is a file that only its owner can read, there only while it is held', async () => {
    const lock = await writer()
    expect(statSync(join(folder, 'lock')).mode & 0o777).toBe(0o600)
    const { socket } = readLock(folder)
    expect(statSync(join(socket, '..')).mode & 0o077).toBe(0)
    await lock.release()
    expect(readdirSync(folder)).toEqual([])
    expect(existsSync(socket)).toBe(false)
  })

  it('makes the second one a guest, who speaks with the holder', async () => {
    const lock = await writer()
    const answered = new Promise<string>((resolve) => {
      lock.onGuest((socket) => socket.once('data', (bytes) => resolve(String(bytes))))
    })
    const second = await claim()
    if (second.role !== 'guest') throw new Error('two writers')
    second.socket.write('hello')
    expect(await answered).toBe('hello')
  })

  it('lets the guests go when it is let go, and the next one becomes the writer', async () => {
    const lock = await writer()
    const second = await claim()
    if (second.role !== 'guest') throw new Error('two writers')
    const gone = new Promise((resolve) => second.socket.resume().once('close', resolve))
    await lock.release()
    await gone
    expect((await claim()).role).toBe('writer')
  })

  it('admits nobody without the secret', async () => {
    const lock = await writer()
    let guests = 0
    lock.onGuest(() => (guests += 1))
    const { socket: place, secret } = readLock(folder)
    for (const words of [
      `${'0'.repeat(64)}\n`,
      `${secret}x`,
      '\n'.repeat(65),
      'GET / HTTP/1.1\r\n'.repeat(9),
    ]) {
      const stranger = connect(place)
      const heard: Buffer[] = []
      stranger.on('data', (bytes) => heard.push(bytes))
      stranger.on('error', () => undefined)
      stranger.write(words)
      await new Promise((resolve) => stranger.once('close', resolve))
      expect(Buffer.concat(heard).toString()).toBe('')
    }
    expect(guests).toBe(0)
  })

  it('is taken over at once from a holder that died, and what it left is cleared away', async () => {
    const dead = {
      id: 'a'.repeat(16),
      socket: join(folder, `${'a'.repeat(16)}.sock`),
      secret: 'b'.repeat(64),
    }
    const { dev, ino } = statSync(folder, { bigint: true })
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...dead, folder: `${dev}:${ino}` }))
    writeFileSync(join(folder, `lock.${'c'.repeat(16)}`), 'left by somebody who was killed')
    await writer()
    expect(readLock(folder).id).not.toBe(dead.id)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('is taken over where its successor died as well, in the middle of taking over', async () => {
    const { dev, ino } = statSync(folder, { bigint: true })
    const dead = (letter: string) =>
      JSON.stringify({
        id: letter.repeat(16),
        socket: join(folder, 'nobody.sock'),
        secret: 'b'.repeat(64),
        folder: `${dev}:${ino}`,
      })
    writeFileSync(join(folder, 'lock'), dead('a'))
    writeFileSync(join(folder, `lock.${'a'.repeat(16)}`), dead('c'))
    writeFileSync(join(folder, `lock.${'c'.repeat(16)}`), dead('d'))
    await writer()
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('waits for a holder that is busy, however long it takes', async () => {
    const place = join(folder, 'slow.sock')
    const { dev, ino } = statSync(folder, { bigint: true })
    const slow = createServer()
    await new Promise<void>((resolve) => slow.listen(place, resolve))
    const claimOfSlow = { id: 'a'.repeat(16), socket: place, secret: 'b'.repeat(64), folder: `${dev}:${ino}` }
    writeFileSync(join(folder, 'lock'), JSON.stringify(claimOfSlow))
    slow.on('connection', (socket) => setTimeout(() => socket.resume().write('welcome\n'), 1500))
    const found = await claim()
    expect(found.role).toBe('guest')
    await new Promise((resolve) => {
      slow.close(resolve)
      if (found.role === 'guest') found.socket.destroy()
    })
  })

  it('is no lock if a power cut left the file empty', async () => {
    const path = join(folder, 'lock')
    writeFileSync(path, '')
    utimesSync(path, 1_700_000_000, 1_700_000_000)
    await writer()
    expect(readLock(folder).id).toMatch(/^[0-9a-f]{16}$/)
  })

  it('does not lead a copy of the folder to the original', async () => {
    await writer()
    const copy = mkdtempSync(join(tmpdir(), 'ajar-lock-copy-'))
    cpSync(folder, copy, { recursive: true })
    const lock = await writer(copy)
    expect(readLock(copy).id).not.toBe(readLock(folder).id)
    await lock.release()
    rmSync(copy, { recursive: true })
  })
})

describe('twenty programs that start at once', () => {
  let program: string
  beforeAll(async () => {
    program = await bundle('contender')
  })
  afterAll(() => rmSync(join(program, '..'), { recursive: true, force: true }))

  it.each([1, 2])('are never two writers, and each has its turn (round %i)', async () => {
    const contenders = Array.from({ length: 20 }, (_, index) => {
      const end = index % 2 === 0 ? 'killed' : 'released'
      const child = start(program, [folder, end, String(5 + (index % 4) * 10)])
      const said: Buffer[] = []
      child.stdout?.on('data', (bytes: Buffer) => said.push(bytes))
      return ending(child).then((how) => ({ end, how, said: Buffer.concat(said).toString() }))
    })
    for (const { end, how, said } of await Promise.all(contenders)) {
      expect(said).toBe('was the writer\n')
      expect(how).toBe(end === 'killed' ? 'SIGKILL' : 0)
    }
    await writer()
    expect(readdirSync(folder)).toEqual(['lock'])
  })
})
