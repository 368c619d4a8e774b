/** What one does with an open promise: keep it, or let it go. */
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'

interface PromiseActionsProps {
  readonly promise: { readonly id: string }
  /** Whether its buttons are in the tab order. */
  readonly active: boolean
}

export function PromiseActions({ promise, active }: PromiseActionsProps) {
  const keep = useWrite('promises.keep', { said: 'Promise kept.' })
  const letGo = useWrite('promises.letGo', { said: 'Promise let go.' })
  const busy = keep.pending || letGo.pending
  return (
    <span className="tl-acts">
      <Button
        excludeFromTabOrder={!active}
        isDisabled={busy}
        onPress={() => void keep.write({ id: promise.id })}
      >
        Kept
      </Button>
      <Button
        excludeFromTabOrder={!active}
        isDisabled={busy}
        onPress={() => void letGo.write({ id: promise.id })}
      >
        Let go
      </Button>
    </span>
  )
}
