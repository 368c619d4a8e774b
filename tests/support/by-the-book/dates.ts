/**
 * Rule 9 by the book.
 *
 * "On a birthday or another remembered date: wish well. On a day off it shows on the working day before. 29 February
 * falls on the 28th in other years." "`best` is the date itself; every kind is yearly, from its year on. One that does
 * not fit is lost." A hold of rule 12 or 14 loses it; a rest cuts it; in sleep there is none.
 */
import { dayNumber, isoDay, type DayNumber } from '#shared/dates.ts'
import type { RememberedDate } from '#shared/domain/contact.ts'
import { momentId } from '#shared/right-time/ids.ts'
import { restsOn, type Known, type OpenMoment } from './known.ts'
import { putOffOn } from './later.ts'
import { tooOftenOn } from './silence.ts'

/** The year in which a day is the date's; none if it is not. */
function yearOn({ date }: RememberedDate, day: DayNumber): number | undefined {
  const iso = isoDay(day)
  const year = Number(iso.slice(0, 4))
  const isLeapYear = !Number.isNaN(dayNumber(`${year}-02-29`))
  const falls = iso.slice(5) === date.slice(-5)
  const fallsOnThe28th = date.endsWith('-02-29') && !isLeapYear && iso.endsWith('-02-28')
  const begun = date.startsWith('--') || year >= Number(date.slice(0, 4))
  return begun && (falls || fallsOnThe28th) ? year : undefined
}

/** The wish that one remembered date asks for today, if it does. */
function wishFor(known: Known, remembered: RememberedDate): OpenMoment | undefined {
  const { today, contact, impressions } = known
  // The date is today, or on one of the days off that follow.
  let date = today
  while (yearOn(remembered, date) === undefined) {
    date += 1
    if (known.isWorking(date)) return undefined
  }
  const year = yearOn(remembered, date)
  let shows = date
  while (!known.isWorking(shows)) shows -= 1

  const id = momentId(
    'date',
    contact.id,
    `${remembered.kind}|${remembered.date}|${remembered.label ?? ''}`,
    String(year),
  )
  const answered = impressions.some(
    ({ head, day }) => (head.direction === 'out' || head.direction === 'both') && day >= shows,
  )
  if (answered) return undefined
  let opens = shows
  for (let day = shows; day <= date; day++) {
    if (tooOftenOn(known, day) || putOffOn(known, id, day)) return undefined
    if (restsOn(known, day)) opens = day + 1
  }
  return opens <= today ? { kind: 'date', id, opens, closes: date + 1 } : undefined
}

/** The wishes of today. The same date twice in a contact is one. */
export function wishes(known: Known): OpenMoment[] {
  const found = new Map<string, OpenMoment>()
  for (const remembered of known.contact.dates) {
    const wish = wishFor(known, remembered)
    if (wish) found.set(wish.id, wish)
  }
  return [...found.values()]
}
