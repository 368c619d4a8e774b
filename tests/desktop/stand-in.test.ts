/**
 * The stand-in itself, held to what Electron documents of the calls that the desktop suite rests on. A small program of
 * its own runs in it; what the program and its page see is looked at from both sides.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { surroundings } from '../support/ajar.ts'
import type { Desktop, Start } from '../support/desktop/desktop.ts'
import { Emitter, type EventOf, type Has } from '../support/electron-stand-in/declared.ts'
import { standIn } from '../support/desktop/stand-in.ts'
import { temporaryFolder } from '../support/shell.ts'
import { writeSmallProgram } from '../support/small-program.ts'

declare global {
  /** What the small program keeps for its test. */
  var happened: string[]
  var second: unknown
  var noted: unknown
}

const home = temporaryFolder('stand-in')
const program: Start = { main: writeSmallProgram(home.path), env: surroundings(home.path) }
afterAll(() => home.dispose())

let desktop: Desktop
let page: Page

async function start(): Promise<void> {
  desktop = await standIn.start(program)
  page = await desktop.page()
  await page.getByRole('heading', { name: 'app://ajar/' }).waitFor()
}
async function end(): Promise<void> {
  desktop.kill('SIGTERM')
  await desktop.ended
}
/** Has main load an address, until the page has noticed: it hears of its own loading elsewhere than the test does. */
async function load(url: string): Promise<void> {
  await page.evaluate('window.before = true')
  await desktop.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.loadURL(to), url)
  await page.waitForFunction('window.before === undefined')
}
/** What the page makes of an expression; an error as its words. */
const inPage = (code: string): Promise<unknown> => page.evaluate(`(async () => ${code})().catch(String)`)

