/** The page's way to the core: the client, and how the connection stands. Built once, when the page starts. */
import type { Client } from '#shared/api/client.ts'
import { openEventHub } from './event-hub.ts'
import { httpClient } from './http-client.ts'
import { ipcBridge, preloadApi } from './ipc-client.ts'
import { keyIn, openKeyring } from './keyring.ts'
import { patient } from './patience.ts'
import { openTabChannel, type Connection } from './wire.ts'

export interface Bridge {
  readonly client: Client
  readonly connection: () => Connection
  readonly onConnection: (listener: () => void) => () => void
  /** In the browser shell, where one tab speaks for all; absent where the shell itself shows notifications. */
  readonly tabs?: Tabs
}

export interface Tabs {
  /** Whether this is the tab that speaks. */
  readonly leads: () => boolean
  /** Hears when it becomes this one. */
  readonly onLeading: (listener: () => void) => () => void
}

/** Takes the key out of the address, so that it is neither seen, nor copied, nor remembered by the browser. */
function takeKeyFromAddress(take: (key: string) => void): void {
  const key = keyIn(location.hash)
  if (key === undefined) return
  history.replaceState(null, '', '#/')
  take(key)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Opens the bridge to whoever showed this page: Electron, where its preload is, else the server that it came from. */
export function openBridge(): Bridge {
  const api = preloadApi(window)
  return api === undefined ? httpBridge() : ipcBridge(api)
}

function httpBridge(): Bridge {
  const channel = openTabChannel('ajar')
  const keyring = openKeyring(sessionStorage, channel)
  takeKeyFromAddress((key) => keyring.take(key))
  // A fresh address pasted into an open tab changes the fragment alone: the page is not loaded again.
  addEventListener('hashchange', () => takeKeyFromAddress((key) => keyring.take(key)))

  const authorization = (key: string) => ({ authorization: `Bearer ${key}` })
  const hub = openEventHub({
    channel,
    keyring,
    locks: navigator.locks,
    open: (key, signal) => fetch('/api/events', { headers: authorization(key), signal, cache: 'no-store' }),
  })
  const post = patient({
    post: (key, body, signal) =>
      fetch('/api/call', {
        method: 'POST',
        headers: { ...authorization(key), 'content-type': 'application/json' },
        body,
        signal,
        cache: 'no-store',
      }),
    pulse: (signal) => fetch('/', { method: 'HEAD', signal, cache: 'no-store' }),
    onSilence: () => hub.doubt(),
  })
  return {
    client: httpClient(post, keyring, hub),
    connection: () => hub.connection(),
    onConnection: (listener) => hub.onConnection(listener),
    tabs: { leads: () => hub.leads(), onLeading: (listener) => hub.onLeading(listener) },
  }
}
