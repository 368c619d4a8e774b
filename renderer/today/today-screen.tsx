/** Today: the few moments of the day, and a place to write down what happened. */
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useCall } from '../bridge/queries.tsx'
import { PageComposer } from '../composer/page-composer.tsx'
import { AddContactDialog } from '../people/add-contact-dialog.tsx'
import { OfferLine } from '../reminders/offer-line.tsx'
import { dayHeading } from '../ui/days.ts'
import { contactPath } from '../ui/links.ts'
import { Problem } from '../ui/problem.tsx'
import { walk } from '../ui/walk.ts'
import { FirstRun } from './first-run.tsx'
import { Meetings } from './meetings.tsx'
import { MomentItem } from './moment-item.tsx'
import { PeaceLine } from './peace-line.tsx'
import { WeekAhead } from './week-ahead.tsx'
import { useShown } from './use-shown.ts'
import './today.css'

/** The day goes on while the page is open. */
const EVERY_MS = 5 * 60_000

/** The first page of the notebook; an empty journal begins here. */
export function TodayScreen() {
  const status = useCall('journal.status', {})
  const [adding, setAdding] = useState(false)
  const [, navigate] = useLocation()
  useEffect(() => {
    document.title = 'Today – Ajar'
  }, [])
  if (status.data === undefined) return status.error && <Problem error={status.error.error} />
  const { contacts, impressions, sample, id } = status.data
  const isEmpty = contacts === 0 && impressions === 0 && !sample
  return (
    <>
      {isEmpty ? <FirstRun status={status.data} onAdd={() => setAdding(true)} /> : <Day journal={id} />}
      {/* Not within the first page: that goes as soon as anything is written down, by whomever. */}
      {adding && (
        <AddContactDialog
          onClose={() => setAdding(false)}
          onAdded={(added) => navigate(contactPath(added.id))}
        />
      )}
    </>
  )
}

function Day({ journal }: { journal: string }) {
  const today = useCall('moments.today', { answered: true }, { every: EVERY_MS })
  useShown(today.data)
  // What is known stays while it cannot be asked for again: somebody may be writing on this page.
  if (today.data === undefined) return today.error && <Problem error={today.error.error} />
  const { date, moments, meetings, later, tooManyRhythms } = today.data
  return (
    <>
      <h1>{dayHeading(date)}</h1>
      <div className="today-composer">
        <PageComposer key={journal} journal={journal} />
      </div>
      <div className="span today-cols">
        <div>
          <Meetings meetings={meetings} />
          <h2 className="visually-hidden">Moments</h2>
          {moments.length > 0 ? (
            <ul className="moments" aria-label="Moments" role="list" onKeyDown={walk}>
              {moments.map((moment, index) => (
                <MomentItem key={moment.id} moment={moment} first={index === 0} />
              ))}
            </ul>
          ) : (
            <div className="quiet-day">
              <ul aria-label="Moments" role="list" />
              <p className="quiet-day-words">Nothing asks for you today.</p>
              <p className="quiet">
                {later.length > 0
                  ? 'What is to come stands at the side; until then, it is good as it is.'
                  : 'It is good as it is. When something happens, write it down above.'}
              </p>
            </div>
          )}
          <div className="today-foot">
            {moments.length > 0 && <OfferLine />}
            {tooManyRhythms === true && (
              <p className="peace">
                <span>
                  Your rhythms together ask for more moments than your days hold. You could slow some of them
                  on <Link href="/people">People</Link>.
                </span>
              </p>
            )}
            <PeaceLine />
          </div>
        </div>
        <WeekAhead />
      </div>
    </>
  )
}
