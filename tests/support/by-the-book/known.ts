/**
 * By the book: rules 7, 9 and 14 a second time, straight from the words of the table and its settled cases: slow, day
 * by day, and with nothing of the engine's but dates, ids, and the rests as they ran (rule 3 has tests of its own). Here: what is
 * known of one contact at the clock, in plain lists.
 */
import { dayOf, epochMs, type DayNumber } from '#shared/dates.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { doorTurns } from '#shared/domain/door.ts'
import type { ImpressionHead, Signal } from '#shared/domain/impression.ts'
import type { MomentKind } from '#shared/domain/moment.ts'
import { restsOf } from '#shared/right-time/door.ts'
import type { History } from '#shared/right-time/history.ts'
import type { Situation } from '../any-history.ts'
import { isWorkingDay } from '../looks.ts'

/** Something that happened, at an instant, on a day as it was lived. */
export interface Happened {
  readonly ms: number
  readonly day: DayNumber
}

export interface Touch extends Happened {
  readonly head: ImpressionHead
}

export interface Came extends Touch {
  readonly signal: Exclude<Signal, 'none'>
}

/** A moment that is open. */
export interface OpenMoment {
  readonly kind: MomentKind
  readonly id: string
  readonly opens: DayNumber
  /** The day on which it is no longer open. */
  readonly closes: DayNumber
}

export interface Known {
  readonly history: History
  readonly contact: Contact
  /** The user's day. */
  readonly today: DayNumber
  readonly now: number
  /** Oldest first. */
  readonly impressions: readonly Touch[]
  /** What came back, in the order in which it came. */
  readonly signals: readonly Came[]
  /** "An impression in which they or both took part, or any signal but none." */
  readonly answers: readonly Happened[]
  readonly wakings: readonly Happened[]
  readonly closed: boolean
  readonly rest: KnownRest | undefined
  isWorking(day: DayNumber): boolean
}

/** The rest that began last. `to`: its last quiet day; none while only an open circumstance can end it. */
export interface KnownRest {
  readonly from: DayNumber
  readonly to: DayNumber | undefined
  readonly endedBy: string | undefined
  readonly impression: string
  readonly circumstance: string | undefined
}

const inOrder = (a: Touch, b: Touch) => a.ms - b.ms || (a.head.id < b.head.id ? -1 : 1)

function lastRest(id: string, { history, clock, day }: Situation): KnownRest | undefined {
  const rest = restsOf(id, history, clock).at(-1)
  if (rest === undefined) return undefined
  const { from, to, endedBy, impression, circumstance } = rest
  return {
    // One that was written down where it is tomorrow already is known, and quiet begins with that.
    from: Math.min(dayOf(from), day),
    to: to === undefined ? undefined : dayOf(to),
    endedBy,
    impression,
    circumstance: circumstance?.id,
  }
}

/** What is known of a contact. Later entries do not exist. */
export function knownOf(contact: Contact, situation: Situation): Known {
  const { history, clock, day } = situation
  const heads = history.impressionsOf.get(contact.id) ?? []
  const happened = (zoned: string): Happened => ({ ms: epochMs(zoned), day: dayOf(zoned) })
  const impressions = heads
    .map((head) => ({ ...happened(head.at), head }))
    .filter(({ ms }) => ms <= clock.now)
    .sort(inOrder)
  const signals = impressions
    .flatMap(({ head }): Came[] => {
      const { signal } = head
      return signal === 'none' ? [] : [{ ...happened(head.answered ?? head.at), head, signal }]
    })
    .filter(({ ms }) => ms <= clock.now)
    .sort((a, b) => a.ms - b.ms || epochMs(a.head.at) - epochMs(b.head.at) || inOrder(a, b))
  const tookPart = impressions.filter(({ head }) => head.direction === 'in' || head.direction === 'both')
  return {
    history,
    contact,
    today: day,
    now: clock.now,
    impressions,
    signals,
    answers: [...tookPart, ...signals],
    wakings: contact.wakings.map(happened).filter(({ ms }) => ms <= clock.now),
    closed: doorTurns(contact, heads, clock.now).at(-1)?.what === 'closed',
    rest: lastRest(contact.id, situation),
    isWorking: (each) => isWorkingDay(each, history),
  }
}

/** "I reached out": outgoing impressions that did not bring their answer with them. */
export function unansweredAtOnce({ impressions }: Known): Touch[] {
  return impressions.filter(
    ({ head }) => head.direction === 'out' && (head.signal === 'none' || head.answered !== undefined),
  )
}

/** Whether a contact rests on a day. */
export function restsOn({ rest }: Known, day: DayNumber): boolean {
  return rest !== undefined && rest.from <= day && (rest.to === undefined || day <= rest.to)
}

/** The `count`th working day after a day, walking. */
export function workingDaysAfter(known: Known, day: DayNumber, count: number): DayNumber {
  let at = day
  for (let found = 0; found < count;) {
    at += 1
    if (known.isWorking(at)) found += 1
  }
  return at
}
