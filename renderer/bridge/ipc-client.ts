/** The contract over Electron's IPC: texts to and from what the preload put into the window. */
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { PreloadApi } from '#shared/api/preload.ts'
import { callsThrough, readAnswer, type Send } from './calls.ts'
import { eventOf } from './event-lines.ts'
import type { Connection } from './wire.ts'

/** So long after a call that nobody answered, the page asks to hear events again, until it is told `hello`. */
const RETRY_MS = 1000

export interface IpcBridge {
  readonly client: Client
  readonly connection: () => Connection
  readonly onConnection: (listener: () => void) => () => void
}

/** What the preload gives, if this page runs in Electron. */
export function preloadApi(place: object): PreloadApi | undefined {
  const given: unknown = 'ajar' in place ? place.ajar : undefined
  return isPreloadApi(given) ? given : undefined
}

function isPreloadApi(given: unknown): given is PreloadApi {
  return (
    typeof given === 'object' &&
    given !== null &&
    'call' in given &&
    typeof given.call === 'function' &&
    'on' in given &&
    typeof given.on === 'function'
  )
}

/** A client of the core in Electron's main. It begins to hear with its first listener, so that none misses `hello`. */
export function ipcBridge(api: PreloadApi): IpcBridge {
  const listeners = new Set<(event: AppEvent) => void>()
  const connectionListeners = new Set<() => void>()
  let connection: Connection = 'connecting'
  let stopHearing: (() => void) | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const setConnection = (next: Connection): void => {
    if (next === connection) return
    connection = next
    for (const listener of [...connectionListeners]) listener()
  }
  const hear = (): void => {
    stopHearing?.()
    stopHearing = api.on((line) => {
      const event = eventOf(line)
      if (event === undefined || closed) return
      clearTimeout(retry)
      setConnection('up')
      for (const listener of [...listeners]) listener(event)
    })
  }
  const cutOff = (): void => {
    if (closed) return
    setConnection('down')
    clearTimeout(retry)
    retry = setTimeout(() => {
      hear()
      cutOff()
    }, RETRY_MS)
  }

  const send: Send = async (method, input) => {
    if (closed) throw new Error('This page has let go of its connection.')
    try {
      return readAnswer(method, JSON.parse(await api.call(method, input)))
    } catch (error) {
      cutOff()
      throw error
    }
  }

  return {
    client: {
      call: callsThrough(send),
      on: (listener) => {
        listeners.add(listener)
        if (stopHearing === undefined) hear()
        return () => listeners.delete(listener)
      },
      close: () => {
        closed = true
        clearTimeout(retry)
        stopHearing?.()
        return Promise.resolve()
      },
    },
    connection: () => connection,
    onConnection: (listener) => {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
  }
}
