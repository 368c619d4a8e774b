/**
 * The journal: one folder, its log, and the state that the log amounts to. Whoever opens it must hold its lock
 * (lock.ts). What `commit` resolved for is on the disk.
 */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { Refusal } from '#shared/api/result.ts'
import type { CheckReport, Problem } from '#shared/api/views.ts'
import { zonedAt } from '#shared/dates.ts'
import { checkLog } from './check.ts'
import { defaultDeviceRoot, deviceFor } from './device.ts'
import { type Disk, realDisk, storageRefusal } from './disk.ts'
import { openFolder } from './folder.ts'
import type { Location } from './heads.ts'
import { HybridClock, isAhead } from './hlc.ts'
import { inverseOf } from './inverse.ts'
import { KnownIds } from './known-ids.ts'
import { Log, type SegmentEnd } from './log.ts'
import { newOperation, type NewOperation, type Operation, readOperation } from './operations.ts'
import { Disturbed, SegmentChanged, type SnapshotStore, snapshotStore } from './snapshot.ts'
import { type JournalState, State, type Touched } from './state.ts'
import { textIn, TextsAtHand } from './texts.ts'

export interface JournalOptions {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock?: () => number
  /** IANA zone in which the wall clock is written down; the system's if absent. */
  readonly zone?: string
  /** Where this machine keeps its device ids; see device.ts. */
  readonly deviceRoot?: string
  readonly disk?: Disk
  /**
   * For a program that stays open: after so many quiet milliseconds the log is folded into the snapshot, so that the
   * next opening is quick. Absent: never (a one-shot command).
   */
  readonly foldAfterMs?: number
}

export interface CommitOptions {
  /** Shared by the operations of one step; made if there are several and none is given. */
  readonly batch?: string
  /** The operation or batch that this takes back. */
  readonly undoes?: string
}

/** What was written down, durably. */
export interface Committed {
  /** Without those that had been written before (a retry). */
  readonly operations: readonly Operation[]
  /** Takes all of it back, given to `inverse`: the batch's id, or the only operation's. */
  readonly undo: string
  /** Whom it touches, by id; `all` when it is about more than contacts. */
  readonly contacts: readonly string[]
  readonly all: boolean
}

export interface Journal {
  readonly folder: string
  readonly id: string
  readonly device: string
  readonly state: JournalState
  /** Damage that was found. */
  readonly problems: readonly Problem[]
  /** What is worth knowing and no damage. */
  readonly notes: readonly Problem[]
  /** An impression's text; empty for one that does not exist. */
  text(impression: string): Promise<string>
  /** The texts of many impressions, by id. */
  texts(impressions: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * Writes operations down, in one step: durable, then applied to `state`, then resolved. One whose id was written
   * before is acknowledged and not repeated. Throws a `Refusal` if it cannot be written, a `ZodError` if it does
   * not fit its kind; then nothing is changed.
   */
  commit(operations: readonly NewOperation[], options?: CommitOptions): Promise<Committed>
  /** The operations that take others back (named by their ids or their batch's), as far as those still stand. */
  inverse(ids: readonly string[]): Promise<NewOperation[]>
  /** Hears of every commit, after it was applied, until the returned function is called. */
  onCommitted(listener: (committed: Committed) => void): () => void
  /** Reads everything, and verifies every checksum and reference. */
  check(): Promise<CheckReport>
  /**
   * Folds the log into the snapshot, in slices between which everybody gets a turn. Gives whether it did: not when
   * something was written down meanwhile, nor when the journal is damaged or a part of it is set aside.
   */
  fold(): Promise<boolean>
  /** Waits for what is being written and lets go of the files. */
  close(): Promise<void>
}

/** Opens the journal in `folder`, making it where there is none. Throws a `Refusal` if it cannot be opened. */
export function openJournal(folder: string, options: JournalOptions = {}): Promise<Journal> {
  return OpenJournal.open(resolve(folder), options)
}

/** A snapshot that spares less reading than this is not worth its writing. */
const WORTH_FOLDING_BYTES = 256 * 1024

class OpenJournal implements Journal {
  readonly folder: string
  readonly id: string
  readonly device: string
  #state = new State()
  readonly #log: Log
  readonly #clock: HybridClock
  readonly #wall: () => number
  readonly #zone: string
  readonly #known = new KnownIds()
  readonly #inFlight = new Map<string, Promise<unknown>>()
  readonly #texts = new TextsAtHand()
  readonly #listeners = new Set<(committed: Committed) => void>()
  readonly #notes: Problem[] = []
  readonly #snapshot: SnapshotStore
  readonly #foldAfterMs: number | undefined
  #quiet: NodeJS.Timeout | undefined
  #spoken = { second: Number.NaN, words: '' }
  #folding: Promise<boolean> | undefined
  /** Counts what was written, so that a fold notices it. */
  #writes = 0
  #disturbedAt = 0
  /** Bytes of the log that the snapshot does not speak for. */
  #unfolded = 0
  #closed = false

