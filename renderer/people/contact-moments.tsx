/** What speaks for a word just now, or why not: on the contact's own page everything is told, also beyond the day's few. */
import { Link } from 'wouter'
import type { ContactPage } from '#shared/api/views.ts'
import { Acts, Gesture, Reasons } from '../today/moment-item.tsx'
import { SlowOffer } from '../today/slow-offer.tsx'
import { dayInWords } from '../ui/days.ts'
import { contactPath } from '../ui/links.ts'
import { walk } from '../ui/walk.ts'
import '../today/today.css'

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
          {page.contact.door !== 'open' && <b>Not now. </b>}
          {sentence(page.whyNot)}
          {resting && (
            <>
              {' '}
              <Link href={contactPath(page.contact.id, resting.impression)}>What was said then</Link>
            </>
          )}
        </p>
      )}
      {open.length > 0 && (
        <ul role="list" aria-label="Moments" onKeyDown={walk}>
          {open.map((moment, index) => (
            <li key={moment.id} className="person-moment" data-walk tabIndex={index === 0 ? 0 : -1}>
              <p>
                <Reasons moment={moment} />
              </p>
              <Gesture moment={moment} />
              {moment.answered === true ? <p className="meta">Answered today.</p> : <Acts moment={moment} />}
            </li>
          ))}
        </ul>
      )}
      {open.length === 0 && page.whyNot === null && (
        <p className="person-quiet">
          Nothing is due. {next && `The next good moment comes on ${dayInWords(next.opens, today)}.`}
        </p>
      )}
      <SlowOffer page={page} />
    </section>
  )
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
