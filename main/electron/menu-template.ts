/** The menu, as each system expects it. Pure: what is in it, and what an entry does is given. */
import type { MenuItemConstructorOptions } from 'electron'
import type { AppEvent } from '#shared/api/events.ts'

export type Wish = Extract<AppEvent, { type: 'do' }>['what']

export interface MenuParts {
  readonly platform: NodeJS.Platform
  /** DevTools are for those who build Ajar. */
  readonly isPackaged: boolean
  /** Has the page do something. */
  readonly wish: (what: Wish) => void
  readonly back: () => void
  readonly forward: () => void
  /** Shows the journal's folder in the system's own program for that. */
  readonly showFolder: () => void
}

const line: MenuItemConstructorOptions = { type: 'separator' }

/** The menus, from left to right. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin'
  return [
    ...(isMac ? [macMenu(parts)] : []),
    fileMenu(parts, isMac),
    { role: 'editMenu' },
    viewMenu(parts, isMac),
    { role: 'windowMenu' },
    helpMenu(parts, isMac),
  ]
}

function macMenu({ wish }: MenuParts): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      settings(wish),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  }
}

function fileMenu({ wish }: MenuParts, isMac: boolean): MenuItemConstructorOptions {
  return {
    label: isMac ? 'File' : '&File',
    submenu: [
      // The page hears these two keys itself, also in the browser; here they are shown.
      {
        label: 'New Impression',
        accelerator: 'CmdOrCtrl+J',
        registerAccelerator: false,
        click: () => wish('compose'),
      },
      {
        label: 'Search or Do…',
        accelerator: 'CmdOrCtrl+K',
        registerAccelerator: false,
        click: () => wish('search'),
      },
      line,
      ...(isMac ? [{ role: 'close' } as const] : [settings(wish), line, { role: 'quit' } as const]),
    ],
  }
}

function settings(wish: MenuParts['wish']): MenuItemConstructorOptions {
  return { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: () => wish('settings') }
}

function viewMenu({ back, forward, isPackaged }: MenuParts, isMac: boolean): MenuItemConstructorOptions {
  return {
    label: isMac ? 'View' : '&View',
    submenu: [
      { label: 'Back', accelerator: isMac ? 'Cmd+[' : 'Alt+Left', click: back },
      { label: 'Forward', accelerator: isMac ? 'Cmd+]' : 'Alt+Right', click: forward },
      line,
      { role: 'reload' },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The plus of most keyboards is on the key of the equals sign.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
    ],
  }
}

function helpMenu({ showFolder }: MenuParts, isMac: boolean): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'Show the Journal’s Folder', click: showFolder },
      ...(isMac ? [] : [line, { role: 'about' } as const]),
    ],
  }
}
