/** Holds what opens upon the page to write, edit and answer, and listens for the composer's key. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { ImpressionView } from '#shared/api/views.ts'
import { useCall, useMenu } from '../bridge/queries.tsx'
import { openPath } from '../ui/links.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import {
  ComposerContext,
  type Answerable,
  type ComposerOpener,
  type ComposerPreset,
} from './composer-context.ts'
import { ComposerDialog } from './composer-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'

/** Gives everything below it the composer. */
export function ComposerProvider({ children }: { children: ReactNode }) {
  const [location] = useLocation()
  const [opened, setOpened] = useState<{ readonly preset: ComposerPreset; readonly over: string }>()
  // The composer goes with the page that it was laid upon; the draft stays.
  if (opened !== undefined && opened.over !== location) setOpened(undefined)
  const [edited, setEdited] = useState<ImpressionView | undefined>()
  const [answered, setAnswered] = useState<Answerable | undefined>()
  const onPage = useRef<(() => void) | undefined>(undefined)
  const here = useContactHere()

  const opener = useMemo<ComposerOpener>(
    () => ({
      open: (wanted = {}) => {
        const bare = wanted.contact === undefined && wanted.text === undefined
        const underDialog = document.querySelector('[role="dialog"]') !== null
        if (bare && !underDialog && onPage.current !== undefined) onPage.current()
        else setOpened({ preset: wanted, over: openPath() })
      },
      edit: setEdited,
      answer: setAnswered,
      onPage: (focus) => {
        onPage.current = focus
        return () => {
          if (onPage.current === focus) onPage.current = undefined
        }
      },
    }),
    [],
  )

  const compose = useCallback(() => opener.open(here === undefined ? {} : { contact: here }), [opener, here])
  useMenu('compose', compose)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'j') return
      event.preventDefault()
      compose()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [compose])

  return (
    <ComposerContext value={opener}>
      {children}
      <ComposerDialog preset={opened?.preset} onClose={() => setOpened(undefined)} />
      {edited !== undefined && (
        <EditDialog key={edited.id} impression={edited} onClose={() => setEdited(undefined)} />
      )}
      {answered !== undefined && (
        <AnswerDialog key={answered.id} impression={answered} onClose={() => setAnswered(undefined)} />
      )}
    </ComposerContext>
  )
}

/** The contact whose page is open: what is written from there is about them. */
function useContactHere(): ComposerPreset['contact'] {
  const [, params] = useRoute('/people/:id/:impression?')
  const id = params?.id
  const page = useCall('contacts.page', { id: id ?? '' }, { enabled: id !== undefined })
  const contact = page.data?.contact
  return useMemo(
    () => (id === undefined || contact === undefined ? undefined : { id, name: contact.name.display }),
    [id, contact],
  )
}