describe('a window', () => {
  beforeAll(start)
  afterAll(end)
  beforeEach(() => load('app://ajar/'))

  it('gives its page what the preload exposes, copied and frozen, and nothing else', async () => {
    expect(await inPage('small.words')).toEqual(['a', { deep: 'b' }])
    expect(await inPage('[Object.isFrozen(small), Object.isFrozen(small.words[1])]')).toEqual([true, true])
    expect(
      await inPage('[small.point.x, typeof small.point.move, small.point.constructor === Object]'),
    ).toEqual([1, 'undefined', true])
    expect(await inPage('{ "use strict"; window.small = 1 }')).toMatch(/read only/)
    const added = await inPage(`{
      const bare = document.body.appendChild(document.createElement('iframe')).contentWindow
      const own = Object.getOwnPropertyNames(window)
      return own.filter((name) => !(name in bare) && !/^\\d+$/.test(name))
    }`)
    expect(added).toEqual(['small'])
    // The stand-in's own means, too: they would be in the bare frame as well.
    for (const name of ['require', 'process', 'module', 'Buffer', 'standIn', 'hear', 'tellStandIn']) {
      expect(await inPage(`typeof globalThis[${JSON.stringify(name)}]`)).toBe('undefined')
    }
  })

  it('calls functions over the bridge in both directions, with their promises and their errors', async () => {
    expect(await inPage('small.double(4)')).toBe(8)
    expect(await inPage('small.later(4)')).toBe(8)
    expect(await inPage('small.later(4) instanceof Promise')).toBe(true)
    expect(await inPage('small.both((n) => n + 1)')).toEqual([2, 3])
    expect(await inPage('small.fail()')).toBe('Error: no')
    expect(await inPage('small.refuse()')).toBe('Error: refused')
    expect(await inPage('small.refuse().catch((error) => [error instanceof Error, error.secret])')).toEqual([
      true,
      undefined,
    ])
  })

  it('has a sandboxed preload, which can require Electron alone', async () => {
    expect(await inPage(`small.reach('electron')`)).toBe('object')
    expect(await inPage(`small.reach('fs')`)).toBe('Error: module not found: fs')
  })

  it('clones what goes over IPC, and refuses what has no clone', async () => {
    expect(await inPage(`small.describe('point')`)).toEqual(['[object Object]', 'x', true])
    expect(await inPage(`small.describe('code')`)).toBe('Error: An object could not be cloned.')
    expect(await inPage(`small.invoke('echo', { deep: ['ä\\u2028', 1.5, null, true] })`)).toEqual({
      deep: ['ä\u2028', 1.5, null, true],
    })
    // What Electron would carry and nobody sends is refused in words of the stand-in's own, never changed on the way.
    expect(await inPage(`small.describe('map')`)).toMatch('The stand-in carries plain values')
  })

  it('rejects an invoke with the words of the handler’s error, and where there is no handler', async () => {
    expect(await inPage(`small.invoke('fail')`)).toBe(
      `Error: Error invoking remote method 'fail': TypeError: not today`,
    )
    expect(await inPage(`small.invoke('nobody')`)).toBe(
      `Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'`,
    )
  })

  it('tells main who speaks, by the address that main knows', async () => {
    await inPage(`{ location.hash = 'part' }`)
    expect(await inPage(`small.invoke('sender')`)).toEqual(['app://ajar/#part', 'app://ajar', true])
  })

  it('hears main, and is heard', async () => {
    await inPage(`{ window.heard = []; small.on((words) => window.heard.push(words)) }`)
    await desktop.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.send('told', 'a', 1)
      contents?.mainFrame.send('told', 'b', 2)
    })
    await expect
      .poll(() => inPage('window.heard'))
      .toEqual([
        ['a', 1],
        ['b', 2],
      ])
    await inPage(`small.note('heard')`)
    await expect.poll(() => desktop.evaluate(() => globalThis.noted)).toBe('heard')
  })

  it('enforces the policy that the protocol’s answer carries', async () => {
    expect(await inPage('typeof window.inline')).toBe('undefined')
    expect(await inPage(`fetch('https://other.example/')`)).toBe('TypeError: Failed to fetch')
    await load('app://ajar/free')
    expect(await inPage('window.inline')).toBe(true)
  })

  it('lets a page fetch from its scheme only where that was registered so', async () => {
    expect(await inPage(`fetch('/anything')`)).toBe('TypeError: Failed to fetch')
  })

  it('gives null for a window that main denies, and opens one that main allows', async () => {
    const windows = () => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    await desktop.evaluate(({ BrowserWindow }) => {
      globalThis.happened = []
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url }) => {
        globalThis.happened.push(url)
        return { action: 'deny' }
      })
    })
    expect(await inPage(`window.open('https://other.example/a') === null`)).toBe(true)
    await inPage(`{
      const link = document.createElement('a')
      Object.assign(link, { href: 'https://other.example/b', target: '_blank' })
      document.body.append(link)
      link.click()
    }`)
    await expect
      .poll(() => desktop.evaluate(() => globalThis.happened))
      .toEqual(['https://other.example/a', 'https://other.example/b'])
    expect(await windows()).toBe(1)
    await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({ action: 'allow' })),
    )
    await inPage(`window.open('/second')`)
    await expect.poll(windows).toBe(2)
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close())
    await expect.poll(windows).toBe(1)
  })

  it('asks main before the page goes elsewhere, not before main does, nor within the page', async () => {
    await desktop.evaluate(({ BrowserWindow }) => {
      globalThis.happened = []
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
        globalThis.happened.push(event.url)
        if (event.url.includes('other')) event.preventDefault()
      })
    })
    await inPage(`{ location.hash = 'part' }`)
    await inPage('{ window.before = true }')
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await page.waitForFunction('window.before === undefined')
    await inPage(`{ location.href = 'https://other.example/' }`)
    await expect.poll(() => desktop.evaluate(() => globalThis.happened)).toEqual(['https://other.example/'])
    await page.getByRole('heading', { name: 'app://ajar/' }).waitFor()
    await inPage(`{ location.href = '/next' }`)
    await page.getByRole('heading', { name: 'app://ajar/next' }).waitFor()
    expect(await desktop.evaluate(() => globalThis.happened)).toEqual([
      'https://other.example/',
      'app://ajar/next',
    ])
  })

  it('makes no request and no connection that main refuses, and only then', async () => {
    const seen: string[] = []
    const server = createServer((request, response) => {
      seen.push(request.url ?? '')
      response.end('x')
    }).on('upgrade', (request, socket) => {
      seen.push(request.url ?? '')
      socket.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await load('app://ajar/free')
    const reach = async () => {
      await inPage(`fetch('http://127.0.0.1:${port}/fetch', { mode: 'no-cors' })`)
      await inPage(`new Promise((done) => {
        new WebSocket('ws://127.0.0.1:${port}/socket').onerror = done
      }).then(() => 0)`)
    }
    await reach()
    expect(seen).toEqual(['/fetch', '/socket'])
    await desktop.evaluate(({ session }) => {
      globalThis.happened = []
      session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        globalThis.happened.push(`${details.resourceType} ${details.url.replace(/\d{4,}/, 'PORT')}`)
        answer({ cancel: !details.url.startsWith('app:') })
      })
    })
    await reach()
    expect(seen).toEqual(['/fetch', '/socket'])
    expect(await desktop.evaluate(() => globalThis.happened)).toEqual([
      'xhr http://127.0.0.1:PORT/fetch',
      'webSocket ws://127.0.0.1:PORT/',
    ])
    await desktop.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null))
    server.close()
  })

  it('has the permissions that main grants: all of them, unless main says otherwise', async () => {
    const state = `navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)`
    expect(await inPage(state)).toBe('granted')
    await desktop.evaluate(({ session }) =>
      session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false)),
    )
    await load('app://ajar/')
    expect(await inPage(state)).toBe('denied')
    expect(await inPage('Notification.permission')).toBe('denied')
  })

  it('tells main when its page crashes, and comes back when main loads it anew', async () => {
    await desktop.evaluate(({ BrowserWindow }) => {
      globalThis.happened = []
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.once('render-process-gone', (_event, details) => globalThis.happened.push(details.reason))
      contents?.forcefullyCrashRenderer()
    })
    await expect.poll(() => desktop.evaluate(() => globalThis.happened)).toEqual(['crashed'])
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    page = await desktop.pageAgain()
    await page.getByRole('heading', { name: 'app://ajar/' }).waitFor()
    expect(await inPage('small.double(4)')).toBe(8)
  })

  it('must be isolated and sandboxed', async () => {
    for (const webPreferences of [
      { sandbox: false },
      { contextIsolation: false },
      { nodeIntegration: true },
    ]) {
      await expect(
        desktop.evaluate(({ BrowserWindow }, given) => new BrowserWindow(given).close(), { webPreferences }),
      ).rejects.toThrow(/isolated/)
    }
  })

  it('knows nothing that it was not taught, and says so', async () => {
    await expect(desktop.evaluate(({ app }) => app.getGPUInfo('basic'))).rejects.toThrow(
      'The stand-in for Electron has no app.getGPUInfo yet.',
    )
    await expect(desktop.evaluate(({ Tray }) => String(Tray))).rejects.toThrow('no electron.Tray')
    await expect(
      desktop.evaluate(({ protocol }) => protocol.registerSchemesAsPrivileged([])),
    ).rejects.toThrow('before app is ready')
  })
})

