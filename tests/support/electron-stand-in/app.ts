/** `app`: the program's life from its start to its end, in the order that Electron documents. */
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type * as Electron from 'electron'
import { Chromium } from './chromium.ts'
import { Emitter, type EventOf, type Has } from './declared.ts'
import { defaultSession } from './session.ts'
import { claimInstance } from './single-instance.ts'
import { buildWall } from './wall.ts'
import { BrowserWindow, host } from './window.ts'

type Events = EventOf<
  Electron.App,
  | ('ready' | 'window-all-closed' | 'before-quit' | 'will-quit' | 'quit' | 'second-instance' | 'activate')
  | ('browser-window-created' | 'browser-window-focus' | 'web-contents-created' | 'render-process-gone')
>

type Known =
  | ('whenReady' | 'isReady' | 'quit' | 'exit' | 'requestSingleInstanceLock' | 'isPackaged' | 'enableSandbox')
  | (
      | 'getPath'
      | 'setPath'
      | 'getAppPath'
      | 'getName'
      | 'setName'
      | 'getVersion'
      | 'getLocale'
      | 'setAppUserModelId'
    )

type PathName = Parameters<Electron.App['getPath']>[0]

class App extends Emitter<Events> implements Pick<Electron.App, Known>, Has<Electron.App, 'commandLine'> {
  readonly isPackaged = false
  /** Chromium's switches: taken, and left out of account. */
  readonly commandLine = { appendSwitch: (_name: string, _value?: string): void => undefined }
  readonly #paths = new Map<PathName, string>()
  readonly #root = rootAbove(dirname(process.argv[1] ?? ''))
  #name: string
  #ready: Promise<void>
  #isReady = false
  #chromium: Promise<Chromium> | undefined
  #quitting = false
  #ending: Promise<void> | undefined

  constructor() {
    super()
    const { productName, name } = this.#package()
    this.#name = productName ?? name ?? 'Electron'
    this.#ready = new Promise((resolve) =>
      setImmediate(() => {
        this.#isReady = true
        defaultSession.protocol.isReady = true
        host.chromium = () => (this.#chromium ??= this.#startChromium())
        this.announce('ready')
        resolve()
      }),
    )
    host.onOpened = (window) => {
      this.announce('browser-window-created', {}, window)
      this.announce('web-contents-created', {}, window.webContents)
      window.webContents.on('render-process-gone', (_event, details) => {
        this.announce('render-process-gone', {}, window.webContents, details)
      })
    }
    host.onFocus = (window) => void this.announce('browser-window-focus', {}, window)
    host.onClosed = () => this.#windowClosed()
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // Electron quits by itself, unless the program has its own way of hearing the signal.
        if (process.listenerCount(signal) === 1) this.quit()
      })
    }
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  isReady(): boolean {
    return this.#isReady
  }

  quit(): void {
    if (this.#quitting || !this.announce('before-quit')) return
    this.#quitting = true
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.closeUnlessPrevented()) this.#quitting = false
    }
    this.#windowClosed()
  }

  exit(code = 0): void {
    this.#quitting = true
    this.#end(code)
  }

  requestSingleInstanceLock(additionalData?: Record<never, unknown>): boolean {
    return claimInstance(
      this.getPath('userData'),
      additionalData,
      ({ argv, workingDirectory, ...second }) => {
        void this.#ready.then(() =>
          this.announce('second-instance', {}, argv, workingDirectory, second.additionalData),
        )
      },
    )
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getPath(name: PathName): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
    switch (name) {
      case 'home':
        return homedir()
      case 'appData':
        return config
      case 'userData':
      case 'sessionData':
        return join(this.getPath('appData'), this.#name)
      case 'temp':
        return tmpdir()
      default:
        throw new Error(`The stand-in knows no path “${name}”.`)
    }
  }

  setPath(name: PathName, path: string): void {
    this.#paths.set(name, path)
  }

  getAppPath(): string {
    return this.#root
  }

  getName(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return this.#package().version ?? ''
  }

  getLocale(): string {
    return 'en-GB'
  }

  /** Of Windows alone. */
  setAppUserModelId(_id: string): void {}

  #package(): { name?: string; productName?: string; version?: string } {
    return JSON.parse(readFileSync(join(this.#root, 'package.json'), 'utf8')) as object
  }

  async #startChromium(): Promise<Chromium> {
    const folder = join(this.getPath('userData'), 'stand-in-chromium')
    mkdirSync(folder, { recursive: true })
    const { webRequest } = defaultSession
    const wall = await buildWall((url) =>
      webRequest.mayPass({ url, method: 'GET', resourceType: 'webSocket' }),
    )
    return Chromium.launch(folder, wall)
  }

  #windowClosed(): void {
    if (BrowserWindow.getAllWindows().length > 0) return
    if (!this.#quitting) {
      if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    } else if (this.#ending !== undefined) return
    else if (this.announce('will-quit')) this.#end(0)
    else this.#quitting = false
  }

  #end(code: number): void {
    this.announce('quit', {}, code)
    this.#ending = Promise.resolve(this.#chromium)
      .then((chromium) => chromium?.close())
      .finally(() => process.exit(code))
  }

  /** Where a test's own browser client finds the windows. */
  async endpoint(): Promise<string> {
    return (await host.chromium()).endpoint
  }
}

/** The nearest folder above with a package.json. */
function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    try {
      readFileSync(join(at, 'package.json'))
      return at
    } catch {
      if (dirname(at) === at) return folder
    }
  }
}

export const app = new App()
