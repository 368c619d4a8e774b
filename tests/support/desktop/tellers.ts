/** The two programs that tell of moments on the desktop, each as a person has it open: in its window, or in tabs of a browser. */
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { installedBrowser, QUIET_BROWSER } from '../browser-path.ts'
import { CLOCK } from '../electron-stand-in/build.ts'
import { type RunningShell, startShell } from '../shell.ts'
import type { Desktop } from './desktop.ts'
import { Hand } from './hand.ts'
import { aheadAt, clockAt, Machine, setClock } from './machine.ts'
import type { DesktopSession } from './session.ts'
import { standIn } from './stand-in.ts'

/** A program that tells, on a machine of its own. */
export interface Teller {
  readonly machine: Machine
  /** Opens it while its clock shows `now`, an ISO time. */
  open(now: string): Promise<Hand>
  /** Does what a person does who wants a second window. */
  openAgain(): Promise<void>
  /** The machine slept, and it is `now` when it wakes and the person is back. */
  sleepUntil(now: string): Promise<void>
  close(): Promise<void>
  dispose(): Promise<void>
}

/** Ajar in Electron's stand-in. */
export class WindowTeller implements Teller {
  readonly machine: Machine
  #desktop: Desktop | undefined

  constructor(session: DesktopSession) {
    this.machine = new Machine(standIn, session.env)
  }

  async open(now: string): Promise<Hand> {
    const { desktop, hand } = await this.machine.open(now)
    this.#desktop = desktop
    return hand
  }

  async openAgain(): Promise<void> {
    await this.machine.startToEnd()
  }

  async sleepUntil(now: string): Promise<void> {
    if (this.#desktop === undefined) return
    await setClock(this.#desktop, now)
    await this.#desktop.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  }

  async close(): Promise<void> {
    this.#desktop?.kill('SIGTERM')
    await this.#desktop?.ended
  }

  dispose(): Promise<void> {
    return this.machine.dispose()
  }
}

/** The browser shell, in a browser with a window on the desktop, which has leave to show notifications. */
export class TabTeller implements Teller {
  readonly machine: Machine
  readonly #session: DesktopSession
  #shell: RunningShell | undefined
  #browser: BrowserContext | undefined
  #hand: Hand | undefined

  constructor(session: DesktopSession) {
    this.#session = session
    this.machine = new Machine(standIn, session.env)
  }

  async open(now: string): Promise<Hand> {
    const clock = { NODE_OPTIONS: `--require=${CLOCK}`, ...clockAt(now) }
    this.#shell = await startShell(this.machine.journal, { ...this.machine.env, ...clock })
    this.#browser ??= await this.#launchBrowser()
    await this.#browser.grantPermissions(['notifications'], { origin: new URL(this.#shell.url).origin })
    this.#hand = await this.#openTab()
    return this.#hand
  }

  async openAgain(): Promise<void> {
    await this.#openTab()
  }

  async sleepUntil(now: string): Promise<void> {
    this.#shell?.child.send({ aheadMs: aheadAt(now) })
    await this.#hand?.page.reload()
  }

  async close(): Promise<void> {
    for (const page of this.#browser?.pages() ?? []) if (page.url().startsWith('http')) await page.close()
    await this.#shell?.stop()
  }

  async dispose(): Promise<void> {
    await this.#browser?.close()
    await this.#shell?.stop()
    await this.machine.dispose()
  }

  async #openTab(): Promise<Hand> {
    const page = await this.#browser?.newPage()
    if (page === undefined || this.#shell === undefined) throw new Error('The browser is not open.')
    page.setDefaultTimeout(10_000)
    await page.goto(this.#shell.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return new Hand(page)
  }

  #launchBrowser(): Promise<BrowserContext> {
    const executablePath = installedBrowser()
    if (executablePath === undefined) throw new Error('There is no browser that has windows.')
    return chromium.launchPersistentContext(join(this.machine.home.path, 'browser'), {
      executablePath,
      headless: false,
      args: [...QUIET_BROWSER],
      env: { ...process.env, ...this.#session.env },
    })
  }
}
