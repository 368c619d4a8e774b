/** `npm start` and Electron: found, fetched, or not to be had. Electron's program is a script that says how it was started. */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { surroundings } from '../../support/ajar.ts'
import { Checkout, electronVersion, type Started } from '../../support/checkout.ts'
import { root, temporaryFolder } from '../../support/shell.ts'
import { zipOf } from '../../support/zip.ts'

let folder: ReturnType<typeof temporaryFolder>
let checkout: Checkout
let servers: Server[]
/** Where the script writes how it was started. */
let record: string

beforeEach(() => {
  folder = temporaryFolder('start')
  checkout = new Checkout(folder.path)
  record = join(folder.path, 'record')
  servers = []
})
afterEach(() => {
  for (const child of checkout.children) if (child.exitCode === null) child.kill('SIGKILL')
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  folder.dispose()
})

const script = (then: string): string =>
  `#!/bin/sh\nprintf '%s\\n' "$@" "run as node: \${ELECTRON_RUN_AS_NODE-no}" > '${record}'\n${then}\n`
const recorded = (): string[] => readFileSync(record, 'utf8').trimEnd().split('\n')

/** Puts the script where a person keeps an Electron of their own. */
function ownElectron(then: string): NodeJS.ProcessEnv {
  const place = join(folder.path, 'own-electron')
  mkdirSync(place)
  writeFileSync(join(place, 'electron'), script(then))
  chmodSync(join(place, 'electron'), 0o755)
  return { ELECTRON_OVERRIDE_DIST_PATH: place }
}

/** What is on the way, or was left there. */
const downloads = (): string[] =>
  readdirSync(checkout.temporary).filter((name) => name.startsWith('electron-'))

const archiveName = `electron-v${electronVersion}-${process.platform}-${process.arch}.zip`
const archive = (): Buffer =>
  zipOf([
    { name: 'version', text: electronVersion },
    { name: 'electron', text: script('exit 0'), runs: true },
    { name: 'ballast', text: 'x'.repeat(200_000) },
  ])

/** A mirror of Electron's releases on this machine. */
async function mirror(send: (response: ServerResponse, bytes: Buffer) => void): Promise<NodeJS.ProcessEnv> {
  const bytes = archive()
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/SHASUMS256.txt') === true) {
      response.end(`${createHash('sha256').update(bytes).digest('hex')} *${archiveName}\n`)
    } else if (request.url?.endsWith(`/${archiveName}`) === true) send(response, bytes)
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { ELECTRON_MIRROR: `http://127.0.0.1:${port}/`, electron_use_remote_checksums: '1' }
}

/** It says so on one line, and is open in the browser shell. */
async function opensInTheBrowser(started: Started, why: RegExp): Promise<void> {
  await expect.poll(started.out, { timeout: 30_000 }).toMatch(/^Ajar is open at http:/)
  const lines = started.err().trimEnd().split('\n')
  const said = lines.filter((line) => !line.startsWith('Downloading'))
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(why)
  expect(said[0]).toMatch(/^Electron cannot be had here \(.*\); opening in the browser instead\.$/)
  started.child.kill('SIGTERM')
  expect(await started.ended).toBe(0)
}

describe('where Electron’s program is', () => {
  it('it opens the checkout on the journal that was said, and its exit code is ours', async () => {
    const env = { ...ownElectron('exit 7'), ELECTRON_RUN_AS_NODE: '1' }
    const { ended, err, out } = checkout.start(['--journal', checkout.journal], env)
    expect(await ended).toBe(7)
    expect(recorded()).toEqual([checkout.path, '--journal', checkout.journal, 'run as node: no'])
    expect(out() + err()).toBe('')
  })

  it('it is not opened for whoever wants the browser, by name or by an option that only the browser has', async () => {
    const env = ownElectron('exit 0')
    for (const args of [['--shell', 'browser'], ['--no-open'], ['--port', '0']]) {
      const started = checkout.start(args, env)
      await expect.poll(started.out, { timeout: 30_000 }).toMatch(/^Ajar is open at/)
      expect(started.err()).toBe('')
      started.child.kill('SIGTERM')
      await started.ended
    }
    expect(existsSync(record)).toBe(false)
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s goes on to it, and is waited for', async (signal) => {
    const trap = `trap 'echo "ended by ${signal}" >> "${record}"; exit 0' TERM INT HUP\nwhile :; do sleep 0.05; done`
    const started = checkout.start([], ownElectron(trap))
    await expect.poll(() => existsSync(record)).toBe(true)
    await expect.poll(recorded).toHaveLength(2)
    started.child.kill(signal)
    expect(await started.ended).toBe(0)
    expect(recorded().at(-1)).toBe(`ended by ${signal}`)
  })

  it('it ends when the npm start that started it is ended, however that happens', async () => {
    const trap = `trap 'echo ended >> "${record}"; exit 0' TERM\nwhile :; do sleep 0.05; done`
    const npm = spawn('npm', ['start', '--silent', '--', '--shell', 'electron'], {
      cwd: root,
      env: { ...surroundings(folder.path, checkout.journal), ...ownElectron(trap) },
      stdio: 'ignore',
    })
    checkout.children.push(npm)
    await expect.poll(() => existsSync(record), { timeout: 30_000 }).toBe(true)
    npm.kill('SIGKILL')
    await expect.poll(() => recorded().at(-1), { timeout: 20_000 }).toBe('ended')
  })

  it.each([
    ['kill -TRAP $$', /SIGTRAP/],
    ['exit 127', /library/],
  ])('and cannot run here (%s), the browser is opened instead', async (then, why) => {
    await opensInTheBrowser(checkout.start([], ownElectron(then)), why)
  })

  it('and cannot run here, whoever wants Electron hears why', async () => {
    const { ended, err, out } = checkout.start(['--shell', 'electron'], ownElectron('kill -TRAP $$'))
    expect(await ended).toBe(1)
    expect(out()).toBe('')
    expect(err()).toBe('Electron cannot be had here (it ended with SIGTRAP).\n')
  })
})

