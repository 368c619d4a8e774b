/**
 * The two ends of Electron's IPC within one process. What crosses is cloned as Electron clones it, and arrives later; a
 * frame that is gone throws when it is touched. Nothing here knows the contract.
 */
import { EventEmitter } from 'node:events'
import type { Contents, Frame, MainIpc, Speaker } from '../../main/electron/ipc.ts'
import type { PageIpc } from '../../main/electron/page-api.ts'

type Answer = (event: Speaker, message: unknown) => Promise<string>

/** Main's end. */
export class MainEnd implements MainIpc {
  readonly #handlers = new Map<string, Answer>()
  readonly #events = new EventEmitter()

  handle(channel: string, listener: Answer): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, listener)
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }
  on(channel: string, listener: (event: Speaker) => void): void {
    this.#events.on(channel, listener)
  }
  removeListener(channel: string, listener: (event: Speaker) => void): void {
    this.#events.removeListener(channel, listener)
  }

  /** What `ipcRenderer.invoke` brings here; the answer as it arrives there. */
  async invoked(speaker: Speaker, channel: string, message: unknown): Promise<unknown> {
    const arrived: unknown = structuredClone(message)
    await Promise.resolve()
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(speaker, arrived))
  }
  /** What `ipcRenderer.send` brings here. */
  sent(speaker: Speaker, channel: string): void {
    queueMicrotask(() => this.#events.emit(channel, speaker))
  }
}

let lastId = 0

/** The contents of a window. */
export class FakeContents extends EventEmitter implements Contents {
  readonly id = (lastId += 1)
}

/** A document in a frame, with its end of the IPC. */
export class FakeFrame implements Frame {
  readonly parent: unknown
  readonly #origin: string
  readonly #toPage = new EventEmitter()
  #destroyed = false
  /** Everything that main ever sent here. */
  readonly received: string[] = []
  readonly ipc: PageIpc

  constructor(main: MainEnd, contents: FakeContents, place: { origin?: string; parent?: unknown } = {}) {
    const { origin = 'app://ajar', parent = null } = place
    this.#origin = origin
    this.parent = parent
    const speaker: Speaker = { sender: contents, senderFrame: this }
    this.ipc = {
      invoke: (channel, message) => main.invoked(speaker, channel, message),
      send: (channel) => main.sent(speaker, channel),
      on: (channel, listener) => void this.#toPage.on(channel, listener),
      off: (channel, listener) => void this.#toPage.off(channel, listener),
    }
  }

  get origin(): string {
    if (this.#destroyed) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    return this.#origin
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  send(channel: string, line: string): void {
    if (this.#destroyed) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    this.received.push(line)
    const arrived: unknown = structuredClone(line)
    queueMicrotask(() => this.#toPage.emit(channel, {}, arrived))
  }
  /** Its document is gone: reloaded, crashed, closed. */
  destroy(): void {
    this.#destroyed = true
    this.#toPage.removeAllListeners()
  }
}
