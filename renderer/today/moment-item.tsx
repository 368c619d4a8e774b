/** One moment of the day: who, why, what to do, and what one can answer. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { Moment } from '#shared/domain/moment.ts'
import { GESTURE_WORDS } from '#shared/right-time/words.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { useComposer } from '../composer/composer-context.ts'
import { RestDialog } from '../composer/rest-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { DoorGlyph } from '../ui/door.tsx'
import { Flag } from '../ui/flag.tsx'
import { stayOnItem } from '../ui/focus.ts'
import { contactPath } from '../ui/links.ts'
import { reasonPieces } from './reason-pieces.ts'
import { SlowOffer } from './slow-offer.tsx'

interface MomentItemProps {
  readonly moment: Moment
  /** The first of the list is the one that Tab leads to. */
  readonly first: boolean
}

/** An item of the list **Moments**. */
export function MomentItem({ moment, first }: MomentItemProps) {
  const { contact, kind } = moment
  const page = useCall('contacts.page', { id: contact?.id ?? '' }, { enabled: contact !== undefined })
  const about = page.data?.contact
  return (
    <li className="moment" data-walk tabIndex={first ? 0 : -1} data-moment={kind}>
      <span className="moment-door">
        {about !== undefined && (
          <>
            <span aria-hidden="true">{about.door}</span>
            <DoorGlyph door={about.door} size={20} />
          </>
        )}
      </span>
      <div className="moment-body">
        <div className="moment-name">
          <h3>
            {contact === undefined ? (
              (moment.meeting?.title ?? 'A meeting')
            ) : (
              <Link href={contactPath(contact.id)}>{contact.name}</Link>
            )}
          </h3>
          {about?.organization !== undefined && <span className="meta">{about.organization}</span>}
        </div>
        {moment.late === true && moment.merged !== undefined && moment.merged.length > 0 ? (
          <LatePromises moment={moment} />
        ) : (
          <>
            <p className="moment-why">
              <Reasons moment={moment} />
            </p>
            <Gesture moment={moment} />
            {moment.answered === true ? (
              <>
                <p className="meta">Answered today.</p>
                {page.data !== undefined && <SlowOffer page={page.data} />}
              </>
            ) : (
              <Acts moment={moment} />
            )}
          </>
        )}
      </div>
    </li>
  )
}

/** Why now, with the way to what it rests on. */
export function Reasons({ moment }: { moment: Moment }) {
  return moment.reasons.map((reason, index) => (
    <span key={index}>
      {index > 0 && ' '}
      <ReasonWords reason={reason} contact={moment.contact?.id} />
    </span>
  ))
}

function ReasonWords({
  reason,
  contact,
}: {
  reason: Moment['reasons'][number]
  contact: string | undefined
}) {
  return reasonPieces(reason).map(({ text, impression, said }, index) => {
    const words = said === true ? <em key={index}>{text}</em> : text
    return impression === undefined || contact === undefined ? (
      words
    ) : (
      <Link key={index} href={contactPath(contact, impression)}>
        {words}
      </Link>
    )
  })
}

export function Gesture({ moment: { gesture } }: { moment: Moment }) {
  const promise = gesture.kind === 'keep-promise'
  return (
    <p className={promise ? 'gesture gesture-promise' : 'gesture'}>
      {promise && <Flag />}
      <span>
        <b>{GESTURE_WORDS[gesture.kind]}:</b> {gesture.text}
      </span>
    </p>
  )
}

function PromiseActs({ promise, look }: { promise: string; look: 'line' | 'bare' }) {
  const keep = useWrite('promises.keep', { said: 'Kept.' })
  const letGo = useWrite('promises.letGo', { said: 'Let go.' })
  return (
    <>
      <Button
        look={look}
        isDisabled={keep.pending}
        onPress={({ target }) => {
          stayOnItem(target)
          void keep.write({ id: promise })
        }}
      >
        Kept
      </Button>
      <Button
        isDisabled={letGo.pending}
        onPress={({ target }) => {
          stayOnItem(target)
          void letGo.write({ id: promise })
        }}
      >
        Let go
      </Button>
    </>
  )
}

/** What one can answer. */
export function Acts({ moment }: { moment: Moment }) {
  const { contact, kind, promise } = moment
  const composer = useComposer()
  const later = useWrite('moments.later', { said: 'Not now, then. It will be asked again later.' })
  const [resting, setResting] = useState(false)
  const fades = kind !== 'promise' && kind !== 'write-down'

  return (
    <div className="acts">
      {promise !== undefined && <PromiseActs promise={promise} look="line" />}
      <Button
        look={promise === undefined ? 'line' : 'bare'}
        onPress={() => composer.open(contact === undefined ? { text: '' } : { contact })}
      >
        Write down
      </Button>
      {contact !== undefined && <TheyAnswered contact={contact} />}
      {fades && (
        <>
          <Button
            isDisabled={later.pending}
            onPress={({ target }) => {
              stayOnItem(target)
              void later.write({ id: moment.id })
            }}
          >
            Not the right time
          </Button>
          {contact !== undefined && <Button onPress={() => setResting(true)}>Let it rest…</Button>}
        </>
      )}
      {resting && contact !== undefined && <RestDialog contact={contact} onClose={() => setResting(false)} />}
    </div>
  )
}

/** Only while the last word was mine and nothing has come back. */
function TheyAnswered({ contact }: { contact: { readonly id: string; readonly name: string } }) {
  const composer = useComposer()
  const latest = useCall('impressions.list', { contact: contact.id, limit: 10 })
  const last = latest.data?.impressions.find(({ direction }) => direction !== null)
  if (last?.direction !== 'out' || last.signal !== 'none') return null
  return <Button onPress={() => composer.answer({ id: last.id, contacts: [contact] })}>They answered…</Button>
}

/** Promises past their time share one line; each has its own answer. */
function LatePromises({ moment }: { moment: Moment }) {
  const { merged = [], reasons } = moment
  const promises = [{ id: moment.id, promise: moment.promise, contact: moment.contact }, ...merged]
  return (
    <>
      <p className="moment-why">
        These promises have waited for a while. Keep them, or let them go; both are fine.
      </p>
      <ul className="late" role="list">
        {promises.map(({ id, promise, contact }, index) => {
          const reason = reasons[index]
          return (
            <li key={id}>
              {reason !== undefined && (
                <p>
                  <ReasonWords reason={reason} contact={(contact ?? moment.contact)?.id} />
                </p>
              )}
              {promise !== undefined && moment.answered !== true && (
                <div className="acts">
                  <PromiseActs promise={promise} look={index === 0 ? 'line' : 'bare'} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
