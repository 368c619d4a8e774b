/** Moments and days as a terminal shows them. */
import type { Moment, Today } from '#shared/domain/moment.ts'
import { counted, dayInWords, lines, listed, paragraphs, timeInWords, wrapped } from './text.ts'

/** A moment: who, what to do, why, and the id by which it is answered. */
export function momentInWords(moment: Moment): string {
  const about = moment.contact?.name ?? moment.meeting?.title ?? ''
  return lines(
    wrapped([about, moment.gesture.text].filter((part) => part !== '').join(': ')),
    ...moment.reasons.map((reason) => wrapped(reason.text, '  ')),
    moment.answered === true && '  answered today',
    moment.promise !== undefined && `  promise ${moment.promise}`,
    `  moment ${moment.id}${moment.closes === null ? '' : `, closes ${dayInWords(moment.closes)}`}`,
  )
}

/** One day: its moments and meetings. */
export function dayListInWords(day: Today): string {
  return paragraphs(
    dayInWords(day.date),
    ...day.moments.map(momentInWords),
    day.meetings.length > 0 &&
      lines(
        'Meetings',
        ...day.meetings.map((meeting) => `  ${timeInWords(meeting.start)}  ${meeting.title}`),
      ),
  )
}

/** Today, with what comes later; an empty day says so kindly. */
export function todayInWords(today: Today): string {
  const later = today.later.filter(({ count }) => count > 0)
  return paragraphs(
    dayListInWords(today),
    today.moments.length === 0 && 'Nothing asks for you today.',
    today.tooManyRhythms === true &&
      wrapped(
        'All your rhythms together ask for more than your days hold. It may help to slow some of them.',
      ),
    later.length > 0 &&
      wrapped(
        `Later: ${listed(later.map(({ date, count }) => `${dayInWords(date)} (${counted(count, 'moment')})`))}`,
      ),
  )
}

/** The days to come that hold something. */
export function upcomingInWords(days: readonly Today[]): string {
  const full = days.filter((day) => day.moments.length > 0 || day.meetings.length > 0)
  if (full.length === 0) return `Nothing asks for you in the next ${counted(days.length, 'day')}.`
  return full.map(dayListInWords).join('\n\n')
}
