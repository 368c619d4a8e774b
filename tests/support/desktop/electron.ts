/** Runs the desktop program in Electron itself, where its binary is. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { CLOCK } from '../electron-stand-in/build.ts'
import { root } from '../shell.ts'
import { type Desktop, type Runner, type Start, untilPageIsBack } from './desktop.ts'

/** Electron's program: the one that is named, or the one that was downloaded. */
export function electronBinary(): string | undefined {
  const { AJAR_ELECTRON, ELECTRON_OVERRIDE_DIST_PATH: folder } = process.env
  const places = [
    AJAR_ELECTRON,
    ...(folder === undefined ? [] : [join(folder, 'electron')]),
    join(root, 'node_modules/electron/dist/electron'),
  ]
  return places.find((path) => path !== undefined && existsSync(path))
}

/** A runner with the program at this path. */
export function electronAt(executablePath: string): Runner {
  const argsOf = ({ main, args = [] }: Start) => [
    // A sandbox needs a user other than root; tests on a build machine often run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['-r', CLOCK, main, ...args],
  ]
  return {
    isElectron: true,
    start: async (start) => {
      const env = Object.entries(start.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      )
      return new RealDesktop(
        await _electron.launch({ executablePath, args: argsOf(start), env: Object.fromEntries(env) }),
      )
    },
    startToEnd: (start) => {
      const child = spawn(executablePath, argsOf(start), {
        env: start.env,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
      return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
    },
  }
}

class RealDesktop implements Desktop {
  readonly ended: Promise<number | null>
  readonly #app: ElectronApplication
  #said = ''

  constructor(app: ElectronApplication) {
    this.#app = app
    const child = app.process()
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#said += text))
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)))
  }

  said(): string {
    return this.#said
  }

  async page(): Promise<Page> {
    const page = await this.#app.firstWindow()
    page.setDefaultTimeout(10_000)
    return page
  }

  async pageAgain(): Promise<Page> {
    await untilPageIsBack(this)
    return this.page()
  }

  evaluate<R, G>(
    inMain: (electron: typeof Electron.CrossProcessExports, given: G) => R | Promise<R>,
    ...[given]: G[]
  ): Promise<R> {
    // Playwright's own type of what is given takes handles apart, of which there are none here.
    return this.#app.evaluate(
      inMain as (electron: typeof Electron.CrossProcessExports, given: unknown) => R,
      given,
    )
  }

  kill(signal: NodeJS.Signals): void {
    this.#app.process().kill(signal)
  }
}
