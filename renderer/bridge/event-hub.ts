/**
 * One stream of events for all tabs: the tab that holds the lock reads it and passes every event on; when it closes,
 * the next one takes over. A browser allows few connections to one origin, so a stream for each tab would starve the calls.
 */
import type { AppEvent } from '#shared/api/events.ts'
import { eventOf, linesOf } from './event-lines.ts'
import type { Keyring } from './keyring.ts'
import type { Connection, TabChannel } from './wire.ts'

/** The core sends a tick every 15 seconds; a stream that has missed two of them is dead. */
const SILENT_FOR_MS = 35_000
const RETRY_MS = [300, 600, 1000, 2000, 3000]

export interface EventHub {
  on(listener: (event: AppEvent) => void): () => void
  connection(): Connection
  onConnection(listener: () => void): () => void
  /** Whether this tab reads the stream for all of them: the one that speaks where only one may. */
  leads(): boolean
  /** Hears when this tab begins to lead. */
  onLeading(listener: () => void): () => void
  /** The core gave no sign of life: whoever leads lets go of its stream and looks for the core anew. */
  doubt(): void
  close(): void
}

interface HubParts {
  readonly channel: TabChannel
  readonly keyring: Keyring
  /** Opens the stream: `GET /api/events`. */
  readonly open: (key: string, signal: AbortSignal) => Promise<Response>
  readonly locks: Pick<LockManager, 'request'>
}

/** Starts hearing events, as the reader of the stream or from the tab that reads it. */
export function openEventHub({ channel, keyring, open, locks }: HubParts): EventHub {
  const listeners = new Set<(event: AppEvent) => void>()
  const connectionListeners = new Set<() => void>()
  const leadingListeners = new Set<() => void>()
  const closing = new AbortController()
  let connection: Connection = 'connecting'
  let leading = false
  let attempt = new AbortController()

  const setConnection = (next: Connection) => {
    if (leading) channel.post({ type: 'connection', connection: next })
    if (next === connection) return
    connection = next
    for (const listener of [...connectionListeners]) listener()
  }
  const hear = (event: AppEvent) => {
    for (const listener of [...listeners]) listener(event)
  }

  const stopHearing = channel.on((message) => {
    if (message.type === 'connection?' && leading) channel.post({ type: 'connection', connection })
    if (message.type === 'doubt') attempt.abort()
    if (leading) return
    if (message.type === 'connection') setConnection(message.connection)
    if (message.type === 'event') hear(message.event)
  })

  /** Reads one stream to its end. */
  const readStream = async (key: string): Promise<'refused' | 'ended'> => {
    const own = new AbortController()
    attempt = own
    const signal = AbortSignal.any([closing.signal, own.signal])
    let watchdog = setTimeout(() => own.abort(), SILENT_FOR_MS)
    try {
      const response = await open(key, signal)
      if (response.status === 401) return 'refused'
      if (!response.ok || response.body === null) return 'ended'
      for await (const line of linesOf(response.body)) {
        clearTimeout(watchdog)
        watchdog = setTimeout(() => own.abort(), SILENT_FOR_MS)
        const event = eventOf(line)
        if (event === undefined || event.type === 'tick') continue
        setConnection('up')
        channel.post({ type: 'event', event })
        hear(event)
      }
      return 'ended'
    } catch {
      return 'ended'
    } finally {
      clearTimeout(watchdog)
    }
  }

  const lead = async () => {
    leading = true
    for (const listener of [...leadingListeners]) listener()
    for (let failures = 0; !closing.signal.aborted;) {
      const key = keyring.current() ?? (await keyring.renew(undefined))
      if (key === undefined) {
        setConnection('keyless')
        await untilKey(keyring, closing.signal)
        continue
      }
      const ended = await readStream(key)
      if (ended === 'refused') {
        await keyring.renew(key)
        continue
      }
      if (connection === 'up') failures = 0
      setConnection('down')
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 3000, closing.signal)
      failures += 1
    }
  }

  channel.post({ type: 'connection?' })
  // Rejected only when this tab closes while it waits for its turn.
  locks.request('ajar.events', { signal: closing.signal }, lead).catch(() => undefined)

  return {
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connection: () => connection,
    onConnection: (listener) => {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
    leads: () => leading,
    onLeading: (listener) => {
      leadingListeners.add(listener)
      return () => leadingListeners.delete(listener)
    },
    doubt: () => {
      attempt.abort()
      channel.post({ type: 'doubt' })
    },
    close: () => {
      closing.abort()
      stopHearing()
    },
  }
}

/** Resolves with the next key, or when the hub closes. */
function untilKey(keyring: Keyring, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stop = keyring.onKey(done)
    signal.addEventListener('abort', done)
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