  private constructor(folder: string, options: JournalOptions) {
    this.#wall = options.clock ?? Date.now
    this.#zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const disk = options.disk ?? realDisk
    const now = () => this.#now()
    const manifest = openFolder(folder, disk, now)
    this.folder = folder
    this.id = manifest.id
    this.device = deviceFor(folder, manifest.id, options.deviceRoot ?? defaultDeviceRoot(), disk)
    this.#clock = new HybridClock(this.#wall)
    this.#log = new Log({ folder, journal: manifest.id, device: this.device, disk, now })
    this.#snapshot = snapshotStore(folder, manifest.id, disk, () => this.#turn())
    this.#foldAfterMs = options.foldAfterMs
  }

  /** The wall clock as a zoned date-time, to the second; reckoned anew once a second. */
  #now(): string {
    const second = Math.floor(this.#wall() / 1000)
    if (second !== this.#spoken.second) this.#spoken = { second, words: zonedAt(second * 1000, this.#zone) }
    return this.#spoken.words
  }

  static async open(folder: string, options: JournalOptions): Promise<OpenJournal> {
    const journal = new OpenJournal(folder, options)
    await journal.#load()
    return journal
  }

  /** The snapshot, then what the log has beyond it. */
  async #load(): Promise<void> {
    await this.#snapshot.read()
    const snapshot = this.#snapshot.data
    if (snapshot !== null) {
      this.#state = snapshot.state
      this.#clock.see(snapshot.clock)
      for (const id of snapshot.known) this.#known.add(id)
      this.#log.arrange(snapshot.segments.map(({ name }) => name))
    }
    // The store is not to keep alive what the state replaces.
    this.#snapshot.data = null
    for (const index of this.#log.segments.keys()) {
      const from = snapshot?.segments[index]
      this.#read(index, from)
      this.#unfolded += (this.#log.ends[index]?.length ?? 0) - (from?.length ?? 0)
    }
    this.#planFold()
  }

  #planFold(): void {
    clearTimeout(this.#quiet)
    if (this.#foldAfterMs === undefined || this.#closed || this.#unfolded < WORTH_FOLDING_BYTES) return
    this.#quiet = setTimeout(() => {
      this.fold().catch(() => undefined)
    }, this.#foldAfterMs)
    this.#quiet.unref()
  }

  fold(): Promise<boolean> {
    this.#folding ??= this.#fold().finally(() => (this.#folding = undefined))
    return this.#folding
  }

