/** What a rest says of itself on the timeline, in words. */
import type { ImpressionView, RestStretch } from '#shared/api/views.ts'
import { dayNumber } from '#shared/dates.ts'
import { dayInWords, dayWithWeekday } from '../ui/days.ts'

/** Under the words that caused it: since when, and until when or how it went. */
export function restSentence(rest: RestStretch, today: string): string {
  const since = `At rest since ${dayInWords(rest.from, today)}`
  if (rest.current) return `${since}${untilWords(rest, today)}.`
  const days = rest.to === undefined ? 0 : dayNumber(rest.to) - dayNumber(rest.from) + 1
  const length =
    days <= 0 ? 'A rest that ended on its first day' : `A rest of ${days} ${days === 1 ? 'day' : 'days'}`
  switch (rest.endedBy) {
    case 'positive':
      return `${length}. A good word ended it.`
    case 'replaced':
      return `${length}, then another one began.`
    case 'stop':
      return `${length}, until the door was closed.`
    case 'circumstance':
      return `${length}, until it came true${rest.circumstance ? `: ${rest.circumstance.title}` : ''}.`
    case 'date':
    case undefined:
      return `${length}.`
  }
}

/** At its end, still to come or past. */
export function restEndSentence(rest: RestStretch, today: string): string {
  if (rest.to === undefined) return `Until ${rest.circumstance?.title ?? 'the time is right'}`
  if (!rest.current) return rest.endedBy === 'circumstance' ? endedByCircumstance(rest) : 'The rest ended'
  const atTheLatest = rest.circumstance ? ', at the latest' : ''
  const year = rest.to.slice(0, 4) === today.slice(0, 4) ? '' : ` ${rest.to.slice(0, 4)}`
  return `The rest ends${atTheLatest} on ${dayWithWeekday(rest.to)}${year}`
}

function endedByCircumstance(rest: RestStretch): string {
  return `The rest ended: ${rest.circumstance?.title ?? 'its circumstance came true'}`
}

/** On everybody’s timeline: who rests, and until when. */
export function impressionRestSentence(impression: ImpressionView, today: string): string {
  const names = impression.contacts.map((contact) => contact.name)
  const who =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? 'Somebody')
  const until = impression.rest ? untilWords(impression.rest, today) : ''
  const past = impression.rest?.until !== undefined && impression.rest.until < today
  const verb = names.length > 1 ? (past ? 'rested' : 'rest') : past ? 'rested' : 'rests'
  return `${who} ${verb}${until}.`
}

function untilWords(
  rest: Pick<RestStretch, 'circumstance'> & { to?: string | undefined; until?: string | undefined },
  today: string,
): string {
  const last = rest.to ?? rest.until
  const day = last === undefined ? undefined : dayInWords(last, today)
  if (rest.circumstance && day !== undefined)
    return ` until ${rest.circumstance.title}, at the latest until ${day}`
  if (rest.circumstance) return ` until ${rest.circumstance.title}`
  return day === undefined ? '' : ` until ${day}`
}
