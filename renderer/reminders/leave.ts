/** The browser's leave to show notifications, and asking for it: only ever because somebody pressed a button. */
import { useSyncExternalStore } from 'react'

/** `none`: this browser shows no notifications. */
export type Leave = NotificationPermission | 'none'

export interface NotificationLeave {
  readonly current: () => Leave
  /** Hears when it becomes another, also because of what was pressed in another tab or in the browser's settings. */
  readonly subscribe: (listener: () => void) => () => void
  /** Has the browser ask. */
  readonly ask: () => Promise<void>
}

function browserLeave(): NotificationLeave {
  const listeners = new Set<() => void>()
  const current = () => (typeof Notification === 'undefined' ? 'none' : Notification.permission)
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const watch = () => {
    navigator.permissions
      .query({ name: 'notifications' })
      .then((status) => status.addEventListener('change', tell))
      .catch(() => undefined)
    // Not every browser tells of a change; but one comes back from its settings.
    document.addEventListener('visibilitychange', tell)
  }
  let watching = false
  return {
    current,
    subscribe: (listener) => {
      if (!watching) watch()
      watching = true
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: async () => {
      await Notification.requestPermission()
      tell()
    },
  }
}

/** This page's. */
export const leave = browserLeave()

/** How it stands. */
export function useLeave(): Leave {
  return useSyncExternalStore(leave.subscribe, leave.current)
}
