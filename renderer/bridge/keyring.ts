/**
 * The key to the core: given once in the address's fragment, kept for this tab alone, and shared with new tabs of the
 * same origin. It never stands in a URL that the browser remembers.
 */
import type { TabChannel } from './wire.ts'

const STORED = 'ajar.key'
const OTHERS_ANSWER_WITHIN_MS = 250

/** The key in a fragment such as "#key=abc", if there is one. */
export function keyIn(fragment: string): string | undefined {
  const key = /^#key=([A-Za-z0-9_-]+)$/.exec(fragment)?.[1]
  return key
}

export interface Keyring {
  /** The key that this tab holds, if any. */
  current(): string | undefined
  /** Takes a key that was given by hand (a fresh address). */
  take(key: string): void
  /**
   * The core did not accept this key, or there was none: lets go of it and asks the other tabs for a different one.
   * Gives the key to go on with, or nothing.
   */
  renew(rejected: string | undefined): Promise<string | undefined>
  /** Hears a key that arrives later. */
  onKey(listener: () => void): () => void
}

/** The keyring of this tab, which answers other tabs that ask. */
export function openKeyring(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  channel: TabChannel,
): Keyring {
  const listeners = new Set<() => void>()
  const rejectedKeys = new Set<string>()

  const current = () => storage.getItem(STORED) ?? undefined
  const take = (key: string) => {
    if (rejectedKeys.has(key) || current() === key) return
    storage.setItem(STORED, key)
    for (const listener of [...listeners]) listener()
  }

  channel.on((message) => {
    const held = current()
    if (message.type === 'key?' && held !== undefined) channel.post({ type: 'key', key: held })
    // A tab that was opened with a fresh address tells the others, whose key has gone stale.
    if (message.type === 'key' && held === undefined) take(message.key)
  })

  const askOthers = () =>
    new Promise<string | undefined>((resolve) => {
      const stop = channel.on((message) => {
        if (message.type === 'key' && !rejectedKeys.has(message.key)) finish(message.key)
      })
      const timer = setTimeout(() => finish(undefined), OTHERS_ANSWER_WITHIN_MS)
      const finish = (key: string | undefined) => {
        clearTimeout(timer)
        stop()
        resolve(key)
      }
      channel.post({ type: 'key?' })
    })

  return {
    current,
    take: (key) => {
      rejectedKeys.delete(key)
      take(key)
      channel.post({ type: 'key', key })
    },
    renew: async (rejected) => {
      if (rejected !== undefined) rejectedKeys.add(rejected)
      const held = current()
      if (held !== undefined && held !== rejected) return held
      storage.removeItem(STORED)
      const found = await askOthers()
      if (found !== undefined) take(found)
      return found
    },
    onKey: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