  async #fold(): Promise<boolean> {
    if (this.problems.length > 0 || this.#notes.length > 0) return false
    const { segments, ends } = this.#log
    this.#disturbedAt = this.#writes
    this.#snapshot.data = {
      state: this.#state,
      segments: segments.map((segment, index) => ({
        ...segment,
        ...(ends[index] ?? { length: 0, lines: 0 }),
        crc: '',
      })),
      clock: this.#clock.last,
      known: [...this.#known],
    }
    try {
      await this.#snapshot.write()
      this.#unfolded = 0
      return true
    } catch (error) {
      if (error instanceof Disturbed) return false
      if (error instanceof SegmentChanged) {
        this.#log.problems.push({
          file: error.segment,
          what: 'It has changed since it was read: it may be damaged. What was read of it is still here; run “ajar check”.',
        })
        return false
      }
      throw storageRefusal(error, this.folder)
    } finally {
      this.#snapshot.data = null
    }
  }

  /** Between two slices of a fold: others get their turn; if they wrote something down, the fold is given up. */
  async #turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.#writes !== this.#disturbedAt || this.#closed) throw new Disturbed()
  }

  get state(): JournalState {
    return this.#state
  }

  get problems(): readonly Problem[] {
    return this.#log.problems
  }

  get notes(): readonly Problem[] {
    return [...this.#log.notes, ...this.#notes]
  }

  #read(index: number, from: SegmentEnd | undefined): void {
    const { name, device } = this.#log.segments[index] ?? { name: '', device: '' }
    this.#log.read(
      index,
      (line) => {
        if (line.form !== 'op') return
        const told = { file: name, line: line.number }
        const reading = readOperation(line.body)
        if (reading.what === 'invalid') {
          this.#log.problems.push({ ...told, what: `This line is no operation: ${reading.why}.` })
          return
        }
        const envelope = reading.what === 'known' ? reading.operation : reading.envelope
        if (isAhead(envelope.hlc, this.#wall())) {
          const foreign = device !== this.device
          this.#notes.push({ ...told, what: aheadWords(envelope.wall, foreign) })
          if (foreign) return
        }
        this.#clock.see(envelope.hlc)
        this.#known.add(envelope.id)
        if (reading.what === 'unknown-kind') {
          this.#notes.push({
            ...told,
            what: `“${envelope.kind}” is not known to this Ajar. It stays in the log.`,
          })
          return
        }
        const where = { segment: index, offset: line.offset, length: line.length }
        this.#state.apply(reading.operation, where)
      },
      from,
    )
  }

  async text(impression: string): Promise<string> {
    return (await this.texts([impression])).get(impression) ?? ''
  }

  async texts(impressions: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>()
    const wanted: { id: string; where: Location }[] = []
    for (const id of impressions) {
      const where = this.#state.heads.has(id) ? this.#state.index.entry(id)?.text : undefined
      if (where === undefined) continue
      const at = this.#texts.get(where)
      if (at === undefined) wanted.push({ id, where })
      else texts.set(id, at)
    }
    const bodies = await this.#log.bodies(wanted.map(({ where }) => where))
    for (const [index, { id, where }] of wanted.entries()) {
      const text = textIn(bodies[index])
      if (text === undefined) {
        throw new Refusal(
          'storage',
          `The text of an impression in ${this.#log.segments[where.segment]?.name ?? 'the log'} cannot be read.`,
          'Run “ajar check” to see what is damaged.',
        )
      }
      this.#texts.set(where, text)
      texts.set(id, text)
    }
    return texts
  }

  async commit(operations: readonly NewOperation[], options: CommitOptions = {}): Promise<Committed> {
    const named = operations.map((operation) => ({ ...operation, id: operation.id ?? randomUUID() }))
    const first = named[0]?.id ?? randomUUID()
    const batch = options.batch ?? (named.length > 1 ? first : undefined)
    const shared = {
      device: this.device,
      wall: this.#now(),
      ...(batch === undefined ? {} : { batch }),
      ...(options.undoes === undefined ? {} : { undoes: options.undoes }),
    }
    const earlier = named.map(({ id }) => this.#inFlight.get(id)).filter((writing) => writing !== undefined)
    const seen = new Set<string>()
    const fresh = named.filter(({ id }) => {
      if (this.#known.has(id) || this.#inFlight.has(id) || seen.has(id)) return false
      seen.add(id)
      return true
    })
    const prepared = fresh.map((wanted) =>
      newOperation(wanted, { ...shared, id: wanted.id, hlc: this.#clock.tick() }),
    )
    const written = this.#write(prepared)
    for (const { id } of prepared) this.#inFlight.set(id, written)
    try {
      const touched = await written
      if (prepared.length === 0) await this.#log.makeSure()
      await Promise.all(earlier)
      const committed = {
        operations: prepared,
        undo: batch ?? first,
        contacts: [...touched.contacts],
        all: touched.all,
      }
      if (prepared.length > 0) for (const listener of this.#listeners) listener(committed)
      return committed
    } finally {
      for (const { id } of prepared) this.#inFlight.delete(id)
    }
  }

  async #write(operations: readonly Operation[]): Promise<Touched> {
    const touched: Touched = { contacts: new Set(), all: false }
    if (operations.length === 0) return touched
    this.#writes += 1
    const places = await this.#log.append(operations.map((operation) => JSON.stringify(operation)))
    for (const [index, operation] of operations.entries()) {
      const where = places[index]
      if (where === undefined) throw new Error('The log gave fewer places than it took operations')
      this.#state.apply(operation, where, touched)
      this.#known.add(operation.id)
      this.#unfolded += where.length
    }
    this.#writes += 1
    this.#planFold()
    return touched
  }

  async inverse(ids: readonly string[]): Promise<NewOperation[]> {
    return inverseOf(ids, this.#log, this.#state)
  }

  onCommitted(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  check(): Promise<CheckReport> {
    return checkLog(this.#log, this.id, this.notes)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#quiet)
    await this.#folding?.catch(() => undefined)
    await this.#log.close()
  }
}

function aheadWords(wall: string, foreign: boolean): string {
  return foreign
    ? `It was written on another machine whose clock said ${wall}, more than a day from now. It is set aside until then.`
    : `It was written while this machine's clock said ${wall}, more than a day from now.`
}
