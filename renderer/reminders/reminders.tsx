/** What a reminder needs of the page: to be shown by the tab that speaks for all, and to lead somewhere. */
import { useEffect, useRef } from 'react'
import { useClient, useTabs } from '../bridge/queries.tsx'
import { bringReminders } from './bring.ts'
import { leave } from './leave.ts'
import { showReminder } from './show.ts'
import { useGoThere } from './use-go-there.ts'

/** Draws nothing. `onGo` hears that the page is about to lead somewhere. */
export function Reminders({ onGo }: { onGo: () => void }) {
  const client = useClient()
  const tabs = useTabs()
  const goThere = useGoThere()
  const go = useRef<(contact: string | undefined) => void>(() => undefined)
  useEffect(() => {
    go.current = (contact) => {
      onGo()
      void goThere(contact)
    }
  }, [onGo, goThere])

  useEffect(
    () =>
      client.on((event) => {
        if (event.type === 'open') go.current(event.contact)
      }),
    [client],
  )
  useEffect(() => {
    if (tabs === undefined) return
    const show = (reminder: Parameters<typeof showReminder>[0]) =>
      showReminder(reminder, (contact) => go.current(contact))
    return bringReminders({ client, tabs, leave, show })
  }, [client, tabs])
  return null
}
