/** `app`: the program's life from its start to its end, in the order that Electron documents. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Chromium } from './chromium.ts'
import { Emitter, type EventOf, type Has, takeWithoutEffect } from './declared.ts'
import { defaultSession } from './session.ts'
import { claimInstance } from './single-instance.ts'
import { buildWall } from './wall.ts'
import { BrowserWindow, host } from './window.ts'

type Events = EventOf<
  Electron.App,
  | ('ready' | 'window-all-closed' | 'before-quit' | 'will-quit' | 'quit' | 'second-instance')
  | ('browser-window-created' | 'browser-window-focus' | 'web-contents-created')
>
type Known =
  | ('whenReady' | 'quit' | 'exit' | 'requestSingleInstanceLock' | 'isPackaged' | 'getPath' | 'setPath')
  | ('setName' | 'getVersion')
/** What a person sees of these, nobody sees here; and every window is in a sandbox anyway. */
const WITHOUT_EFFECT = [
  'enableSandbox',
  'setAboutPanelOptions',
  'setDesktopName',
] as const satisfies readonly (keyof Electron.App)[]
type PathName = Parameters<Electron.App['getPath']>[0]

class App extends Emitter<Events> implements Pick<Electron.App, Known>, Has<Electron.App, 'commandLine'> {
  readonly isPackaged = false
  /** Chromium's switches are the stand-in's own here (chromium.ts): what is added has no effect. */
  readonly commandLine = { appendSwitch: () => undefined }
  readonly #paths = new Map<PathName, string>()
  readonly #ready: Promise<void>
  #chromium: Promise<Chromium> | undefined
  #quitting = false
  #ending: Promise<void> | undefined

  constructor() {
    super()
    takeWithoutEffect(this, WITHOUT_EFFECT)
    this.#paths.set('appData', process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'))
    this.setName('Electron')
    this.#ready = new Promise((resolve) => setImmediate(resolve)).then(() => {
      defaultSession.protocol.isReady = true
      host.chromium = () => (this.#chromium ??= this.#startChromium())
      this.announce('ready')
    })
    host.onOpened = (window) => {
      this.announce('browser-window-created', {}, window)
      this.announce('web-contents-created', {}, window.webContents)
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

  quit(): void {
    if (this.#quitting || !this.announce('before-quit')) return
    this.#quitting = true
    for (const window of BrowserWindow.getAllWindows())
      if (!window.closeUnlessPrevented()) this.#quitting = false
    this.#windowClosed()
  }

  exit(code = 0): void {
    this.#end(code)
  }

  requestSingleInstanceLock(additionalData?: object): boolean {
    return claimInstance(this.getPath('userData'), additionalData, ({ argv, folder, data }) => {
      void this.#ready.then(() => this.announce('second-instance', {}, argv, folder, data))
    })
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`The stand-in knows no path “${name}”.`)
    return path
  }

  setPath(name: PathName, path: string): void {
    this.#paths.set(name, path)
  }

  setName(name: string): void {
    this.setPath('userData', join(this.getPath('appData'), name))
  }

  getVersion(): string {
    let folder = dirname(process.argv[1] ?? '')
    while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
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
    if (BrowserWindow.getAllWindows().length > 0 || this.#ending !== undefined) return
    if (!this.#quitting) {
      if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    } else if (this.announce('will-quit')) this.#end(0)
    else this.#quitting = false
  }

  #end(code: number): void {
    this.announce('quit', {}, code)
    this.#ending ??= Promise.resolve(this.#chromium)
      .then((chromium) => chromium?.close())
      .finally(() => process.exit(code))
  }

  /** Where a test's own browser client finds the windows. */
  async endpoint(): Promise<string> {
    return (await host.chromium()).endpoint
  }
}

export const app = new App()
