/** `webContents`: a page of Chromium, its preload in a world of its own; what it wants is put to the program first. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromChromium, originOf, toChromium } from './addresses.ts'
import type { Chromium, Session } from './chromium.ts'
import { decode, encode } from './clone.ts'
import { Emitter, type EventOf, type Has } from './declared.ts'
import { ipcMain } from './ipc-main.ts'
import { handleRequests } from './requests.ts'
import { defaultSession } from './session.ts'
import type { Heard, Told } from './world.ts'

const WORLD = 'Electron Isolated Context'
const BINDING = 'tellStandIn'
/** Permissions that are put to the program before a page can ask for them: of one name in Electron and in Chromium. */
const PERMISSIONS = ['notifications', 'geolocation', 'clipboard-read', 'midi'] as const

type Events = EventOf<
  Electron.WebContents,
  | ('will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'did-finish-load')
  | ('preload-error' | 'render-process-gone' | 'destroyed')
>
type Known =
  | ('id' | 'getURL' | 'loadURL' | 'reload' | 'send' | 'setWindowOpenHandler')
  | ('isDestroyed' | 'isCrashed' | 'forcefullyCrashRenderer')
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

let count = 0

export class WebContents
  extends Emitter<Events>
  implements Pick<Electron.WebContents, Known>, Has<Electron.WebContents, 'session' | 'mainFrame'>
{
  readonly id = ++count
  readonly session = defaultSession
  readonly mainFrame = new MainFrame(this)
  /** Opens another window, which the program has allowed. */
  onAllowedWindow: (url: string) => void = () => undefined
  readonly #page: Promise<Session>
  /** Where the preload of the present document runs. */
  #context: number | undefined
  /** Whether the next navigation is the program's own wish, which nobody is asked about. */
  #own = false
  /** The document that has loaded last, of those that the program asked for. */
  #loaded: string | undefined
  #crashed = false
  #destroyed = false
  #mayOpen: OpenHandler = () => ({ action: 'allow' })

  constructor(chromium: Promise<Chromium>, size: Electron.Size, preload: string | undefined) {
    super()
    this.#page = this.#open(chromium, size, preload)
    this.#page.catch(() => this.#gone())
  }

  async #open(
    starting: Promise<Chromium>,
    size: Electron.Size,
    preload: string | undefined,
  ): Promise<Session> {
    const chromium = await starting
    const asked = { url: 'about:blank', newWindow: true, ...size }
    const { targetId } = await chromium.browser.send('Target.createTarget', asked)
    const page = await chromium.attach(targetId)
    chromium.browser.on('Target.detachedFromTarget', (detached) => {
      if (detached.targetId === targetId) this.#gone()
    })
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) this.#hear(JSON.parse(payload) as Told, executionContextId)
    })
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === targetId) this.mainFrame.url = fromChromium(url)
    })
    page.on('Page.lifecycleEvent', ({ name, frameId, loaderId }) => {
      if (name !== 'load' || frameId !== targetId || this.mainFrame.url === 'about:blank') return
      this.#loaded = loaderId
      this.announce('did-finish-load')
    })
    page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#wantsWindow(url, windowName, windowFeatures.join()),
    )
    page.on('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.#context = undefined
      this.announce('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    await Promise.all([
      page.send('Page.enable'),
      page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      page.send('Inspector.enable'),
      page.send('Runtime.enable'),
      page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      ...scripts(preload).map((script) => page.send('Page.addScriptToEvaluateOnNewDocument', script)),
      handleRequests(page, targetId, (...where) => this.#mayNavigate(...where)),
    ])
    return page
  }

  getURL(): string {
    return this.mainFrame.url
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    const address = toChromium(url)
    await this.#grant(page, address)
    this.#own = true
    const { errorText, loaderId } = await page.send('Page.navigate', { url: address })
    if (errorText !== undefined) throw new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`)
    while (loaderId !== undefined && loaderId !== this.#loaded)
      await new Promise((resolve) => this.once('did-finish-load', resolve))
  }

  reload(): void {
    this.#do((page) => {
      this.#own = true
      return page.send('Page.reload')
    })
  }

  send(channel: string, ...given: readonly unknown[]): void {
    this.#say({ do: 'message', channel, given: encode(given) }, this.#context)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mayOpen = handler
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  forcefullyCrashRenderer(): void {
    this.#do((page) => page.send('Page.crash'))
  }

  /** Ends the page with its window. */
  destroy(): void {
    this.#do((page) => page.send('Page.close'))
  }

  /** Does something with the page, unless that is gone by then. */
  #do(what: (page: Session) => Promise<unknown>): void {
    this.#page.then(what).catch(() => undefined)
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.announce('destroyed')
  }

  /** Puts the permissions of an origin as the program answers when it is asked for them. */
  async #grant(page: Session, address: string): Promise<void> {
    const origin = originOf(address)
    if (origin === 'null') return
    for (const name of PERMISSIONS) {
      const granted = await defaultSession.grants(this, name, fromChromium(address))
      const setting = granted ? 'granted' : 'denied'
      await page.send('Browser.setPermission', { permission: { name }, setting, origin })
    }
  }

  #mayNavigate(url: string, isMainFrame: boolean, redirected: boolean): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame }
    if (redirected) return this.announce('will-redirect', details, url, false, isMainFrame)
    if (isMainFrame && this.#own) {
      this.#own = false
      return true
    }
    if (!this.announce('will-frame-navigate', details)) return false
    return !isMainFrame || this.announce('will-navigate', details, url, false, true)
  }

  #wantsWindow(address: string, frameName: string, features: string): void {
    const [url, disposition] = [fromChromium(address), 'foreground-tab'] as const
    const referrer = { url: '', policy: 'default' } as const
    const { action } = this.#mayOpen({ url, frameName, features, disposition, referrer })
    if (action === 'allow') this.onAllowedWindow(url)
  }

  #hear(told: Told, context: number): void {
    if (told.do === 'open') {
      this.#wantsWindow(told.url, told.name, told.features)
    } else if (told.do === 'broken') {
      process.stderr.write(`Unable to load preload script: ${told.message}\n`)
      this.announce('preload-error', {}, '', new Error(told.message))
    } else if (told.do === 'hello') {
      this.#context = context
      this.#crashed = false
      this.mainFrame.url = fromChromium(told.url)
    } else {
      const senderFrame = context === this.#context ? this.mainFrame : null
      const event = { sender: this, senderFrame, type: 'frame' }
      const given = decode(told.given) as unknown[]
      if (told.do === 'send') ipcMain.emit(told.channel, event, ...given)
      else this.#answer(told.id, ipcMain.answer(told.channel, event, given), context)
    }
  }

  #answer(id: number, answer: Promise<unknown>, context: number): void {
    answer.then(encode).then(
      (value) => this.#say({ do: 'answer', id, ok: true, value }, context),
      (error: unknown) => this.#say({ do: 'answer', id, ok: false, value: String(error) }, context),
    )
  }

  #say(heard: Heard, contextId: number | undefined): void {
    if (contextId === undefined) return
    const expression = `hear(${JSON.stringify(heard)})`
    this.#do((page) => page.send('Runtime.evaluate', { expression, contextId }))
  }
}

type KnownOfFrame = 'url' | 'origin' | 'isDestroyed' | 'send'

/** `WebFrameMain`, of a window's only frame. */
class MainFrame implements Pick<Electron.WebFrameMain, KnownOfFrame>, Has<Electron.WebFrameMain, 'parent'> {
  url = ''
  readonly parent = null
  readonly #contents: WebContents

  constructor(contents: WebContents) {
    this.#contents = contents
  }

  get origin(): string {
    return originOf(this.url)
  }

  isDestroyed(): boolean {
    return this.#contents.isDestroyed() || this.#contents.isCrashed()
  }

  send(channel: string, ...given: readonly unknown[]): void {
    this.#contents.send(channel, ...given)
  }
}

/** What runs in every document before its own scripts. */
function scripts(
  preload: string | undefined,
): { source: string; worldName?: string; runImmediately: true }[] {
  const world = readFileSync(join(import.meta.dirname, 'world.js'), 'utf8')
  const secret = randomBytes(16).toString('hex')
  const code = preload === undefined ? '' : readFileSync(preload, 'utf8')
  const inPage = `standIn.page('${secret}')`
  const inWorld = `if (window === window.top) standIn.preload('${secret}', ${BINDING}, (require) => {
    const module = { exports: {} };
    ((exports) => {${code}\n})(module.exports)
  })`
  return [
    { source: `(() => {${world};${inPage}})()`, runImmediately: true },
    { source: `(() => {${world};${inWorld}})()`, worldName: WORLD, runImmediately: true },
  ]
}
