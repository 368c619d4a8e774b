/** `BrowserWindow`: a window in name, around a real page. Where it stands, whether it is seen and focused, is kept, not drawn. */
import type * as Electron from 'electron'
import type { Chromium } from './chromium.ts'
import { Emitter, type EventOf, type Has } from './declared.ts'
import { screen } from './system.ts'
import { WebContents } from './web-contents.ts'

type Events = EventOf<
  Electron.BrowserWindow,
  | ('ready-to-show' | 'close' | 'closed' | 'show' | 'hide' | 'focus' | 'blur')
  | ('minimize' | 'restore' | 'maximize' | 'unmaximize' | 'resize' | 'move')
>

type Known =
  | (
      | 'id'
      | 'loadURL'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'show'
      | 'hide'
      | 'isVisible'
      | 'focus'
      | 'isFocused'
    )
  | ('minimize' | 'isMinimized' | 'restore' | 'maximize' | 'isMaximized' | 'unmaximize' | 'isFullScreen')
  | ('getBounds' | 'setBounds' | 'getNormalBounds')

let count = 0

/** What the windows of a program have in common; the app puts its own in. */
export const host: {
  chromium: () => Promise<Chromium>
  onOpened: (window: BrowserWindow) => void
  onFocus: (window: BrowserWindow) => void
  onClosed: () => void
} = {
  chromium: () => Promise.reject(new Error('Cannot create BrowserWindow before app is ready')),
  onOpened: () => undefined,
  onFocus: () => undefined,
  onClosed: () => undefined,
}

export class BrowserWindow
  extends Emitter<Events>
  implements Pick<Electron.BrowserWindow, Known>, Has<Electron.BrowserWindow, 'webContents'>
{
  static readonly #all = new Set<BrowserWindow>()
  readonly id = ++count
  readonly webContents: WebContents
  readonly #target: Promise<string>
  readonly #chromium: Promise<Chromium>
  #bounds: Electron.Rectangle
  #state: 'normal' | 'minimized' | 'maximized' = 'normal'
  #visible = false
  #focused = false

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  constructor({
    show = true,
    x,
    y,
    width = 800,
    height = 600,
    webPreferences = {},
  }: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    mustBeIsolated(webPreferences)
    const { workArea } = screen.getPrimaryDisplay()
    this.#bounds = {
      x: x ?? workArea.x + Math.round((workArea.width - width) / 2),
      y: y ?? workArea.y + Math.round((workArea.height - height) / 2),
      width,
      height,
    }
    this.#chromium = host.chromium()
    this.#target = this.#createTarget()
    this.webContents = new WebContents(this.#chromium, this.#target, webPreferences.preload)
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
    if (this.isDestroyed()) return true
    if (!this.announce('close')) return false
    this.destroy()
    return true
  }

  destroy(): void {
    Promise.all([this.#chromium, this.#target, this.webContents.opened])
      .then(([chromium, targetId]) => chromium.browser.send('Target.closeTarget', { targetId }))
      .catch(() => this.#closed())
  }

  isDestroyed(): boolean {
    return !BrowserWindow.#all.has(this)
  }

  show(): void {
    this.#appear()
    this.focus()
  }

  #appear(): void {
    if (this.#visible) return
    this.#visible = true
    this.announce('show')
  }

  hide(): void {
    if (!this.#visible) return
    this.#visible = false
    this.#blur()
    this.announce('hide')
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

  #blur(): void {
    if (!this.#focused) return
    this.#focused = false
    this.announce('blur')
  }

  isFocused(): boolean {
    return this.#focused
  }

  minimize(): void {
    this.#blur()
    this.#be('minimized', 'minimize')
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  restore(): void {
    if (this.#state === 'minimized') this.#be('normal', 'restore')
  }

  maximize(): void {
    this.#appear()
    this.#be('maximized', 'maximize')
    this.focus()
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  unmaximize(): void {
    if (this.#state === 'maximized') this.#be('normal', 'unmaximize')
  }

  isFullScreen(): boolean {
    return false
  }

  getBounds(): Electron.Rectangle {
    return this.isMaximized() ? { ...screen.getDisplayMatching(this.#bounds).workArea } : { ...this.#bounds }
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

  async #createTarget(): Promise<string> {
    const { browser } = await this.#chromium
    const { width, height } = this.#bounds
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    })
    return targetId
  }

  #be(state: 'normal' | 'minimized' | 'maximized', event: Events): void {
    if (this.#state === state) return
    this.#state = state
    this.announce(event)
  }

  #closed(): void {
    if (!BrowserWindow.#all.delete(this)) return
    this.#focused = false
    this.announce('closed')
    host.onClosed()
  }
}

/** The stand-in's windows are sandboxed and isolated; a program that wants another must not seem to have it. */
function mustBeIsolated(preferences: Electron.WebPreferences): void {
  const { sandbox = true, contextIsolation = true, webSecurity = true, nodeIntegration = false } = preferences
  const others = preferences.partition !== undefined || preferences.session !== undefined
  if (!sandbox || !contextIsolation || !webSecurity || nodeIntegration || others) {
    throw new Error('The stand-in opens sandboxed, isolated windows of the default session only.')
  }
}
