/** What the page can reach, what it cannot, and how it comes back. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Desktop, Runner } from '../../support/desktop/desktop.ts'
import type { Hand } from '../../support/desktop/hand.ts'
import { Machine } from '../../support/desktop/machine.ts'

declare global {
  /** What the program under test was seen to do. */
  var seen: unknown[]
}

/** Declares it for a runner. */
export function thePage(runner: Runner): void {
  const machine = new Machine(runner)
  let desktop: Desktop
  let hand: Hand
  let server: Server
  let outside: string
  const connections: string[] = []
  beforeAll(async () => {
    server = createServer((_request, response) => response.end()).on('connection', (socket) =>
      connections.push(String(socket.remotePort)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    outside = `127.0.0.1:${(server.address() as AddressInfo).port}`
    ;({ desktop, hand } = await machine.open())
  })
  afterAll(async () => {
    await machine.dispose()
    server.close()
  })
  const inPage = (code: string): Promise<unknown> =>
    hand.page.evaluate(`(async () => ${code})().catch(String)`)
  const windows = () => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const isThere = () => hand.page.getByRole('navigation', { name: 'Journal' }).waitFor()
  /** Whether a script runs that the page's policy forbids. */
  const runsInline = () =>
    inPage(`{
      const script = document.createElement('script')
      script.textContent = 'window.inline = true'
      document.body.append(script)
      return window.inline === true
    }`)
  /** Everything that a page could send out. */
  const sendOut = async () => {
    await inPage(`fetch('http://${outside}/fetch')`)
    await inPage(`fetch('http://${outside}/no-cors', { mode: 'no-cors', method: 'POST', body: 'words' })`)
    await inPage(`navigator.sendBeacon('http://${outside}/beacon', 'words')`)
    for (const [element, attribute] of [
      ['img', 'src'],
      ['script', 'src'],
      ['iframe', 'src'],
      ['link', 'href'],
    ]) {
      await inPage(`new Promise((done) => {
        const element = document.createElement('${element}')
        element.rel = 'stylesheet'
        element.onload = element.onerror = () => done()
        element.${attribute} = 'http://${outside}/${element}'
        document.body.append(element)
        setTimeout(done, 300)
      })`)
    }
    await inPage(`new Promise((done) => {
      const socket = new WebSocket('ws://${outside}/socket')
      socket.onopen = () => done()
      socket.onerror = () => done()
    })`)
  }

  it('has the contract’s call and on, and nothing of Node or Electron', async () => {
    expect(await inPage('Object.keys(window.ajar).sort()')).toEqual(['call', 'on'])
    const added = await inPage(`{
      const bare = document.body.appendChild(document.createElement('iframe'))
      const own = Object.getOwnPropertyNames(window).filter((name) => !(name in bare.contentWindow))
      bare.remove()
      // The frame itself, and what the page's own library keeps.
      return own.filter((name) => name !== '0' && !name.startsWith('__zod_'))
    }`)
    expect(added).toEqual(['ajar'])
    const answer = await inPage(`window.ajar.call('journal.status', {})`)
    expect(JSON.parse(String(answer))).toMatchObject({ ok: true, value: { folder: machine.journal } })
  })

  it('is refused a method that is not in the contract', async () => {
    for (const method of ['journal.destroy', 'constructor', '__proto__', '']) {
      const answer = await inPage(`window.ajar.call(${JSON.stringify(method)}, {})`)
      expect(JSON.parse(String(answer))).toMatchObject({ ok: false, error: { code: 'invalid' } })
    }
  })

  it('stays where it is when something would lead it away', async () => {
    const here = hand.page.url()
    for (const elsewhere of [`http://${outside}/`, 'https://ajar.example/', 'data:text/html,elsewhere']) {
      await inPage(`{ location.href = ${JSON.stringify(elsewhere)} }`)
      await inPage(`{
        const link = document.createElement('a')
        link.href = ${JSON.stringify(elsewhere)}
        document.body.append(link)
        link.click()
      }`)
    }
    await hand.goTo('People')
    await hand.page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    expect(new URL(hand.page.url()).host).toBe(new URL(here).host)
    expect(connections).toEqual([])
  })

  it('opens no window, and hands links of the web alone to the system', async () => {
    await desktop.evaluate(({ shell }) => {
      globalThis.seen = []
      shell.openExternal = (url) => Promise.resolve(void globalThis.seen.push(url))
    })
    for (const address of ['https://ajar.example/a', 'file:///etc/passwd', `javascript:alert(1)`]) {
      expect(await inPage(`window.open(${JSON.stringify(address)}) === null`)).toBe(true)
    }
    await expect.poll(() => desktop.evaluate(() => globalThis.seen)).toEqual(['https://ajar.example/a'])
    expect(await windows()).toBe(1)
  })

  it('embeds no other page', async () => {
    const prevented = await desktop.evaluate(({ BrowserWindow }) => {
      let count = 0
      const event = { preventDefault: () => (count += 1) }
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.emit('will-attach-webview', event, {}, { src: 'https://ajar.example/' })
      contents?.emit('will-frame-navigate', { ...event, isMainFrame: false, url: 'app://ajar/index.html' })
      return count
    })
    expect(prevented).toBe(2)
  })

  it('sends nothing anywhere', async () => {
    await sendOut()
    expect(connections).toEqual([])
  })

  it('would send nothing anywhere even without its policy: the session refuses', async () => {
    const devtools = await hand.page.context().newCDPSession(hand.page)
    await devtools.send('Page.setBypassCSP', { enabled: true })
    await reload(desktop, hand)
    expect(await runsInline()).toBe(true)
    await sendOut()
    expect(connections).toEqual([])
    await devtools.send('Page.setBypassCSP', { enabled: false })
    await devtools.detach()
    await reload(desktop, hand)
    expect(await runsInline()).toBe(false)
  })

  it('is given no permission', async () => {
    for (const name of ['geolocation', 'notifications', 'midi', 'clipboard-read']) {
      const state = `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`
      expect(await inPage(state), name).toBe('denied')
    }
    expect(await inPage('Notification.requestPermission()')).toBe('denied')
  })

  it('is answered as the page it is: another page in the same window gets no word', async () => {
    await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<h1>another</h1>'),
    )
    await hand.page.getByRole('heading', { name: 'another' }).waitFor()
    const answer = await inPage(`window.ajar.call('journal.status', {})`)
    expect(JSON.parse(String(answer))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    await inPage(`{ window.heard = []; window.ajar.on((line) => window.heard.push(line)) }`)
    await machine.cli.text('log', 'met @"Ben Adler" at the fair')
    expect(await inPage('window.heard')).toEqual([])
    await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('app://ajar/index.html'),
    )
    await isThere()
  })

  it('keeps its draft through a reload, and is connected again', async () => {
    await hand.goTo('Timeline')
    await hand.type('A word that must not be lost')
    await reload(desktop, hand)
    await hand.page.keyboard.press('Control+j')
    await hand.seesComposerReady()
    expect(await hand.composer.inputValue()).toBe('A word that must not be lost')
    await hand.page.keyboard.press('Control+Enter')
    await hand.entry('must not be lost').waitFor()
    await machine.cli.text('log', 'met @"Ben Adler" by the sea')
    await hand.entry('by the sea').waitFor()
  })

  it('comes back with its draft when its process ends, and asks when that goes on', async () => {
    await hand.type('Still being written')
    await desktop.evaluate(({ dialog }) => {
      globalThis.seen = []
      dialog.showMessageBox = (...given: unknown[]) => {
        globalThis.seen.push(given.at(-1))
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
    })
    for (let times = 0; times < 4; times += 1) {
      await desktop.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return new Promise<void>((resolve) => {
          contents?.once('render-process-gone', () => resolve())
          contents?.forcefullyCrashRenderer()
        })
      })
      hand = hand.on(await desktop.pageAgain())
      await isThere()
    }
    expect(await desktop.evaluate(() => globalThis.seen)).toMatchObject([
      { message: 'Ajar’s page has ended several times in a row.' },
    ])
    await hand.page.keyboard.press('Control+j')
    await hand.seesComposerReady()
    expect(await hand.composer.inputValue()).toBe('Still being written')
    await hand.page.keyboard.press('Control+Enter')
    await hand.page.getByRole('status').getByText('Written down.').waitFor()
  })
}

/** Has main load the page anew, and waits until that has happened. */
async function reload(desktop: Desktop, hand: Hand): Promise<void> {
  await hand.page.evaluate('window.before = true')
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await hand.page.waitForFunction('window.before === undefined')
  await hand.page.getByRole('heading', { level: 1 }).waitFor()
}
