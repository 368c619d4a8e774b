/** The window: one, where it was before, showing the page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { GROUND } from './ground.ts'
import { canBeGrabbed, placeOn, SMALLEST } from './place.ts'
import { PAGE_URL } from './policy.ts'
import { watchPage } from './page-trouble.ts'
import { webPreferences } from './web-preferences.ts'
import { type WindowMemory, windowMemory } from './window-memory.ts'

export interface Desk {
  /** Brings the window before the person, wherever it is; opens it if there is none. */
  show(): void
  /** The contents that a page of ours runs in. */
  contents(): Electron.WebContents | undefined
  /** Whether contents of this id are the window's. */
  isWindow(contentsId: number): boolean
}

/** How long the page may take to paint before its window is shown without it. */
const PAINT_MS = 4000

/** The desk, without a window at first. `built` is the folder that holds the built page and programs. */
export function openDesk(built: string): Desk {
  const memory = windowMemory(app.getPath('userData'))
  let window: BrowserWindow | undefined

  const ground = (): string => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light)
  nativeTheme.on('updated', () => window?.setBackgroundColor(ground()))
  const stayReachable = (): void => {
    if (window !== undefined) bringBack(window)
  }
  screen.on('display-removed', stayReachable)
  screen.on('display-metrics-changed', stayReachable)

  const open = (): BrowserWindow => {
    const remembered = memory.read()
    const opened = new BrowserWindow({
      ...placeOn(workAreas(), remembered?.bounds),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      fullscreen: remembered?.fullScreen ?? false,
      title: 'Ajar',
      show: false,
      backgroundColor: ground(),
      ...icon(built),
      webPreferences: webPreferences(join(built, 'main', 'preload.cjs'), app.isPackaged),
    })
    remember(opened, memory)
    watchPage(opened)
    keepDrafts(opened)
    opened.once('closed', () => {
      window = undefined
    })
    showWhenPainted(opened, remembered?.maximized ?? false)
    // Refused or broken off, the load shows as an empty window with its menu: View, Reload.
    opened.loadURL(PAGE_URL).catch(() => undefined)
    return opened
  }

  return {
    show: () => {
      if (window === undefined) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    contents: () => window?.webContents,
    isWindow: (id) => window?.webContents.id === id,
  }
}

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}

/** The screen under the window is gone or smaller now: the window moves to where it can be taken hold of. */
function bringBack(window: BrowserWindow): void {
  if (window.isMaximized() || window.isFullScreen() || window.isMinimized()) return
  const bounds = window.getBounds()
  const areas = workAreas()
  if (!areas.some((area) => canBeGrabbed(bounds, area))) window.setBounds(placeOn(areas, bounds))
}

/** On Linux the window's icon is a file; elsewhere it comes with the program. */
function icon(built: string): { icon?: string } {
  const file = join(built, '..', 'build', 'icons', '512x512.png')
  return process.platform === 'linux' && existsSync(file) ? { icon: file } : {}
}

function showWhenPainted(window: BrowserWindow, maximized: boolean): void {
  let shown = false
  const show = (): void => {
    if (shown || window.isDestroyed()) return
    shown = true
    if (maximized) window.maximize()
    window.show()
  }
  window.once('ready-to-show', show)
  const overdue = setTimeout(show, PAINT_MS)
  window.once('closed', () => clearTimeout(overdue))
}

/** The page keeps drafts in its storage, which reaches the disk some seconds later: sooner when somebody turns away. */
function keepDrafts(window: BrowserWindow): void {
  const flush = (): void => window.webContents.session.flushStorageData()
  window.on('blur', flush)
  window.on('close', flush)
  // Windows ends its session without letting programs quit.
  window.on('session-end', flush)
}

function remember(window: BrowserWindow, memory: WindowMemory): void {
  const keep = (): void =>
    memory.keep({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    })
  window.on('resize', keep)
  window.on('move', keep)
  window.on('maximize', keep)
  window.on('unmaximize', keep)
  window.on('enter-full-screen', keep)
  window.on('leave-full-screen', keep)
  window.on('close', () => {
    keep()
    memory.flush()
  })
}
