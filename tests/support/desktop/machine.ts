/** A person's machine with Ajar on it: a home, a journal, and the desktop program that is started there. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CommandLine, surroundings } from '../ajar.ts'
import { root, temporaryFolder } from '../shell.ts'
import type { Desktop, Runner } from './desktop.ts'
import { Hand } from './hand.ts'

export class Machine {
  readonly home = temporaryFolder('desktop')
  readonly journal = join(this.home.path, 'journal')
  readonly cli = new CommandLine(this.home.path, this.journal)
  readonly env: NodeJS.ProcessEnv
  readonly #runner: Runner
  readonly #started: Desktop[] = []

  /** `env`: the desktop that it has, if it has one; by default there is nobody to show a notification. */
  constructor(runner: Runner, env: NodeJS.ProcessEnv = { DBUS_SESSION_BUS_ADDRESS: undefined }) {
    this.#runner = runner
    this.env = { ...surroundings(this.home.path, this.journal), XDG_CONFIG_HOME: undefined, ...env }
  }

  /** Starts Ajar. `now`: what its clock shows, an ISO time; otherwise the system's. */
  async start(now?: string): Promise<Desktop> {
    const desktop = await this.#runner.start({ main: MAIN, env: { ...this.env, ...clockAt(now) } })
    this.#started.push(desktop)
    return desktop
  }

  /** Starts Ajar and waits until its page is there. */
  async open(now?: string): Promise<{ desktop: Desktop; hand: Hand }> {
    const desktop = await this.start(now)
    const hand = new Hand(await desktop.page())
    await hand.page.getByRole('heading', { level: 1 }).waitFor()
    return { desktop, hand }
  }

  /** Starts Ajar where it is to end by itself. */
  startToEnd(): ReturnType<Runner['startToEnd']> {
    return this.#runner.startToEnd({ main: MAIN, env: this.env })
  }

  /** The journal's lock, if somebody holds it. */
  locks(): string[] {
    return readdirSync(this.journal).filter((name) => name.startsWith('lock'))
  }

  /** Ends whatever runs, and takes the machine away. */
  async dispose(): Promise<void> {
    for (const desktop of this.#started) desktop.kill('SIGTERM')
    await Promise.all(this.#started.map(({ ended }) => ended))
    this.home.dispose()
  }
}

const MAIN = join(root, 'dist/main/electron.cjs')

/** How far ahead of the system's clock one is that shows this time now. */
export function aheadAt(now: string): number {
  return Date.parse(now) - Date.now()
}

/** What lets a program's clock show this time when it starts (tests/support/clock.ts). */
export function clockAt(now: string | undefined): NodeJS.ProcessEnv {
  return now === undefined ? {} : { AJAR_TEST_AHEAD_MS: String(aheadAt(now)) }
}

/** Sets the clock of a program that runs. */
export function setClock(desktop: Desktop, now: string): Promise<unknown> {
  return desktop.evaluate(
    (_electron, aheadMs) => process.emit('message', { aheadMs }, undefined),
    aheadAt(now),
  )
}
