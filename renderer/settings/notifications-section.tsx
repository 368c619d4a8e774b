/** Settings of notifications: whether, with names or without, and what the browser says to it. */
import { useState } from 'react'
import type { Output } from '#shared/api/contract.ts'
import { useTabs } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { leave, useLeave } from '../reminders/leave.ts'
import { Button } from '../ui/button.tsx'
import { Switch } from '../ui/switch.tsx'

type Known = Output<'settings.get'>
type Change = Partial<Pick<Known, 'notifications' | 'namesInNotifications'>>

/** The settings as they were chosen, also before the core has said so. */
function useChosen(settings: Known): [Known, (change: Change) => void] {
  const { write } = useWrite('settings.change', { said: 'Settings saved.' })
  const [chosen, setChosen] = useState<{ readonly over: Known; readonly change: Change }>()
  const choose = (change: Change) => {
    setChosen({ over: settings, change })
    void write(change).then(({ ok }) => {
      if (!ok) setChosen(undefined)
    })
  }
  return [chosen?.over === settings ? { ...settings, ...chosen.change } : settings, choose]
}

/** Two switches, which hold at once. */
export function NotificationsSection({ settings }: { settings: Known }) {
  const [{ notifications, namesInNotifications }, choose] = useChosen(settings)
  const inBrowser = useTabs() !== undefined
  return (
    <section className="settings-part settings-switches" aria-labelledby="notifications">
      <h2 id="notifications">Notifications</h2>
      <Switch
        label="Desktop notifications"
        isOn={notifications}
        onChange={(wanted) => choose({ notifications: wanted })}
        hint="A moment may come to you once, on a working day and outside the quiet hours."
      />
      <Switch
        label="Names in notifications"
        isOn={namesInNotifications}
        isDisabled={!notifications}
        onChange={(wanted) => choose({ namesInNotifications: wanted })}
        hint="Without names one says “A good moment for somebody” and what to do, and nothing that you wrote."
      />
      {inBrowser && notifications && <BrowserLeave />}
    </section>
  )
}

/** What the browser says to it, and what to do about that. */
function BrowserLeave() {
  switch (useLeave()) {
    case 'granted':
      return <p>This browser shows them while a page of Ajar is open in it.</p>
    case 'default':
      return (
        <div className="settings-leave">
          <p>This browser shows none before you allow it; it asks you, and remembers what you said.</p>
          <Button look="line" onPress={() => void leave.ask()}>
            Allow notifications
          </Button>
        </div>
      )
    case 'denied':
      return (
        <p>
          This browser holds them back from this page. To unblock them, press the sign to the left of the
          address, and set <b>Notifications</b> to <b>Allow</b>.
        </p>
      )
    case 'none':
      return <p>This browser cannot show any.</p>
  }
}
