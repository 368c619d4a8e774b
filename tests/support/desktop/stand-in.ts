/** Runs the desktop program through the stand-in. */
import { type ChildProcess, spawn } from 'node:child_process'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CLOCK, STAND_IN } from '../electron-stand-in/build.ts'
import type { ToTest } from '../electron-stand-in/control.ts'
import { type Desktop, type Runner, type Start, untilPageIsBack } from './desktop.ts'

export const standIn: Runner = {
  isElectron: false,
  start: (start) => Promise.resolve(new StandInDesktop(launch(start))),
  startToEnd: async (start) => {
    const desktop = new StandInDesktop(launch(start))
    return { code: await desktop.ended, said: desktop.said() }
  },
}

function launch({ main, args = [], env }: Start): ChildProcess {
  return spawn(process.execPath, ['--require', CLOCK, '--require', STAND_IN, main, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

class StandInDesktop implements Desktop {
  readonly ended: Promise<number | null>
  readonly #child: ChildProcess
  readonly #endpoint: Promise<string>
  readonly #asked = new Map<number, (answer: Extract<ToTest, { id: number }>) => void>()
  #page: Promise<Page> | undefined
  #browser: Browser | undefined
  #said = ''
  #count = 0

  constructor(child: ChildProcess) {
    this.#child = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#said += text))
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)))
    this.#endpoint = new Promise((resolve, reject) => {
      child.on('message', (message: ToTest) => {
        if ('endpoint' in message) resolve(message.endpoint)
        else this.#asked.get(message.id)?.(message)
      })
      void this.ended.then((code) =>
        reject(new Error(`It ended with ${code} and opened no window: ${this.#said}`)),
      )
    })
    this.#endpoint.catch(() => undefined)
    void this.ended.then(() => this.#browser?.close())
  }

  said(): string {
    return this.#said
  }

  page(): Promise<Page> {
    this.#page ??= this.#findPage()
    return this.#page
  }

  async #findPage(): Promise<Page> {
    const browser = await chromium.connectOverCDP(await this.#endpoint)
    this.#browser = browser
    const [context] = browser.contexts()
    if (context === undefined) throw new Error('The window has no browser context.')
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    page.setDefaultTimeout(10_000)
    return page
  }

  async pageAgain(): Promise<Page> {
    await untilPageIsBack(this)
    // Playwright gives up a page that has crashed; a new connection finds it as it is.
    await this.#browser?.close()
    this.#page = undefined
    return this.page()
  }

  evaluate<R, G>(
    inMain: (electron: typeof Electron.CrossProcessExports, given: G) => R | Promise<R>,
    ...[given]: G[]
  ): Promise<R> {
    const id = this.#count++
    return new Promise((resolve, reject) => {
      this.#asked.set(id, (answer) => {
        if (answer.ok) resolve(answer.value as R)
        else reject(new Error(answer.error))
      })
      void this.ended.then(() => reject(new Error('The program has ended.')))
      this.#child.send({ id, source: inMain.toString(), given })
    })
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }
}
