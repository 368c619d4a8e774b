/** `BrowserWindow`: a window in name, around a real page. Where it stands, whether it is seen and focused, is kept, not drawn. */
import type { Chromium } from './chromium.ts'
import { Emitter, type EventOf, type Has, takeWithoutEffect } from './declared.ts'
import { WebContents } from './web-contents.ts'

type Events = EventOf<
  Electron.BrowserWindow,
  | ('ready-to-show' | 'close' | 'closed' | 'show' | 'focus' | 'blur')
  | ('minimize' | 'restore' | 'maximize' | 'unmaximize' | 'resize' | 'move')
>
type Known =
  | (
      | 'id'
      | 'loadURL'
      | 'close'
      | 'isDestroyed'
      | 'show'
      | 'isVisible'
      | 'focus'
      | 'isFocused'
      | 'isFullScreen'
    )
  | ('minimize' | 'isMinimized' | 'restore' | 'maximize' | 'isMaximized' | 'unmaximize')
  | ('getBounds' | 'getNormalBounds' | 'setBounds')

type State = 'normal' | 'minimized' | 'maximized'

/** What the app does for the windows of its program. */
export const host: {
  chromium: () => Promise<Chromium>
  onOpened: (window: BrowserWindow) => void
  onFocus: (window: BrowserWindow) => void
  onClosed: () => void
} = {
  chromium: () => {
    throw new Error('Cannot create BrowserWindow before app is ready')
  },
  onOpened: () => undefined,
  onFocus: () => undefined,
  onClosed: () => undefined,
}

let count = 0

export class BrowserWindow
  extends Emitter<Events>
  implements Pick<Electron.BrowserWindow, Known>, Has<Electron.BrowserWindow, 'webContents'>
{
  static readonly #all = new Set<BrowserWindow>()
  readonly id = ++count
  readonly webContents: WebContents
  #bounds: Electron.Rectangle
  #state: State = 'normal'
  #visible = false
  #focused = false

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    takeWithoutEffect(this, ['setBackgroundColor'] satisfies (keyof Electron.BrowserWindow)[])
    const { show = true, x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options
    mustBeIsolated(webPreferences)
    this.#bounds = { x, y, width, height }
    this.webContents = new WebContents(host.chromium(), { width, height }, webPreferences.preload)
    this.webContents.once('did-finish-load', () => this.announce('ready-to-show'))
    this.webContents.once('destroyed', () => this.#closed())
    this.webContents.onAllowedWindow = (url) => void new BrowserWindow().loadURL(url).catch(() => undefined)
    BrowserWindow.#all.add(this)
    host.onOpened(this)
    if (show) this.show()
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  close(): void {
    this.closeUnlessPrevented()
  }

  /** Closes as a person does; gives whether nobody prevented it. */
  closeUnlessPrevented(): boolean {
    if (!this.isDestroyed()) {
      if (!this.announce('close')) return false
      this.webContents.destroy()
    }
    return true
  }

  isDestroyed(): boolean {
    return !BrowserWindow.#all.has(this)
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true
      this.announce('show')
    }
    this.focus()
  }

  isVisible(): boolean {
    return this.#visible && this.#state !== 'minimized'
  }

  focus(): void {
    if (this.#focused || !this.isVisible()) return
    for (const window of BrowserWindow.#all) window.#blur()
    this.#focused = true
    this.announce('focus')
    host.onFocus(this)
  }

  isFocused(): boolean {
    return this.#focused
  }

  minimize(): void {
    this.#blur()
    this.#become('minimized', 'minimize')
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  restore(): void {
    if (this.#state === 'minimized') this.#become('normal', 'restore')
  }

  maximize(): void {
    this.#become('maximized', 'maximize')
    this.show()
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  unmaximize(): void {
    if (this.#state === 'maximized') this.#become('normal', 'unmaximize')
  }

  isFullScreen(): boolean {
    return false
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds
    this.#bounds = { ...before, ...bounds }
    const { x, y, width, height } = this.#bounds
    if (x !== before.x || y !== before.y) this.announce('move')
    if (width !== before.width || height !== before.height) this.announce('resize')
  }

  #become(state: State, event: Events): void {
    if (this.#state === state) return
    this.#state = state
    this.announce(event)
  }

  #blur(): void {
    if (!this.#focused) return
    this.#focused = false
    this.announce('blur')
  }

  #closed(): void {
    BrowserWindow.#all.delete(this)
    this.#focused = false
    this.announce('closed')
    host.onClosed()
  }
}

/** The stand-in's windows are sandboxed and isolated; a program that wants another must not seem to have it. */
function mustBeIsolated(preferences: Electron.WebPreferences): void {
  const { sandbox = true, contextIsolation = true, webSecurity = true, nodeIntegration = false } = preferences
  const others = preferences.partition !== undefined || preferences.session !== undefined
  if (!sandbox || !contextIsolation || !webSecurity || nodeIntegration || others)
    throw new Error('The stand-in opens sandboxed, isolated windows of the default session only.')
}
