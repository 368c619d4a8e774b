/**
 * Heads: impressions without their texts, by id, by contact and newest first. A text stays in the log; a head knows
 * where.
 */
import { epochMs } from '#shared/dates.ts'
import type { Impression, ImpressionHead } from '#shared/domain/impression.ts'
import type { PromiseState, Promised } from '#shared/domain/promise.ts'
import type { Stamp } from './hlc.ts'
import { MapView } from './map-view.ts'
import { addFields, blank, type Entity, laterFlag, setFields, shows, stampOfField } from './registers.ts'

/** Where an operation lies in the log: the segment's place in the journal's list of segments, and the line's bytes. */
export interface Location {
  readonly segment: number
  readonly offset: number
  readonly length: number
}

/** What became of a promise after it was written down. */
export interface Settling {
  readonly state: PromiseState
  readonly settled?: string
  readonly stamp: Stamp
}

/** What the journal remembers of an impression, with what decides between changes. */
export interface HeadEntry extends Entity<ImpressionHead> {
  /** Milliseconds since 1970-01-01T00:00Z of `at`; what the order goes by. */
  time: number
  /** The line that holds its text. */
  text: Location | undefined
  /** By promise id. */
  settlings: ReadonlyMap<string, Settling> | undefined
  /** The head as it shows, made when it is asked for. */
  shown: ImpressionHead | undefined
  /** Whom it is about, where that is known without making the other fields. */
  readonly contacts?: readonly string[]
}

/** A place in the order of impressions. */
export interface Place {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly time: number
  readonly id: string
}

/** The field that stays in the log. */
const ASIDE = 'text'

export class Heads {
  readonly #entries = new Map<string, HeadEntry>()
  readonly #entriesOf = new Map<string, HeadEntry[]>()
  readonly #listed = new Map<string, readonly ImpressionHead[]>()
  /** Oldest first, so that what is written down today goes to the end. */
  readonly #order: HeadEntry[] = []
  /** Entries that show and have not found their place in the order yet. */
  #unplaced: HeadEntry[] = []
  #size = 0

  /** The impressions that show, by id. */
  readonly byId: ReadonlyMap<string, ImpressionHead> = new MapView({
    get: (id) => {
      const entry = this.#entries.get(id)
      return entry === undefined || !shows(entry) ? undefined : headOf(entry)
    },
    size: () => this.#size,
    keys: () => this.#shownIds(),
  })

  /** The impressions about each contact, newest first. */
  readonly byContact: ReadonlyMap<string, readonly ImpressionHead[]> = new MapView({
    get: (contact) => this.#of(contact),
    size: () => this.#entriesOf.size,
    keys: () => this.#entriesOf.keys(),
  })

  /** Everything known about an impression, also before it was added and after it was removed. */
  entry(id: string): HeadEntry | undefined {
    return this.#entries.get(id)
  }

