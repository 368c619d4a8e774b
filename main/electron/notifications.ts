/** Reminders as the desktop's own notifications; a click leads to whom they are about. */
import { Notification } from 'electron'
import type { Client } from '#shared/api/client.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { takeReminders } from './take-reminders.ts'
import { plainBody } from './plain-body.ts'

/** So many may be clicked still: a notification that nobody refers to any more hears no click. */
const CLICKABLE = 50

/** Shows reminders from now on. `open` brings the window before the person, with this contact's page or *Today*. */
export function showReminders(client: Client, open: (contact: string | undefined) => void): void {
  const clickable = new Set<Notification>()

  const show = ({ title, body, contact }: Reminder): void => {
    const notification = new Notification({ title, body: plainBody(body, process.platform) })
    clickable.add(notification)
    for (const oldest of clickable) {
      if (clickable.size <= CLICKABLE) break
      clickable.delete(oldest)
    }
    notification.on('click', () => {
      clickable.delete(notification)
      open(contact)
    })
    notification.on('close', ({ reason }) => {
      // On Windows it goes on to the Action Center by itself, where it can be clicked still.
      if (reason !== 'timedOut') clickable.delete(notification)
    })
    notification.show()
  }
  takeReminders(client, { canShow: () => Notification.isSupported(), show })
}
