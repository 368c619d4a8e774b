/** What the page may do: call the contract's methods, and hear events. It never sees the channels behind that. */
import type { PreloadApi } from '#shared/api/preload.ts'
import type { Result } from '#shared/api/result.ts'
import { CALL, EVENT, LEAVE, LISTEN } from './channels.ts'

/** The part of `ipcRenderer` that the page's API needs. */
export interface PageIpc {
  invoke(channel: string, message: string): Promise<unknown>
  send(channel: string): void
  on(channel: string, listener: (event: unknown, line: unknown) => void): void
  off(channel: string, listener: (event: unknown, line: unknown) => void): void
}

const UNKNOWN: Result<never> = {
  ok: false,
  error: {
    code: 'invalid',
    message: 'There is no such method in the contract.',
    hint: 'Two versions of Ajar may be at work. End both, and start the newer one.',
  },
}

/** The page's API over `ipc`, for the contract's `methods` alone. */
export function pageApi(ipc: PageIpc, methods: readonly string[]): PreloadApi {
  let listeners = 0
  return {
    call: async (method, input) =>
      methods.includes(method)
        ? String(await ipc.invoke(CALL, JSON.stringify({ method, input })))
        : JSON.stringify(UNKNOWN),
    on: (listener) => {
      // The event itself stays here: with it a page would hold the sender, and so every channel.
      const hear = (_event: unknown, line: unknown): void => listener(String(line))
      ipc.on(EVENT, hear)
      listeners += 1
      ipc.send(LISTEN)
      let listening = true
      return () => {
        if (!listening) return
        listening = false
        ipc.off(EVENT, hear)
        listeners -= 1
        if (listeners === 0) ipc.send(LEAVE)
      }
    },
  }
}
