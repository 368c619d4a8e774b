/**
 * The stand-in's `electron` module: as much of Electron as Ajar uses, over a real Chromium, with the behaviour that
 * Electron documents. It shows our own mistakes in putting the parts together. How Electron itself behaves it cannot
 * show: what is learnt through it is said to be learnt through it.
 *
 * Known differences: the page's own address is `https://ajar.app.invalid/` (addresses.ts); a window that may be opened
 * is null to the page that wanted it; windows have a place and a focus in name only.
 */
import { app } from './app.ts'
import type { Has } from './declared.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { Notification } from './notification.ts'
import { defaultSession } from './session.ts'
import { dialog, nativeTheme, powerMonitor, screen, shell } from './system.ts'
import { BrowserWindow } from './window.ts'

const parts = {
  app,
  BrowserWindow: BrowserWindow satisfies Has<
    typeof Electron.BrowserWindow,
    'getAllWindows' | 'getFocusedWindow'
  >,
  dialog,
  ipcMain,
  Menu: Menu satisfies Has<
    typeof Electron.Menu,
    'buildFromTemplate' | 'setApplicationMenu' | 'getApplicationMenu'
  >,
  nativeTheme,
  Notification: Notification satisfies Has<typeof Electron.Notification, 'isSupported'>,
  powerMonitor,
  protocol: defaultSession.protocol,
  screen,
  session: { defaultSession } satisfies Has<typeof Electron.CrossProcessExports.session, 'defaultSession'>,
  shell,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>

/** Whatever is not there is asked for in vain, and says so. */
function known<T extends object>(part: T, name: string): T {
  return new Proxy(part, {
    get: (target, key) => {
      if (typeof key === 'string' && !(key in target) && key !== 'then' && key !== '__esModule') {
        const words = `The stand-in for Electron has no ${name}.${key} yet.`
        process.stderr.write(`${words}\n`)
        throw new Error(words)
      }
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function' || Object.hasOwn(value, 'prototype')) return value
      // A method, and no class: of the part itself, which keeps things that a proxy does not have.
      return (...given: readonly unknown[]): unknown => Reflect.apply(value, target, given)
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  })
}

/** The module, as `require('electron')` gives it. */
export const electron = known(
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      typeof part === 'function' ? part : known(part, name),
    ]),
  ),
  'electron',
)
