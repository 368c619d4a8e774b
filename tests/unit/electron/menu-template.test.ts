import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate, type MenuParts } from '../../../main/electron/menu-template.ts'

const SYSTEMS = ['darwin', 'win32', 'linux'] as const

function menus(platform: NodeJS.Platform, parts: Partial<MenuParts> = {}): MenuItemConstructorOptions[] {
  const nothing = (): void => undefined
  return menuTemplate({
    platform,
    isPackaged: true,
    wish: nothing,
    back: nothing,
    forward: nothing,
    showFolder: nothing,
    ...parts,
  })
}
function items(menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => (Array.isArray(item.submenu) ? [item, ...items(item.submenu)] : [item]))
}
const roles = (platform: NodeJS.Platform, parts?: Partial<MenuParts>) =>
  items(menus(platform, parts)).map(({ role }) => role)
/** A template's own click takes Electron's arguments; ours look at none of them. */
function click(menu: readonly MenuItemConstructorOptions[], label: string): void {
  const item = items(menu).find((one) => one.label === label)
  if (item?.click === undefined) throw new Error(`There is no “${label}”.`)
  Reflect.apply(item.click, undefined, [])
}

describe.each(SYSTEMS)('the menu on %s', (platform) => {
  it('has what every program there has', () => {
    for (const role of [
      'editMenu',
      'windowMenu',
      'help',
      'about',
      'quit',
      'reload',
      'resetZoom',
      'zoomIn',
      'zoomOut',
      'togglefullscreen',
    ])
      expect(roles(platform), role).toContain(role)
    expect(roles(platform).filter((role) => role === 'quit')).toHaveLength(1)
    expect(roles(platform).filter((role) => role === 'about')).toHaveLength(1)
  })

  it('gives no key to two things', () => {
    const keys = items(menus(platform)).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator.toLowerCase()],
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('shows the two keys that the page hears itself, and does not hear them, too', () => {
    for (const [label, key] of [
      ['New Impression', 'CmdOrCtrl+J'],
      ['Search or Do…', 'CmdOrCtrl+K'],
    ]) {
      const item = items(menus(platform)).find((one) => one.label === label)
      expect(item).toMatchObject({ accelerator: key, registerAccelerator: false })
    }
  })

  it('does what its entries say', () => {
    const done: string[] = []
    const menu = menus(platform, {
      wish: (what) => done.push(what),
      back: () => done.push('back'),
      forward: () => done.push('forward'),
      showFolder: () => done.push('folder'),
    })
    for (const label of [
      'New Impression',
      'Search or Do…',
      'Settings…',
      'Back',
      'Forward',
      'Show the Journal’s Folder',
    ])
      click(menu, label)
    expect(done).toEqual(['compose', 'search', 'settings', 'back', 'forward', 'folder'])
  })

  it('has DevTools for those who build Ajar, and for nobody else', () => {
    expect(roles(platform)).not.toContain('toggleDevTools')
    expect(roles(platform, { isPackaged: false })).toContain('toggleDevTools')
  })
})

describe('a Mac', () => {
  it('has the program’s own menu first, with its services and its hiding', () => {
    const [first] = menus('darwin')
    expect(first?.role).toBe('appMenu')
    expect(items([first ?? {}]).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit']),
    )
  })
  it('closes a window without ending the program', () => {
    expect(roles('darwin')).toContain('close')
  })
})
