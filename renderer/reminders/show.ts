/** One Web Notification, and what its click does. */
import type { Reminder } from '#shared/domain/reminder.ts'
import icon from './icon.png'

/** Shows a reminder. A click brings this tab to the front and goes where the reminder leads. */
export function showReminder(reminder: Reminder, goThere: (contact: string | undefined) => void): void {
  const { id, title, body, contact } = reminder
  const shown = new Notification(title, { body, tag: id, icon })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
    goThere(contact)
  })
}