describe('where it is not', () => {
  it('it is fetched, however slowly, as long as something comes; and once', async () => {
    const env = await mirror((response, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length })
      const step = Math.ceil(bytes.length / 8)
      const parts = Array.from({ length: 8 }, (_, n) => bytes.subarray(n * step, (n + 1) * step))
      const sending = setInterval(() => {
        const part = parts.shift()
        if (part === undefined) {
          clearInterval(sending)
          response.end()
        } else response.write(part)
      }, 300)
    })
    const first = checkout.start([], env, { connectMs: 1000, stallMs: 1000 })
    expect(await first.ended).toBe(0)
    expect(recorded()[0]).toBe(checkout.path)
    const lines = first.err().trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.length).toBeLessThan(8)
    for (const line of lines) expect(line).toMatch(/^Downloading Electron: \d+ % of \d+ MB$/)
    expect(lines.at(-1)).toMatch(/100 %/)
    expect(first.out()).toBe('')

    for (const server of servers) server.close()
    const second = checkout.start([], env)
    expect(await second.ended).toBe(0)
    expect(second.err()).toBe('')
    expect(downloads()).toEqual([])
  })

  it('and nobody listens where it could be fetched, that is said', async () => {
    const env = await mirror(() => undefined)
    for (const server of servers) await new Promise((resolve) => server.close(resolve))
    await opensInTheBrowser(checkout.start([], env), /no connection: ECONNREFUSED/)
  })

  it('and the connection brings nothing, it is given up', async () => {
    const env = await mirror(() => undefined)
    const begun = Date.now()
    await opensInTheBrowser(checkout.start([], env, { connectMs: 2000 }), /no answer within 2 seconds/)
    expect(Date.now() - begun).toBeLessThan(9000)
  })

  it('and it breaks off on the way, it is given up', async () => {
    const env = await mirror((response, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, 50_000))
    })
    await opensInTheBrowser(checkout.start([], env, { stallMs: 700 }), /the download broke off/)
    expect(downloads()).toEqual([])
  })

  it('and what comes is something else, it is neither unpacked nor kept', async () => {
    const env = await mirror((response, bytes) => response.end(Buffer.concat([bytes, Buffer.from('x')])))
    await opensInTheBrowser(checkout.start([], env), /not the file that it should be/)
    expect(existsSync(join(checkout.path, 'node_modules/electron/dist'))).toBe(false)
    expect(existsSync(checkout.cache)).toBe(false)
  })

  it('and what comes is not what Electron’s own package knows, it is not taken for it', async () => {
    const env = await mirror((response, bytes) => response.end(bytes))
    const own = { ...env, electron_use_remote_checksums: undefined }
    await opensInTheBrowser(checkout.start([], own), /not the file that it should be/)
  })

  it('and the server does not have it, that is said', async () => {
    const env = await mirror((response) => response.writeHead(404).end())
    await opensInTheBrowser(checkout.start([], env), /the server answered 404/)
  })

  it('whoever wants Electron hears why, on one line', async () => {
    const env = await mirror((response) => response.writeHead(503).end())
    const { ended, err, out } = checkout.start(['--shell', 'electron'], env)
    expect(await ended).toBe(1)
    expect(out()).toBe('')
    expect(err()).toBe('Electron cannot be had here (the server answered 503).\n')
    expect(existsSync(checkout.journal)).toBe(false)
  })

  it('nor where ELECTRON_OVERRIDE_DIST_PATH says, nothing is fetched', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder.path, 'nowhere') }
    await opensInTheBrowser(checkout.start([], env), /ELECTRON_OVERRIDE_DIST_PATH/)
  })

  it('and the start is ended while it is fetched, nothing is opened and nothing is left behind', async () => {
    let asked = false
    const env = await mirror((response, bytes) => {
      asked = true
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, 1000))
    })
    const started = checkout.start([], env)
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(true)
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
    expect(started.out()).toBe('')
    expect(downloads()).toEqual([])
    expect(existsSync(checkout.journal)).toBe(false)
  })
})

it('an option of the browser shell together with Electron is wrong usage', async () => {
  const { ended, err } = checkout.start(['--shell', 'electron', '--no-open'], {})
  expect(await ended).toBe(2)
  expect(err()).toMatch(/--no-open/)
})