  /** All entries: those that show in the order of time, oldest first, then the others. */
  *entries(): Generator<HeadEntry> {
    this.#settle()
    yield* this.#order
    for (const entry of this.#entries.values()) if (!shows(entry)) yield entry
  }

  /** All impressions, newest first; those before `place`, if one is given. */
  *newestFirst(place?: Place): Generator<ImpressionHead> {
    this.#settle()
    const order = this.#order
    for (let at = (place === undefined ? order.length : firstNotBefore(order, place)) - 1; at >= 0; at--) {
      const entry = order[at]
      if (entry !== undefined) yield headOf(entry)
    }
  }

  /** Takes an entry as it was remembered. */
  load(entry: HeadEntry): void {
    this.#entries.set(entry.id, entry)
    if (!shows(entry)) return
    this.#unplaced.push(entry)
    this.#size += 1
    this.#relist(entry, [], contactsOf(entry))
  }

  add(impression: Impression, stamp: Stamp, where: Location): ReadonlySet<string> {
    const head = Object.fromEntries(Object.entries(impression).filter(([field]) => field !== ASIDE))
    return this.#change(impression.id, (entry) => {
      this.#write(entry, addFields(entry, head, stamp, ASIDE), where)
    })
  }

  set(id: string, changes: object, stamp: Stamp, where: Location): ReadonlySet<string> {
    return this.#change(id, (entry) => {
      this.#write(entry, setFields(entry, changes, stamp, ASIDE), where)
    })
  }

  remove(id: string, is: boolean, stamp: Stamp): ReadonlySet<string> {
    return this.#change(id, (entry) => {
      entry.gone = laterFlag(entry.gone, { is, stamp })
    })
  }

  settle(id: string, promise: string, settling: Settling): ReadonlySet<string> {
    return this.#change(id, (entry) => {
      const before = entry.settlings?.get(promise)
      if (before !== undefined && before.stamp >= settling.stamp) return
      entry.settlings = new Map([...(entry.settlings ?? []), [promise, settling]])
    })
  }

  #write(entry: HeadEntry, set: ReadonlySet<string>, where: Location): void {
    if (set.has(ASIDE)) entry.text = where
    if (set.has('at') && entry.fields.at !== undefined) entry.time = epochMs(entry.fields.at)
  }

  /** Changes an entry and keeps every list true. Gives the contacts that it was or is about. */
  #change(id: string, change: (entry: HeadEntry) => void): ReadonlySet<string> {
    let entry = this.#entries.get(id)
    if (entry === undefined) {
      entry = {
        ...blank<ImpressionHead>(id),
        time: 0,
        text: undefined,
        settlings: undefined,
        shown: undefined,
      }
      this.#entries.set(id, entry)
    }
    const showed = shows(entry)
    const before = showed ? contactsOf(entry) : []
    const timeBefore = entry.time
    change(entry)
    entry.shown = undefined
    const after = shows(entry) ? contactsOf(entry) : []
    const moved = timeBefore !== entry.time
    if (showed && (moved || !shows(entry))) this.#unplace(entry, timeBefore)
    if (shows(entry) && (moved || !showed)) this.#unplaced.push(entry)
    this.#size += (shows(entry) ? 1 : 0) - (showed ? 1 : 0)
    this.#relist(entry, before, after)
    const touched = new Set([...before, ...after])
    for (const contact of touched) this.#listed.delete(contact)
    return touched
  }

  #of(contact: string): readonly ImpressionHead[] | undefined {
    const entries = this.#entriesOf.get(contact)
    if (entries === undefined) return undefined
    let listed = this.#listed.get(contact)
    if (listed === undefined) {
      listed = [...entries].sort((a, b) => compare(b, a)).map(headOf)
      this.#listed.set(contact, listed)
    }
    return listed
  }

  *#shownIds(): Generator<string> {
    for (const entry of this.#entries.values()) if (shows(entry)) yield entry.id
  }

  #relist(entry: HeadEntry, before: readonly string[], after: readonly string[]): void {
    for (const contact of before) {
      if (after.includes(contact)) continue
      const rest = (this.#entriesOf.get(contact) ?? []).filter((other) => other !== entry)
      if (rest.length === 0) this.#entriesOf.delete(contact)
      else this.#entriesOf.set(contact, rest)
    }
    for (const contact of new Set(after)) {
      if (before.includes(contact)) continue
      const list = this.#entriesOf.get(contact)
      if (list === undefined) this.#entriesOf.set(contact, [entry])
      else list.push(entry)
    }
  }

  /** Takes an entry out of the order, where it stands by the time it had before. */
  #unplace(entry: HeadEntry, time: number): void {
    const now = entry.time
    entry.time = time
    this.#settle()
    const at = firstNotBefore(this.#order, entry)
    if (this.#order[at] === entry) this.#order.splice(at, 1)
    entry.time = now
  }

  /** Places what has no place yet: a few each by itself, many by sorting all. */
  #settle(): void {
    const unplaced = this.#unplaced
    if (unplaced.length === 0) return
    this.#unplaced = []
    if (unplaced.length > FEW) {
      for (const entry of unplaced) this.#order.push(entry)
      this.#order.sort(compare)
      return
    }
    for (const entry of unplaced) this.#order.splice(firstNotBefore(this.#order, entry), 0, entry)
  }
}

const FEW = 64

function contactsOf(entry: HeadEntry): readonly string[] {
  return entry.contacts ?? entry.fields.contacts ?? []
}

/** The head as it shows: a promise stands as it was settled last. Only for an entry that shows. */
function headOf(entry: HeadEntry): ImpressionHead {
  if (entry.shown !== undefined) return entry.shown
  // An entry that shows was added, and what is added is whole: its operation was parsed as an Impression.
  const head = entry.fields as ImpressionHead
  entry.shown =
    entry.settlings === undefined ? head : { ...head, promises: settledPromises(entry, head.promises) }
  return entry.shown
}

function settledPromises(entry: HeadEntry, promises: readonly Promised[]): Promised[] {
  const written = stampOfField(entry, 'promises') ?? ''
  return promises.map((promise) => {
    const settling = entry.settlings?.get(promise.id)
    if (settling === undefined || settling.stamp <= written) return promise
    const settled: Promised = { ...promise, state: settling.state }
    if (settling.settled === undefined) delete settled.settled
    else settled.settled = settling.settled
    return settled
  })
}

function compare(a: Place, b: Place): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The index of the first entry that is not before `place`. */
function firstNotBefore(order: readonly HeadEntry[], place: Place): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = order[middle]
    if (entry !== undefined && compare(entry, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}
