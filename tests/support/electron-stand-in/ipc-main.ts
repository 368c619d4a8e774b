/** `ipcMain`: what a window's preload sends, heard and answered. */
import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import type { Has } from './declared.ts'

type Handler = (event: object, ...given: readonly unknown[]) => unknown

class StandInIpcMain
  extends EventEmitter
  implements Has<IpcMain, 'handle' | 'removeHandler' | 'on' | 'removeListener'>
{
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers an `invoke`. */
  async answer(channel: string, event: object, given: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return await handler(event, ...given)
  }
}

export const ipcMain = new StandInIpcMain()
