/** Brings reminders to the desktop from the one tab that speaks for all. What is taken is shown; what cannot be shown is not taken. */
import type { Client } from '#shared/api/client.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import type { Tabs } from '../bridge/bridge.ts'
import type { NotificationLeave } from './leave.ts'

interface BringParts {
  readonly client: Pick<Client, 'call' | 'on'>
  readonly tabs: Tabs
  readonly leave: Pick<NotificationLeave, 'current' | 'subscribe'>
  readonly show: (reminder: Reminder) => void
}

/**
 * Takes and shows what is due whenever this tab can: when one becomes due, when the core is there (again), when this
 * tab begins to lead, when leave is given. Gives what ends it.
 */
export function bringReminders({ client, tabs, leave, show }: BringParts): () => void {
  let ended = false
  let asking = false
  let askAgain = false
  const can = () => !ended && tabs.leads() && leave.current() === 'granted'

  /** Takes and shows one; whether there may be more. */
  const bringOne = async (): Promise<boolean> => {
    const taken = await client.call('reminders.take', {})
    if (!taken.ok || taken.value.reminder === null) return false
    try {
      show(taken.value.reminder)
    } catch {
      // A browser may refuse to show one (phones do). It was handed out; the next is tried all the same.
    }
    return true
  }
  const bringAll = async () => {
    askAgain = true
    if (asking) return
    asking = true
    while (askAgain && can()) {
      askAgain = false
      while (can() && (await bringOne()));
    }
    asking = false
  }

  const bring = () => void bringAll()
  const stops = [
    client.on(({ type }) => {
      if (type === 'reminder' || type === 'hello') bring()
    }),
    tabs.onLeading(bring),
    leave.subscribe(bring),
  ]
  bring()
  return () => {
    ended = true
    for (const stop of stops) stop()
  }
}
