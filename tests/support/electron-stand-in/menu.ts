/** `Menu`: what the program put together, for a test to look at and to click. */
import { app } from './app.ts'
import type { Has } from './declared.ts'
import { BrowserWindow } from './window.ts'

type Template = Electron.MenuItemConstructorOptions

/** What the items do that Electron knows by their role. Others are drawn by the system and do nothing here. */
const ROLES: Readonly<Partial<Record<NonNullable<Template['role']>, () => void>>> = {
  quit: () => app.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
}

class MenuItem implements Has<
  Electron.MenuItem,
  'label' | 'role' | 'accelerator' | 'submenu' | 'click' | 'enabled' | 'visible'
> {
  readonly label: string
  readonly role: Template['role']
  readonly accelerator: Template['accelerator']
  readonly enabled: boolean
  readonly visible: boolean
  readonly submenu: Menu | undefined
  readonly #click: Template['click']

  constructor({ label, role, accelerator, enabled = true, visible = true, submenu, click }: Template) {
    this.label = label ?? role ?? ''
    this.role = role
    this.accelerator = accelerator
    this.enabled = enabled
    this.visible = visible
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
    this.#click = click
  }

  click(): void {
    if (this.role !== undefined) ROLES[this.role]?.()
    // An item hands itself, the window in front and the event on; the stand-in's are no more than their likenesses.
    else
      Reflect.apply(this.#click ?? (() => undefined), undefined, [this, BrowserWindow.getFocusedWindow(), {}])
  }
}

export class Menu implements Has<Electron.Menu, 'items'> {
  static #application: Menu | null = null
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly (Template | MenuItem)[]): Menu {
    return new Menu(template.map((item) => (item instanceof MenuItem ? item : new MenuItem(item))))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
}
