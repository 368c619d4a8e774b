/** One contact, whole: where the door stands, what speaks for or against now, and everything that happened. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useCall, useImpressions } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { useToday } from '../timeline/use-today.ts'
import { Problem } from '../ui/problem.tsx'
import { ContactFacts } from './contact-facts.tsx'
import { ContactHead } from './contact-head.tsx'
import { ContactMoments } from './contact-moments.tsx'
import { ContactTimeline } from './contact-timeline.tsx'
import { EditContactDialog } from './edit/edit-contact-dialog.tsx'
import { WarmthFigure } from './warmth-figure.tsx'
import './contact.css'

/** As many as are asked for at once; few people have more. */
const PAGE = 300

interface ContactScreenProps {
  readonly id: string
  /** The impression to show first, where somebody came from a link to it. */
  readonly impression?: string
}

export function ContactScreen({ id, impression }: ContactScreenProps) {
  const today = useToday()
  const [, navigate] = useLocation()
  const page = useCall('contacts.page', { id })
  const impressions = useImpressions({ contact: id, limit: PAGE })
  const [editing, setEditing] = useState(false)
  const remove = useWrite('contacts.remove', {
    said: 'The contact is deleted, with the impressions about them alone.',
  })

  const name = page.data?.contact.name.display
  useEffect(() => {
    document.title = name === undefined ? 'Ajar' : `${name} – Ajar`
  }, [name])

  if (page.data === undefined) {
    return page.error ? (
      <>
        <h1>
          {page.error.error.code === 'not-found' ? 'There is nobody here' : 'This page is not there just now'}
        </h1>
        <Problem error={page.error.error} />
      </>
    ) : (
      <h1 aria-busy="true">&nbsp;</h1>
    )
  }
  const { contact } = page.data
  const known = impressions.data?.pages.flatMap((each) => each.impressions) ?? []
  return (
    <>
      <ContactHead page={page.data} today={today} />
      <div className="span person-columns">
        <div className="person-text">
          <ContactMoments page={page.data} today={today} />
          <WarmthFigure page={page.data} impressions={known} today={today} />
        </div>
        <ContactFacts
          page={page.data}
          onEdit={() => setEditing(true)}
          onDelete={() => {
            void remove.write({ id }).then(({ ok }) => {
              if (ok) navigate('/people')
            })
          }}
        />
        <ContactTimeline
          page={page.data}
          impressions={impressions}
          today={today}
          {...(impression === undefined ? {} : { startAt: impression })}
        />
      </div>
      {editing && <EditContactDialog contact={contact} onClose={() => setEditing(false)} />}
    </>
  )
}
