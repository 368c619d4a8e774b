/** Going where a reminder leads: the contact's page with the composer ready, or *Today*. One way for a click and for the window's shell. */
import { useCallback, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useAsk } from '../bridge/queries.tsx'
import { useComposer } from '../composer/composer-context.ts'
import { focusPage } from '../ui/focus.ts'
import { contactPath } from '../ui/links.ts'
import { notices } from '../ui/notices.ts'
import { watchHalfDone, type HalfDone } from './half-done.ts'

/**
 * Leads to a contact's page and opens the composer about them; without a contact to *Today*. In the middle of a dialog
 * or a form the page stays as it is and the composer opens over it, so that nothing typed is lost. While the sample is
 * shown it leads nowhere: its people are others.
 */
export function useGoThere(): (contact: string | undefined) => Promise<void> {
  const [, navigate] = useLocation()
  const ask = useAsk()
  const composer = useComposer()
  const halfDone = useRef<HalfDone | undefined>(undefined)
  useEffect(() => {
    const watching = watchHalfDone(document)
    halfDone.current = watching
    return () => watching.end()
  }, [])

  return useCallback(
    async (contact) => {
      const status = await ask('journal.status', {})
      if (status?.sample === true) return
      const stays = halfDone.current?.is() === true
      if (contact === undefined) {
        if (stays) notices.done('Something waits for you on Today.')
        else {
          navigate('/')
          focusPage()
        }
        return
      }
      // Asked for first, so that the page is there when the composer is laid upon it.
      const page = await ask('contacts.page', { id: contact })
      if (!stays) navigate(contactPath(contact))
      if (page !== undefined) {
        composer.open({ contact: { id: contact, name: page.contact.name.display } })
      } else if (!stays) focusPage()
    },
    [ask, composer, navigate],
  )
}
