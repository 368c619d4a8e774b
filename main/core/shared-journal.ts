/** A journal that may change hands: calls go to whoever holds it, and are made again when the holder ends in between. */
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import { type AppError, Refusal, type Result } from '#shared/api/result.ts'
import { clientOver, type Dispatcher } from './dispatcher.ts'
import { mayRepeat, withId } from './repeating.ts'
import { ConnectionLost } from './socket/connect.ts'

export type Role = 'writer' | 'guest'

/** A way to the journal, until its holder ends. */
export interface Way extends Dispatcher {
  /** Whether this program is the holder. */
  readonly role: Role
  /** As `Dispatcher`; rejects with `ConnectionLost` when the holder is gone. */
  dispatch(message: unknown): Promise<Result<unknown>>
  /** Resolves when the holder is gone; never if this program is the holder. */
  readonly ended: Promise<void>
  /** As `Application.lookAtClock`; a guest lets the holder know. */
  lookAtClock(): void
  close(): Promise<void>
}

/** So often a call is made again while the journal changes hands, and the pause before each. */
const ATTEMPTS = 200
const PAUSE_MS = 50

export class SharedJournal implements Dispatcher {
  readonly client: Client
  readonly #findWay: () => Promise<Way>
  readonly #listeners = new Set<(event: AppEvent) => void>()
  #way: Promise<Way> | undefined
  #role: Role = 'guest'
  #closed: Promise<void> | undefined

  constructor(findWay: () => Promise<Way>) {
    this.#findWay = findWay
    this.client = clientOver(this, () => this.close())
  }

  /** Whether this program holds the journal at present, or works through another that does. */
  get role(): Role {
    return this.#role
  }

  async dispatch(message: unknown): Promise<Result<unknown>> {
    const call = withId(message)
    for (let attempt = 0; this.#closed === undefined && attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      try {
        const way = await this.found()
        return await way.dispatch(call)
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, error: error.toAppError() }
        if (!(error instanceof ConnectionLost)) throw error
        if (error.taken && !mayRepeat(call)) return { ok: false, error: UNCERTAIN }
      }
    }
    return { ok: false, error: this.#closed === undefined ? OUT_OF_REACH : CLOSED }
  }

  on(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A sign of life (`Application.lookAtClock`): it reaches whoever holds the journal. Never throws. */
  lookAtClock(): void {
    this.#way?.then(
      (way) => way.lookAtClock(),
      () => undefined,
    )
  }

  /** Waits for what is being written, lets guests go, and leaves the journal free. */
  close(): Promise<void> {
    this.#closed ??= (this.#way ?? Promise.reject(new ConnectionLost(false))).then(
      (way) => way.close(),
      () => undefined,
    )
    return this.#closed
  }

  /** The way as it is now; a new one if the last has ended. Throws a `Refusal` if there is none. */
  found(): Promise<Way> {
    this.#way ??= this.#seek()
    return this.#way
  }

  async #seek(): Promise<Way> {
    try {
      const way = await this.#findWay()
      this.#role = way.role
      way.on((event) => this.#tell(event))
      void way.ended.then(() => this.#goOn())
      return way
    } catch (error) {
      this.#way = undefined
      throw error
    }
  }

  /** The holder is gone: takes over, or joins whoever did. What happened in between was heard by nobody. */
  #goOn(): void {
    this.#way = undefined
    if (this.#closed !== undefined) return
    this.found().then(
      () => this.#tell({ type: 'changed', contacts: [], all: true }),
      // The next call asks again, and its caller hears why.
      () => undefined,
    )
  }

  #tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

const UNCERTAIN: AppError = {
  code: 'unavailable',
  message: 'The Ajar that held the journal ended before it answered, so this may or may not have been done.',
  hint: 'Look, and do it again if it was not.',
}
const OUT_OF_REACH: AppError = {
  code: 'unavailable',
  message: 'The Ajar that held the journal has ended, and the journal could not be opened in its place.',
  hint: 'Try again.',
}
const CLOSED: AppError = { code: 'unavailable', message: 'The journal is closed.', hint: 'Open it again.' }
