/** The week ahead, at the side of the day: what is likely to come, if nothing else does. */
import { Link } from 'wouter'
import type { Moment, Today } from '#shared/domain/moment.ts'
import { dayNumber, weekday } from '#shared/dates.ts'
import { useCall } from '../bridge/queries.tsx'
import { dayTag, timeOfDay } from '../ui/days.ts'
import { Flag } from '../ui/flag.tsx'
import { contactPath } from '../ui/links.ts'

const DAYS = 7

/** Days off on which nothing is are left out. */
export function WeekAhead() {
  const upcoming = useCall('moments.upcoming', { days: DAYS + 1 })
  const settings = useCall('settings.get', {})
  const days = (upcoming.data ?? [])
    .slice(1)
    .filter(
      (day) =>
        day.moments.length > 0 ||
        day.meetings.length > 0 ||
        (settings.data?.workingDays ?? [1, 2, 3, 4, 5]).includes(weekday(dayNumber(day.date))),
    )
  if (days.length === 0) return null
  return (
    <aside className="week" aria-labelledby="week-ahead">
      <h2 id="week-ahead">The week ahead</h2>
      <ul role="list">
        {days.map((day) => (
          <li key={day.date}>
            <time dateTime={day.date}>{dayTag(day.date)}</time>
            <Day day={day} />
          </li>
        ))}
      </ul>
    </aside>
  )
}

function Day({ day }: { day: Today }) {
  if (day.moments.length === 0 && day.meetings.length === 0) return <span>Nothing, so far</span>
  return (
    <ul role="list">
      {day.meetings.map((meeting) => (
        <li key={meeting.id}>
          {meeting.title}
          {!meeting.allDay && `, ${timeOfDay(meeting.start)}`}
        </li>
      ))}
      {day.moments.map((moment) => (
        <li key={moment.id}>
          <Glimpse moment={moment} />
        </li>
      ))}
    </ul>
  )
}

/** A moment in a few words. */
function Glimpse({ moment: { contact, kind, gesture } }: { moment: Moment }) {
  const name = contact === undefined ? 'somebody' : <Link href={contactPath(contact.id)}>{contact.name}</Link>
  switch (kind) {
    case 'promise':
      return (
        <>
          <Flag size={11} /> {gesture.text.replace(/, by [^,]*\.$/, '')}, for {name}
        </>
      )
    case 'date':
      return <>Wish {name} well</>
    case 'rest-over':
    case 'circumstance':
      return <>The rest is over: something for {name}</>
    case 'move-closer':
      return <>A step closer to {name}</>
    case 'rhythm':
      return <>A word with {name}</>
    case 'write-down':
      return <>Write down: {name}</>
  }
}
