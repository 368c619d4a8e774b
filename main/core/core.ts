/** The core: one open journal, with what commands and queries need to read and change it. */
import { randomUUID } from 'node:crypto'
import { dayAt, epochMs, zonedAt } from '#shared/dates.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { Reading } from '#shared/right-time/reading.ts'
import type { Journal } from './journal/journal.ts'
import type { NewOperation, Operation } from './journal/operations.ts'
import { type Offers, newOffers } from './journal/commands/offers.ts'
import { PromiseIndex } from './journal/queries/promise-index.ts'
import { FoldedTexts } from './search/texts.ts'

export interface CoreOptions {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number
  /** The system's zone: the user's, unless the settings name one. */
  readonly systemZone: () => string
  readonly sample: boolean
}

/** How long a reading of the clock may serve for a list on the screen: nothing of a journal changes by the second. */
const FRESH_MS = 30_000

export class Core {
  readonly journal: Journal
  readonly sample: boolean
  readonly promises: PromiseIndex
  readonly texts: FoldedTexts
  readonly offers: Offers = newOffers()
  readonly #options: CoreOptions
  #history: History | undefined
  #reading: Reading | undefined
  readonly #stop: () => void

  constructor(journal: Journal, options: CoreOptions) {
    this.journal = journal
    this.sample = options.sample
    this.#options = options
    this.promises = new PromiseIndex(journal.state)
    this.texts = new FoldedTexts(journal)
    this.#stop = journal.onCommitted(({ operations }) => {
      this.#history = undefined
      this.#reading = undefined
      const impressions = impressionsIn(operations)
      this.promises.refresh(impressions)
      this.texts.forget(impressions)
    })
  }

  get state(): Journal['state'] {
    return this.journal.state
  }

  get systemZone(): string {
    return this.#options.systemZone()
  }

  /** The zone in which the user's days are reckoned. */
  get zone(): string {
    return this.state.settings.zone ?? this.systemZone
  }

  /** The clock's reading, or another one that was asked for (`--now`). */
  clock(now?: string): Clock {
    return { now: now === undefined ? this.#options.clock() : epochMs(now), zone: this.zone }
  }

  /** The present as a zoned date-time, to the second, or another reading that was asked for. */
  now(now?: string): string {
    return now ?? zonedAt(this.#options.clock(), this.zone)
  }

  /** Everything that has been, as the engine looks at it: the journal's own maps, not copies. */
  history(): History {
    const { state } = this
    this.#history ??= {
      contacts: [...state.contacts.values()],
      impressionsOf: state.headsOf,
      circumstances: [...state.circumstances.values()],
      values: [...state.values.values()],
      meetings: [],
      answers: state.answers,
      shown: state.shown,
      notices: state.notices,
      settings: state.settings,
    }
    return this.#history
  }

  /** The history as it stands at a reading of the clock; kept for a while, until something is written down. */
  reading(now?: string): Reading {
    const clock = this.clock(now)
    const known = this.#reading
    if (servesFor(known, clock, now === undefined)) return known
    const reading = new Reading(this.history(), clock)
    if (now === undefined) this.#reading = reading
    return reading
  }

  /**
   * Writes operations down as one step, all of them or none. Resolves when they are durable, with what takes the
   * step back. Without operations nothing is written, and there is nothing to take back.
   */
  async commit(
    operations: readonly NewOperation[],
    step: string = randomUUID(),
    undoes?: string,
  ): Promise<string> {
    if (operations.length === 0) return step
    await this.journal.commit(operations, undoes === undefined ? { batch: step } : { batch: step, undoes })
    return step
  }

  async close(): Promise<void> {
    this.#stop()
    await this.journal.close()
  }
}

/** Whether a reading can stand for another: of the same instant, or, for the present, a little older and of the same day. */
function servesFor(known: Reading | undefined, { now, zone }: Clock, present: boolean): known is Reading {
  if (known?.zone !== zone) return false
  if (known.now === now) return true
  return present && now > known.now && now - known.now < FRESH_MS && known.today === dayAt(now, zone)
}

function impressionsIn(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ kind, data }) =>
    kind.startsWith('impression.') && 'id' in data ? [data.id] : [],
  )
}
