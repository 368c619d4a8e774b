/**
 * What is open today for one contact, by the book: rules 4, 5, 6 and 8 walked from their own opening to today, under the holds
 * of rules 7, 12 and 14; and the dates of rule 9.
 *
 * "Rules 7, 12 and 14 postpone: the moment opens when the hold ends, with its full length (a rhythm's series restarts
 * there). Answers count from the original opening. A rest cuts rhythm, date and move-closer windows and never lengthens
 * them; sleep drops rules 4–6, 8 and 9."
 */
import type { DayNumber } from '#shared/dates.ts'
import type { MomentKind } from '#shared/domain/moment.ts'
import { momentId } from '#shared/right-time/ids.ts'
import { wishes } from './dates.ts'
import { restsOn, workingDaysAfter, type Known, type OpenMoment } from './known.ts'
import { putOffOn } from './later.ts'
import { backsOffOn, sleepsOn, tooOftenOn } from './silence.ts'

interface Opening {
  readonly kind: MomentKind
  readonly id: string
  readonly opens: DayNumber
  readonly length: number
}

function isHeld(known: Known, id: string, day: DayNumber): boolean {
  return backsOffOn(known, day) || tooOftenOn(known, day) || putOffOn(known, id, day)
}

/** Walks from the opening to today. `undefined`: today it waits for a hold to end, or has not begun. */
function walked(
  known: Known,
  { opens, length, id }: Opening,
): { opens: DayNumber; closes: DayNumber } | undefined {
  let opened = opens
  let waits = false
  for (let day = opens; day <= known.today && (waits || day < opened + length); day++) {
    const held = isHeld(known, id, day)
    if (waits && !held) opened = day
    waits = held
  }
  return waits || opens > known.today ? undefined : { opens: opened, closes: opened + length }
}

/** What is left of a window today, where a rest cuts it. */
function cut(known: Known, kind: MomentKind, id: string, window: ReturnType<typeof walked>): OpenMoment[] {
  if (window === undefined || window.closes <= known.today || restsOn(known, known.today)) return []
  let { opens } = window
  for (let day = opens; day < known.today; day++) if (restsOn(known, day)) opens = day + 1
  return [{ kind, id, opens, closes: window.closes }]
}

function isAnsweredSince({ impressions }: Known, opens: DayNumber): boolean {
  return impressions.some(
    ({ head, day }) => (head.direction === 'out' || head.direction === 'both') && day >= opens,
  )
}

/** Rules 4 and 5: the one moment of the rest that began last. */
function afterRest(known: Known): OpenMoment[] {
  const { rest, contact } = known
  if (
    rest?.to === undefined ||
    (rest.endedBy !== undefined && !['date', 'circumstance'].includes(rest.endedBy))
  ) {
    return []
  }
  const byCircumstance = rest.endedBy === 'circumstance'
  const opens = byCircumstance ? workingDaysAfter(known, rest.to, 1) : rest.to + 1
  if (isAnsweredSince(known, opens)) return []
  const kind = byCircumstance ? 'circumstance' : 'rest-over'
  const id = momentId(kind, contact.id, (byCircumstance ? rest.circumstance : undefined) ?? rest.impression)
  const window = walked(known, { kind, id, opens, length: 30 })
  return cut(known, kind, id, window)
}

/** Rule 6: "opens after 2 working days, closes after 14 days", "only the latest positive, and none if a not-now or stop followed". */
function closer(known: Known): OpenMoment[] {
  const latest = known.signals.filter(({ signal }) => signal !== 'neutral').at(-1)
  if (latest?.signal !== 'positive') return []
  const opens = workingDaysAfter(known, latest.day, 2)
  const length = latest.day + 14 - opens
  if (length <= 0 || isAnsweredSince(known, opens)) return []
  const id = momentId('move-closer', known.contact.id, latest.head.id)
  return cut(known, 'move-closer', id, walked(known, { kind: 'move-closer', id, opens, length }))
}

const RHYTHM = { P2W: 14, P1M: 30, P3M: 91, P6M: 182, P1Y: 365 } as const

/** Rule 8: "a moment opens when the last contact lies one rhythm back …; it closes after half a rhythm and opens again a rhythm later". */
function rhythm(known: Known): OpenMoment[] {
  const { contact, impressions, signals } = known
  const last = impressions.filter(({ head }) => head.direction !== null).at(-1)
  if (contact.rhythm === null || last === undefined) return []
  const length = RHYTHM[contact.rhythm]
  const cooling = (impressions.filter(({ head }) => head.left !== null).at(-1)?.head.left ?? 0) < 0
  const lastTwo = signals.slice(-2).map(({ signal }) => signal)
  const warming = lastTwo.length === 2 && lastTwo.every((signal) => signal === 'positive')
  let opens = last.day + Math.ceil(length * (cooling ? 1.5 : warming ? 0.75 : 1))
  for (let occurrence = 0; opens <= known.today; occurrence++) {
    const id = momentId('rhythm', contact.id, last.head.id, String(occurrence))
    const window = walked(known, { kind: 'rhythm', id, opens, length: Math.ceil(length / 2) })
    if (window === undefined || window.closes > known.today) return cut(known, 'rhythm', id, window)
    opens = window.opens + length
  }
  return []
}

/** All that is open today but promises and meetings to write down. */
export function openToday(known: Known): OpenMoment[] {
  if (known.closed || sleepsOn(known, known.today)) return []
  return [...afterRest(known), ...closer(known), ...rhythm(known), ...wishes(known)]
}
