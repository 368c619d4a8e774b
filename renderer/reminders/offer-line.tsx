/** Once, in the browser, when there are moments: whether they may come to the desktop. */
import { useState } from 'react'
import { useCall, useTabs } from '../bridge/queries.tsx'
import { Button } from '../ui/button.tsx'
import { leave, useLeave } from './leave.ts'

const ANSWERED = 'ajar.notifications.answered'

function wasAnswered(): boolean {
  try {
    return localStorage.getItem(ANSWERED) !== null
  } catch {
    // A browser that keeps nothing would be asked at each visit.
    return true
  }
}

/** Nothing where it was answered before, here or in the browser's settings, and where the shell needs no leave. */
export function OfferLine() {
  const inBrowser = useTabs() !== undefined
  const leaveNow = useLeave()
  const settings = useCall('settings.get', {})
  const status = useCall('journal.status', {})
  const [answered, setAnswered] = useState(wasAnswered)
  const wanted = settings.data?.notifications === true && status.data?.sample === false
  if (!inBrowser || leaveNow !== 'default' || answered || !wanted) return null

  const answer = () => {
    setAnswered(true)
    try {
      localStorage.setItem(ANSWERED, 'yes')
    } catch {
      // A full storage: asked once more another day.
    }
  }
  return (
    <div className="peace offer">
      <p>Ajar can tell you of a moment on the desktop: once, and at a good hour.</p>
      <div className="acts">
        <Button
          look="line"
          onPress={() => {
            answer()
            void leave.ask()
          }}
        >
          Allow notifications
        </Button>
        <Button onPress={answer}>No thanks</Button>
      </div>
    </div>
  )
}
