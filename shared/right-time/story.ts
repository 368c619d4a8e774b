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

/** A point in time at which something turned. */
export interface Turning {
  readonly ms: number
  readonly day: DayNumber
}

export interface Story {
  readonly contact: Contact
  /** Oldest first. */
  readonly entries: readonly Entry[]
  /** Those with a signal other than none, in the order in which the signals came. */
  readonly signals: readonly Entry[]
  readonly turns: readonly DoorTurn[]
  /** When the user woke the contact from sleep. */
  readonly wakings: readonly Turning[]
  readonly closed: boolean
  /** The latest impression with a direction. */
  readonly lastContact: Entry | undefined
  /** Those in which something was promised. */
  readonly promising: readonly Entry[]
  /** Those in which I reached out alone. */
  readonly outgoing: readonly Entry[]
  /** The latest day for which an outgoing or mutual impression was written down. */
  readonly lastTouchDay: DayNumber
  /** From this instant on more is known: something was written down for it. `Infinity` where nothing was. */
  readonly until: number
}

function entryOf(head: ImpressionHead, ms: number, now: number): Entry {
  const day = dayOf(head.at)
  if (head.answered === undefined) return { head, ms, day, signal: head.signal, signalMs: ms, signalDay: day }
  const signalMs = epochMs(head.answered)
  if (signalMs > now) return { head, ms, day, signal: 'none', signalMs: ms, signalDay: day }
  return { head, ms, day, signal: head.signal, signalMs, signalDay: dayOf(head.answered) }
}

const inOrder = (a: Entry, b: Entry) => a.ms - b.ms || (a.head.id < b.head.id ? -1 : 1)

function tell(contact: Contact, heads: readonly ImpressionHead[], now: number): Omit<Story, 'until'> {
  const entries: Entry[] = []
  for (const head of heads) {
    const ms = epochMs(head.at)
    if (ms <= now) entries.push(entryOf(head, ms, now))
  }
  entries.sort(inOrder)

  const signals: Entry[] = []
  const promising: Entry[] = []
  const outgoing: Entry[] = []
  let late = false
  let stopped = false
  let lastContact: Entry | undefined
  let lastTouchDay = Number.NEGATIVE_INFINITY
  for (const entry of entries) {
    const { direction } = entry.head
    if (direction !== null) lastContact = entry
    if (direction === 'out') outgoing.push(entry)
    if (direction === 'out' || direction === 'both') lastTouchDay = Math.max(lastTouchDay, entry.day)
    if (entry.head.promises.length > 0) promising.push(entry)
    if (entry.signal === 'none') continue
    signals.push(entry)
    late ||= entry.signalMs !== entry.ms
    stopped ||= entry.signal === 'stop'
  }
  if (late) signals.sort((a, b) => a.signalMs - b.signalMs || inOrder(a, b))

  const turns = stopped || contact.doorEvents.length > 0 ? doorTurns(contact, heads, now) : []
  const closed = turns.at(-1)?.what === 'closed'
  const wakings = contact.wakings
    .map((at) => ({ ms: epochMs(at), day: dayOf(at) }))
    .filter((waking) => waking.ms <= now)
  return { contact, entries, signals, turns, wakings, closed, lastContact, promising, outgoing, lastTouchDay }
}

/** A story, what it was told from, and since when it has been the same. */
interface Told {
  readonly story: Story
  readonly heads: readonly ImpressionHead[]
  readonly from: number
}

const told = new WeakMap<Contact, Told>()

const sameHeads = (a: readonly ImpressionHead[], b: readonly ImpressionHead[]) =>
  a.length === b.length && a.every((head, index) => head === b[index])

/** The stretch of time around `now` in which nothing new becomes known: from, and up to but not including. */
function stretchOf(
  contact: Contact,
  entries: readonly Entry[],
  heads: readonly ImpressionHead[],
  now: number,
): { from: number; until: number } {
  let from = Number.NEGATIVE_INFINITY
  let until = Number.POSITIVE_INFINITY
  const consider = (ms: number) => {
    if (ms <= now) from = Math.max(from, ms)
    else until = Math.min(until, ms)
  }
  for (const entry of entries) consider(entry.ms)
  if (entries.length < heads.length) for (const head of heads) consider(epochMs(head.at))
  for (const { answered } of heads) if (answered !== undefined) consider(epochMs(answered))
  for (const at of [...contact.doorEvents.map((event) => event.at), ...contact.wakings]) consider(epochMs(at))
  return { from, until }
}

/**
 * The story of one contact at `now`: later entries do not exist. The same contact and impressions (the same objects,
 * which the engine is promised do not change) are told once for the time in which nothing new becomes known.
 */
export function storyOf(contact: Contact, heads: readonly ImpressionHead[], now: number): Story {
  const known = told.get(contact)
  if (known && known.from <= now && now < known.story.until && sameHeads(known.heads, heads))
    return known.story
  const all = tell(contact, heads, now)
  const { from, until } = stretchOf(contact, all.entries, heads, now)
  const story = { ...all, until }
  told.set(contact, { story, heads: [...heads], from })
  return story
}