describe('the compiler', () => {
  it('holds the stand-in to what Electron declares', () => {
    const emitter = new Emitter<EventOf<Electron.App, 'ready' | 'made-up'>>()
    expect(emitter.announce('ready')).toBe(true)
    // @ts-expect-error: Electron's app has no such event.
    emitter.announce('made-up')
    // @ts-expect-error: Electron's app has no such member.
    const part: Has<Electron.App, 'madeUp'> = { madeUp: undefined }
    expect(Object.keys(part)).toEqual(['madeUp'])
  })
})

describe('a program', () => {
  beforeEach(start)
  const happened = () => desktop.said().trim().split('\n')

  it('is one for its user data: a second start ends, and the first hears what it was given', async () => {
    const second = await standIn.startToEnd({ ...program, args: ['--later', 'a word'] })
    expect(second).toEqual({ code: 0, said: 'before-quit\nwill-quit\nquit\n' })
    await expect
      .poll(() => desktop.evaluate(() => globalThis.second))
      .toMatchObject({ data: { word: 'from the second' } })
    const { argv } = (await desktop.evaluate(() => globalThis.second)) as { argv: string[] }
    expect(argv.slice(-2)).toEqual(['--later', 'a word'])
    await end()
  })

  it('can be started again when the first was killed', async () => {
    desktop.kill('SIGKILL')
    await desktop.ended
    await start()
    await end()
  })

  it('quits in the order that is documented, without window-all-closed', async () => {
    void desktop.evaluate(({ app }) => app.quit()).catch(() => undefined)
    expect(await desktop.ended).toBe(0)
    expect(happened()).toEqual(['ready', 'before-quit', 'will-quit', 'quit'])
  })

  it('goes on when a listener prevents it from quitting', async () => {
    await desktop.evaluate(({ app, BrowserWindow }) => {
      app.once('before-quit', (event) => event.preventDefault())
      app.quit()
      BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault())
      app.quit()
    })
    expect(await inPage('small.double(4)')).toBe(8)
    await end()
    expect(happened()).toEqual(['ready', 'before-quit', 'before-quit', 'before-quit', 'will-quit', 'quit'])
  })

  it('exits at once with a code, asking nobody', async () => {
    void desktop.evaluate(({ app }) => app.exit(3)).catch(() => undefined)
    expect(await desktop.ended).toBe(3)
    expect(happened()).toEqual(['ready', 'quit'])
  })

  it('hears of its last window’s end, and stays', async () => {
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(happened).toEqual(['ready', 'window-all-closed'])
    await end()
  })

  it('quits on SIGTERM, unless it hears the signal itself', async () => {
    await desktop.evaluate(() => {
      process.once('SIGTERM', () => globalThis.happened.push('SIGTERM'))
    })
    desktop.kill('SIGTERM')
    await expect.poll(() => desktop.evaluate(() => globalThis.happened)).toEqual(['ready', 'SIGTERM'])
    desktop.kill('SIGTERM')
    expect(await desktop.ended).toBe(0)
  })

  it('keeps what its page keeps', async () => {
    await inPage(`{ localStorage.word = 'kept' }`)
    await end()
    await start()
    expect(await inPage('localStorage.word')).toBe('kept')
    await end()
  })

  it('lives by the clock that its test sets', async () => {
    const ahead = async () =>
      (await desktop.evaluate(() => [Date.now(), new Date().getTime()])).map(
        (ms) => Math.round((ms - Date.now()) / 60_000) + 0,
      )
    expect(await ahead()).toEqual([0, 0])
    await desktop.evaluate(() => process.emit('message', { aheadMs: 3 * 3_600_000 }, undefined))
    expect(await ahead()).toEqual([180, 180])
    expect(
      await desktop.evaluate(() => [
        new Date(0).toISOString(),
        new Date(2026, 0, 1).getFullYear(),
        Date.UTC(1970, 0),
        new Date() instanceof Date,
      ]),
    ).toEqual(['1970-01-01T00:00:00.000Z', 2026, 0, true])
    await end()
  })
})
