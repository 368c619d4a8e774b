/** The browser shell as a program: what it prints, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandLine, surroundings } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { root, temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
let journal: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = temporaryFolder('shell')
  journal = join(folder.path, 'journal')
})
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  folder.dispose()
})

interface Shell {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

function start(args: readonly string[], program = process.execPath, env: NodeJS.ProcessEnv = {}): Shell {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...surroundings(folder.path, journal), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return {
    child,
    out: () => out,
    err: () => err,
    ended: new Promise((resolve) => child.once('close', resolve)),
  }
}
const shell = (...args: readonly string[]): Shell =>
  start([join(root, 'build/start.mjs'), '--no-open', ...args])

/** Where it says it is open. */
async function addressOf({ out, err, child }: Shell): Promise<{ origin: string; port: number; key: string }> {
  await expect.poll(() => out().includes('\n') || child.exitCode !== null, { timeout: 60_000 }).toBe(true)
  const line = /^Ajar is open at (http:\/\/127\.0\.0\.1:(\d+))\/#key=([\w-]+)$/m.exec(out())
  if (line === null) throw new Error(`It said: ${out()}${err()}`)
  return { origin: line[1] ?? '', port: Number(line[2]), key: line[3] ?? '' }
}

async function call(at: { origin: string; key: string }, method: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${at.origin}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ method, input }),
  })
  return response.json()
}

