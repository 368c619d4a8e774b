/** Takes reminders as they come due, each once, for as long as there is a way to show them. */
import type { Client } from '#shared/api/client.ts'
import type { Reminder } from '#shared/domain/reminder.ts'

export interface Showing {
  /** Whether a notification can be shown here at all. What cannot be shown is not taken: it waits for who can. */
  readonly canShow: () => boolean
  readonly show: (reminder: Reminder) => void
}

/** Takes what is due now, and from now on whenever the core says that something is. */
export function takeReminders(client: Pick<Client, 'call' | 'on'>, { canShow, show }: Showing): void {
  const takeAll = async (): Promise<void> => {
    while (canShow()) {
      const taken = await client.call('reminders.take', {})
      if (!taken.ok || taken.value.reminder === null) return
      show(taken.value.reminder)
    }
  }
  client.on((event) => {
    if (event.type === 'reminder') void takeAll()
  })
  void takeAll()
}
