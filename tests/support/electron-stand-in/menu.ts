/** `Menu`: what the program put together, for a test to look at and to click. What items with a role do is the system's. */
import type { Has } from './declared.ts'
import { BrowserWindow } from './window.ts'

type Template = Electron.MenuItemConstructorOptions

class MenuItem implements Has<Electron.MenuItem, 'label' | 'submenu' | 'click'> {
  readonly label: string
  readonly submenu: Menu | undefined
  readonly #click: Template['click']

  constructor({ label, role, submenu, click }: Template) {
    this.label = label ?? role ?? ''
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
    this.#click = click
  }

  click(): void {
    // An item hands itself, the window in front and the event on; the stand-in's are no more than their likenesses.
    if (this.#click) Reflect.apply(this.#click, undefined, [this, BrowserWindow.getFocusedWindow(), {}])
  }
}

export class Menu implements Has<Electron.Menu, 'items'> {
  static #application: Menu | null = null
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    return new Menu(template.map((item) => new MenuItem(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
}
