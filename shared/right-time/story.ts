/** Story: what is known of one contact at the clock, in order. */
import { dayOf, epochMs, type DayNumber } from '../dates.ts'
import type { Contact } from '../domain/contact.ts'
import { doorTurns, type DoorTurn } from '../domain/door.ts'
import type { ImpressionHead, Signal } from '../domain/impression.ts'

/** One impression, as known at the clock. */
export interface Entry {
  readonly head: ImpressionHead
  readonly ms: number
  readonly day: DayNumber
  /** What has come back by now. */
  readonly signal: Signal
  /** When it came. */
  readonly signalMs: number
  readonly signalDay: DayNumber
}

export interface Story {
  readonly contact: Contact
  /** Oldest first. */
  readonly entries: readonly Entry[]
  /** Those with a signal other than none, in the order in which the signals came. */
  readonly signals: readonly Entry[]
  readonly turns: readonly DoorTurn[]
  readonly closed: boolean
  /** The latest impression with a direction. */
  readonly lastContact: Entry | undefined
  /** The latest day for which an outgoing or mutual impression was written down. */
  readonly lastTouchDay: DayNumber
}

function entryOf(head: ImpressionHead, ms: number, now: number): Entry {
  const day = dayOf(head.at)
  if (head.answered === undefined) return { head, ms, day, signal: head.signal, signalMs: ms, signalDay: day }
  const signalMs = epochMs(head.answered)
  if (signalMs > now) return { head, ms, day, signal: 'none', signalMs: ms, signalDay: day }
  return { head, ms, day, signal: head.signal, signalMs, signalDay: dayOf(head.answered) }
}

const inOrder = (a: Entry, b: Entry) => a.ms - b.ms || (a.head.id < b.head.id ? -1 : 1)

/** The story of one contact at `now`: later entries do not exist. */
export function storyOf(contact: Contact, heads: readonly ImpressionHead[], now: number): Story {
  const entries: Entry[] = []
  for (const head of heads) {
    const ms = epochMs(head.at)
    if (ms <= now) entries.push(entryOf(head, ms, now))
  }
  entries.sort(inOrder)

  const signals: Entry[] = []
  let late = false
  let stopped = false
  let lastContact: Entry | undefined
  let lastTouchDay = Number.NEGATIVE_INFINITY
  for (const entry of entries) {
    const { direction } = entry.head
    if (direction !== null) lastContact = entry
    if (direction === 'out' || direction === 'both') lastTouchDay = Math.max(lastTouchDay, entry.day)
    if (entry.signal === 'none') continue
    signals.push(entry)
    late ||= entry.signalMs !== entry.ms
    stopped ||= entry.signal === 'stop'
  }
  if (late) signals.sort((a, b) => a.signalMs - b.signalMs || inOrder(a, b))

  const turns = stopped || contact.doorEvents.length > 0 ? doorTurns(contact, heads, now) : []
  const closed = turns.at(-1)?.what === 'closed'
  return { contact, entries, signals, turns, closed, lastContact, lastTouchDay }
}
