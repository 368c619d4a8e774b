/** The undo line: what was just done, and how to take it back. It stays until the next thing is done or it is put away. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useClient } from '../bridge/queries.tsx'
import { Button } from './button.tsx'
import { notices, type Notice } from './notices.ts'

function useNotice(): Notice | undefined {
  return useSyncExternalStore(notices.subscribe, notices.current)
}

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** The line at the foot of the page, spoken as it changes. `Ctrl/Cmd+Z` outside a text takes back, too. */
export function NoticeLine() {
  const notice = useNotice()
  const client = useClient()
  const undo = notice?.undo

  const takeBack = useCallback(async () => {
    if (undo === undefined) return
    const result = await client.call('journal.undo', { undo: undo.id })
    if (!result.ok) notices.failed(result.error)
    else if (undo.label === 'Undo') notices.takenBack(result.value.undo)
    else notices.done('It is back.', result.value.undo)
  }, [client, undo])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey) || inText(event.target))
        return
      event.preventDefault()
      void takeBack()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [takeBack])

  return (
    <div className="notice-place" role="status" data-react-aria-top-layer="true">
      {notice && (
        <div className={`notice notice-${notice.kind}`} key={notice.number}>
          <p>
            {notice.text} {notice.hint !== undefined && <span className="quiet">{notice.hint}</span>}
          </p>
          {undo !== undefined && (
            <Button look="bare" className="notice-undo" onPress={() => void takeBack()}>
              {undo.label}
            </Button>
          )}
          <Button aria-label="Put this line away" className="notice-away" onPress={notices.dismiss}>
            <span aria-hidden="true">×</span>
          </Button>
        </div>
      )}
    </div>
  )
}
