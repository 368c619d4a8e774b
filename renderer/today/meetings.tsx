/** The meetings of the day, with the way to each who comes. */
import { Link } from 'wouter'
import type { Meeting } from '#shared/domain/meeting.ts'
import { timeOfDay } from '../ui/days.ts'
import { contactPath } from '../ui/links.ts'

export function Meetings({ meetings }: { meetings: readonly Meeting[] }) {
  if (meetings.length === 0) return null
  return (
    <section className="meetings" aria-labelledby="meetings">
      <h2 id="meetings">Meetings</h2>
      <ul role="list">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <span className="meta">
              {meeting.allDay ? 'all day' : `${timeOfDay(meeting.start)}–${timeOfDay(meeting.end)}`}
            </span>{' '}
            {meeting.title}
            {meeting.attendees.map(({ name, email, contact }, index) => (
              <span key={index}>
                {index === 0 ? ', with ' : ', '}
                {contact === undefined ? (
                  (name ?? email)
                ) : (
                  <Link href={contactPath(contact)}>{name ?? email ?? 'somebody'}</Link>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
