/** Puts the menu up, and a right click's. */
import { app, Menu, shell } from 'electron'
import type { Desk } from './window.ts'
import { contextTemplate } from './context-menu.ts'
import { menuTemplate, type Wish } from './menu-template.ts'

export interface MenuWork {
  readonly desk: Desk
  /** The journal's folder. */
  readonly folder: string
  /** Has the page do something, as soon as there is one. */
  readonly wish: (what: Wish) => void
}

/** The menu of the program. Before the first window. */
export function putMenuUp({ desk, folder, wish }: MenuWork): void {
  app.setAboutPanelOptions({
    applicationName: 'Ajar',
    applicationVersion: app.getVersion(),
    copyright: 'A relationship journal for people who live from trust.',
  })
  const template = menuTemplate({
    platform: process.platform,
    isPackaged: app.isPackaged,
    wish,
    back: () => desk.contents()?.navigationHistory.goBack(),
    forward: () => desk.contents()?.navigationHistory.goForward(),
    // An error is in what it resolves with; a folder that cannot be shown is no reason to say more than the system does.
    showFolder: () => void shell.openPath(folder),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  app.on('browser-window-created', (_event, window) => {
    window.webContents.on('context-menu', (_clicked, params) => {
      const entries = contextTemplate(params)
      if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ window })
    })
  })
}