/** Whether the port can be had again. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
const locks = (): string[] => readdirSync(journal).filter((name) => name.startsWith('lock'))

describe('the browser shell', () => {
  it('prints one line, serves the page and the journal, with a new key at each start', async () => {
    const first = shell()
    const at = await addressOf(first)
    expect(first.out()).toBe(`Ajar is open at ${at.origin}/#key=${at.key}\n`)
    expect(at.key.length).toBeGreaterThanOrEqual(32)
    const page = await fetch(at.origin)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await call(at, 'journal.status', {})).toMatchObject({ ok: true, value: { folder: journal } })
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await addressOf(shell())
    expect(second.key).not.toBe(at.key)
    expect(await call({ ...second, key: at.key }, 'journal.status', {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends cleanly on %s, with a page and a command connected: port closed, lock free, exit code 0',
    async (signal) => {
      const running = shell()
      const at = await addressOf(running)
      await call(at, 'contacts.add', { name: { display: 'Dana Roth' } })
      const events = await fetch(`${at.origin}/api/events`, {
        headers: { authorization: `Bearer ${at.key}` },
      })
      expect(locks()).not.toEqual([])
      running.child.kill(signal)
      expect(await running.ended).toBe(0)
      await events.text().catch(() => undefined)
      expect(await isFree(at.port)).toBe(true)
      expect(locks()).toEqual([])
      expect(running.err()).toBe('')
    },
  )

  it('ends when the npm start that started it is ended, however that happens', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const npm = start(['start', '--silent', '--', '--no-open'], 'npm')
      const at = await addressOf(npm)
      npm.child.kill(signal)
      await expect.poll(() => isFree(at.port), { timeout: 20_000, interval: 200 }).toBe(true)
      await expect.poll(locks, { timeout: 20_000 }).toEqual([])
    }
  })

  it('opens a journal at the same address at each start, and another journal at another', async () => {
    const other = ['--journal', join(folder.path, 'other')]
    const first = shell()
    const at = await addressOf(first)
    expect((await addressOf(shell(...other))).port).not.toBe(at.port)
    first.child.kill('SIGKILL')
    await first.ended
    symlinkSync(journal, join(folder.path, 'by-another-name'))
    const second = shell('--journal', join(folder.path, 'by-another-name'))
    expect((await addressOf(second)).port).toBe(at.port)
    second.child.kill('SIGTERM')
    await second.ended
    expect((await addressOf(shell())).port).toBe(at.port)
  })

  it('takes a free port beside another shell on the journal, without a word, and any with --port 0', async () => {
    const ports = new Set<number>()
    for (const further of [[], [], ['--port', '0']]) {
      const running = shell(...further)
      ports.add((await addressOf(running)).port)
      expect(running.err()).toBe('')
    }
    expect(ports.size).toBe(3)
  })

  it('takes a free port where another program has the journal’s own, and says so', async () => {
    const first = shell()
    const { port } = await addressOf(first)
    first.child.kill('SIGTERM')
    await first.ended
    const other = createServer().listen(port, '127.0.0.1')
    try {
      await once(other, 'listening')
      const second = shell()
      expect((await addressOf(second)).port).not.toBe(port)
      expect(second.err()).toBe(
        `Port ${port}, this journal's own, is taken. A line that you began there waits until it is free again.\n`,
      )
    } finally {
      other.close()
    }
  })

  it('serves on the port that it is told, and says so if that is taken', async () => {
    const first = await addressOf(shell())
    const second = shell('--port', String(first.port), '--journal', join(folder.path, 'other'))
    expect(await second.ended).toBe(1)
    expect(second.out()).toBe('')
    expect(second.err()).toBe(
      `Port ${first.port} on 127.0.0.1 cannot be opened: another program has it. Choose another with --port N, or leave it out for a free one.\n`,
    )
    expect(readdirSync(join(folder.path, 'other')).filter((name) => name.startsWith('lock'))).toEqual([])
  })

  it.each([
    [['--port', 'x'], /0 to 65535/],
    [['--port', '70000'], /0 to 65535/],
    [['--shell', 'teletype'], /Allowed choices/],
    [['--frobnicate'], /unknown option/],
    [['please'], /too many arguments/],
  ])('refuses %j with exit code 2', async (args, words) => {
    const { ended, out, err } = shell(...args)
    expect(await ended).toBe(2)
    expect(out()).toBe('')
    expect(err()).toMatch(words)
    expect(existsSync(journal)).toBe(false)
  })

  it('is used together with the command line, and tells its page what that wrote', async () => {
    const at = await addressOf(shell())
    const stop = new AbortController()
    const events = await fetch(`${at.origin}/api/events`, {
      headers: { authorization: `Bearer ${at.key}` },
      signal: stop.signal,
    })
    let heard = ''
    const listening = (async () => {
      for await (const part of events.body ?? []) heard += Buffer.from(part as Uint8Array).toString()
    })().catch(() => undefined)
    const line = new CommandLine(folder.path, journal)
    const { contacts } = await line.json(shapes.Impression, ['log', 'met @Dana Roth'])
    await expect.poll(() => heard).toContain(contacts[0]?.id ?? '-')
    expect(await call(at, 'contacts.list', {})).toMatchObject({
      ok: true,
      value: [{ name: { display: 'Dana Roth' } }],
    })
    stop.abort()
    await listening
  })

  it('serves a journal that another has open, and takes it over when that is killed', async () => {
    const first = shell()
    const [holder, guest] = [await addressOf(first), await addressOf(shell())]
    await call(guest, 'contacts.add', { name: { display: 'Dana Roth' } })
    expect(await call(holder, 'contacts.list', {})).toMatchObject({
      value: [{ name: { display: 'Dana Roth' } }],
    })
    first.child.kill('SIGKILL')
    await first.ended
    expect(await call(guest, 'contacts.add', { name: { display: 'Ben Okafor' } })).toMatchObject({ ok: true })
    const third = await addressOf(shell())
    const list = (await call(third, 'contacts.list', {})) as { value: unknown[] }
    expect(list.value).toHaveLength(2)
  })

  it('says what keeps it from opening a journal', async () => {
    const { ended, out, err } = shell('--journal', '/dev/null/journal')
    expect(await ended).toBe(1)
    expect(out()).toBe('')
    expect(err().trimEnd().split('\n')).toHaveLength(1)
    expect(err()).toContain('/dev/null')
  })
})
