/** What speaks for a word just now, or why not: on the contact's own page everything is told, also beyond the day's few. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { ContactPage } from '#shared/api/views.ts'
import type { Moment } from '#shared/domain/moment.ts'
import { useWrite } from '../bridge/writes.ts'
import { useComposer } from '../composer/composer-context.ts'
import { Button } from '../ui/button.tsx'
import { dayInWords } from '../ui/days.ts'
import { Flag } from '../ui/flag.tsx'
import { contactPath } from '../ui/links.ts'
import { RestDialog } from './rest-dialog.tsx'

interface ContactMomentsProps {
  readonly page: ContactPage
  readonly today: string
}

export function ContactMoments({ page, today }: ContactMomentsProps) {
  const open = page.moments.filter((moment) => moment.opens.slice(0, 10) <= today)
  const next = page.moments
    .filter((moment) => moment.opens.slice(0, 10) > today && moment.kind !== 'promise')
    .toSorted((a, b) => a.opens.localeCompare(b.opens))[0]
  const resting = page.rests.find((rest) => rest.current)
  return (
    <section className="person-moments" aria-label="Moments">
      {page.whyNot !== null && (
        <p className="person-not-now">
          <b>Not now.</b> {sentence(page.whyNot)}
          {resting && (
            <>
              {' '}
              <Link href={contactPath(page.contact.id, resting.impression)}>What was said then</Link>
            </>
          )}
        </p>
      )}
      {open.length > 0 && (
        <ul role="list">
          {open.map((moment) => (
            <MomentItem
              key={moment.id}
              moment={moment}
              contact={page.contact.id}
              name={page.contact.name.display}
            />
          ))}
        </ul>
      )}
      {open.length === 0 && page.whyNot === null && (
        <p className="person-quiet">
          Nothing is due. {next && `The next good moment comes on ${dayInWords(next.opens, today)}.`}
        </p>
      )}
    </section>
  )
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

interface MomentItemProps {
  readonly moment: Moment
  readonly contact: string
  readonly name: string
}

function MomentItem({ moment, contact, name }: MomentItemProps) {
  const isPromise = moment.kind === 'promise'
  return (
    <li className="person-moment">
      {moment.reasons.map((reason) => (
        <p key={reason.text}>
          {reason.text}{' '}
          {reason.impressions[0] !== undefined && (
            <Link href={contactPath(contact, reason.impressions[0])}>See it</Link>
          )}
        </p>
      ))}
      <p className={isPromise ? 'person-gesture person-gesture-promise' : 'person-gesture'}>
        {isPromise && <Flag />}
        <b>{moment.gesture.text}</b>
      </p>
      {isPromise ? (
        <PromiseButtons promise={moment.promise} />
      ) : (
        <MomentButtons moment={moment} contact={{ id: contact, name }} />
      )}
    </li>
  )
}

function PromiseButtons({ promise }: { promise: string | undefined }) {
  const keep = useWrite('promises.keep', { said: 'Promise kept.' })
  const letGo = useWrite('promises.letGo', { said: 'Promise let go.' })
  if (promise === undefined) return null
  return (
    <div className="acts">
      <Button look="line" isDisabled={keep.pending} onPress={() => void keep.write({ id: promise })}>
        Kept
      </Button>
      <Button isDisabled={letGo.pending} onPress={() => void letGo.write({ id: promise })}>
        Let go
      </Button>
    </div>
  )
}

function MomentButtons({ moment, contact }: { moment: Moment; contact: { id: string; name: string } }) {
  const composer = useComposer()
  const later = useWrite('moments.later', { said: 'Not the right time, then.' })
  const [resting, setResting] = useState(false)
  return (
    <div className="acts">
      <Button look="line" onPress={() => composer.open({ contact })}>
        Write down
      </Button>
      <Button isDisabled={later.pending} onPress={() => void later.write({ id: moment.id })}>
        Not the right time
      </Button>
      <Button onPress={() => setResting(true)}>Let it rest…</Button>
      <RestDialog contact={contact} isOpen={resting} onClose={() => setResting(false)} />
    </div>
  )
}
