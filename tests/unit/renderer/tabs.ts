/** Several tabs of one origin, in one process. */
import type { TabChannel, TabMessage } from '../../../renderer/bridge/wire.ts'

/** A way to open channels that hear each other and not themselves, as browsers' do. */
export function tabs(): () => TabChannel {
  const channels = new Set<Set<(message: TabMessage) => void>>()
  return () => {
    const mine = new Set<(message: TabMessage) => void>()
    channels.add(mine)
    return {
      post: (message) => {
        for (const other of channels) {
          if (other !== mine) for (const listener of [...other]) queueMicrotask(() => listener(message))
        }
      },
      on: (listener) => {
        mine.add(listener)
        return () => mine.delete(listener)
      },
      close: () => channels.delete(mine),
    }
  }
}

/** The part of a `Storage` that is used, in memory. */
export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  }
}
