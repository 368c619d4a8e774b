/** The Chromium whose pages are the stand-in's windows, and the protocol that it is spoken to with. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
// Playwright carries the protocol's types in its package and does not name them among its exports.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'
import { browserPath, QUIET_BROWSER } from '../browser-path.ts'

export type { Protocol }
type Commands = Protocol.CommandParameters
type Answers = Protocol.CommandReturnValues
type Events = Protocol.Events

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Speaks to one page, or to the browser as a whole. */
export class Session {
  readonly #chromium: Chromium
  readonly #id: string | undefined
  readonly #heard = new EventEmitter()

  constructor(chromium: Chromium, id?: string) {
    this.#chromium = chromium
    this.#id = id
  }

  send<M extends keyof Commands & keyof Answers>(method: M, params?: Commands[M]): Promise<Answers[M]> {
    // What a browser answers to a method is of the method's type: the protocol is its own, not a boundary of ours.
    return this.#chromium.ask(method, params ?? {}, this.#id) as Promise<Answers[M]>
  }

  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    this.#heard.on(event, listener)
  }

  hear(event: string, params: unknown): void {
    this.#heard.emit(event, params)
  }
}

export class Chromium {
  /** Where another program (the test's Playwright) speaks to the same browser. */
  readonly endpoint: Promise<string>
  readonly browser = new Session(this)
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #in: Writable
  readonly #sessions = new Map<string, Session>()
  readonly #asked = new Map<number, (answer: Message) => void>()
  #count = 0

  private constructor(child: ChildProcess) {
    this.#child = child
    const [, , errors, toBrowser, fromBrowser] = child.stdio
    if (!(
      toBrowser &&
      'write' in toBrowser &&
      fromBrowser &&
      'read' in fromBrowser &&
      errors &&
      'read' in errors
    )) {
      throw new Error('Chromium has no pipes.')
    }
    this.#in = toBrowser
    this.#in.on('error', () => undefined)
    let rest = ''
    fromBrowser.setEncoding('utf8').on('data', (text: string) => {
      const whole = (rest + text).split('\0')
      rest = whole.pop() ?? ''
      for (const message of whole) this.#hear(JSON.parse(message) as Message)
    })
    let said = ''
    this.endpoint = new Promise((resolve) => {
      errors.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-10_000)
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
    })
    this.ended = new Promise((resolve) => child.once('close', () => resolve()))
    void this.ended.then(() => {
      for (const answer of this.#asked.values())
        answer({ error: { message: `Chromium has ended. ${said.slice(-500)}` } })
    })
  }

  /** Starts a browser that keeps what it keeps in `folder`, and whose every way out is the proxy at `wall`. */
  static async launch(folder: string, wall: number): Promise<Chromium> {
    const args = [
      '--headless',
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      '--no-startup-window',
      `--user-data-dir=${folder}`,
      `--proxy-server=127.0.0.1:${wall}`,
      // Nor past the wall to this machine, which Chromium spares of proxies.
      '--proxy-bypass-list=<-loopback>',
      '--password-store=basic',
      ...QUIET_BROWSER,
    ]
    const started = spawn(await browserPath(), args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
    const chromium = new Chromium(started)
    // A window that a page opens by itself is none of the program's: it asks for its own (web-contents.ts).
    chromium.browser.on('Target.targetCreated', ({ targetInfo: { openerId, targetId } }) => {
      if (openerId !== undefined) void chromium.browser.send('Target.closeTarget', { targetId })
    })
    await chromium.browser.send('Target.setDiscoverTargets', { discover: true })
    return chromium
  }

  ask(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = ++this.#count
    return new Promise((resolve, reject) => {
      this.#asked.set(id, ({ error, result }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      this.#in.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** Speaks to a page by its target. */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true })
    const session = new Session(this, sessionId)
    this.#sessions.set(sessionId, session)
    return session
  }

  /** Ends it as a person does, so that what pages have kept is on the disk. */
  async close(): Promise<void> {
    this.browser.send('Browser.close').catch(() => undefined)
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 5_000)
    await this.ended
    clearTimeout(late)
  }

  #hear({ id, sessionId, method, params, ...answer }: Message): void {
    if (id !== undefined) {
      this.#asked.get(id)?.(answer)
      this.#asked.delete(id)
    } else if (method !== undefined) {
      const session = sessionId === undefined ? this.browser : this.#sessions.get(sessionId)
      session?.hear(method, params)
    }
  }
}
