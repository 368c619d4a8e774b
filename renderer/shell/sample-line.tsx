/** While one looks around in the sample journal: a quiet line that says so, and the way out. */
import { useLocation } from 'wouter'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { forgetDrafts } from '../composer/draft-store.ts'
import { Button } from '../ui/button.tsx'

/** Nothing while the user's own journal is open. */
export function SampleLine() {
  const status = useCall('journal.status', {})
  const leave = useWrite('sample.leave')
  const [, navigate] = useLocation()
  if (status.data?.sample !== true) return null
  const { id } = status.data
  return (
    <p className="page-line">
      This is the sample journal. Try anything: yours is not touched.{' '}
      <Button
        look="bare"
        className="in-text"
        isDisabled={leave.pending}
        onPress={() => {
          void leave.write({}).then(({ ok }) => {
            if (!ok) return
            forgetDrafts(localStorage, id)
            navigate('/')
          })
        }}
      >
        Leave the sample
      </Button>
    </p>
  )
}
