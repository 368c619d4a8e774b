/** The offer of rule 14, after "Not the right time" several times in a row: to be in touch less often, or to leave it. */
import type { ContactPage } from '#shared/api/views.ts'
import { RHYTHM_WORDS } from '#shared/domain/rhythm.ts'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { focusPage, stayOnItem } from '../ui/focus.ts'

/** A quiet line with two answers; nothing where no slower rhythm is offered. */
export function SlowOffer({ page }: { page: ContactPage }) {
  const { contact, slowTo } = page
  const slow = useWrite('contacts.change', {
    said: ({ rhythm }) => `The rhythm is slower now: ${rhythm === null ? 'none' : RHYTHM_WORDS[rhythm]}.`,
  })
  const keep = useWrite('contacts.keepRhythm', { said: 'The rhythm stays as it is.' })
  if (slowTo === undefined || contact.rhythm === null) return null
  const pending = slow.pending || keep.pending
  return (
    <div className="slow-offer" role="group" aria-label="A slower rhythm">
      <p className="quiet">
        It was not the right time, several times in a row. A slower rhythm may fit better.
      </p>
      <div className="acts">
        <Button
          look="line"
          isDisabled={pending}
          onPress={() => {
            // A moment of the old rhythm may go from the list with it.
            focusPage()
            void slow.write({ id: contact.id, set: { rhythm: slowTo } })
          }}
        >
          {`Slow to ${RHYTHM_WORDS[slowTo]}`}
        </Button>
        <Button
          isDisabled={pending}
          onPress={({ target }) => {
            if (!stayOnItem(target)) focusPage()
            void keep.write({ id: contact.id })
          }}
        >
          {`Keep ${RHYTHM_WORDS[contact.rhythm]}`}
        </Button>
      </div>
    </div>
  )
}
