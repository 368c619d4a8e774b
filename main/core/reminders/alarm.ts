/**
 * The alarm: rings when the wall clock shows an instant or is past it. However far that is, a timer rings early if the
 * clock was set back meanwhile, and late if the machine slept: the clock decides.
 */
import { LONGEST_MS, type Timers } from './timers.ts'

export class Alarm {
  readonly #timers: Timers
  readonly #now: () => number
  readonly #ring: () => void
  #at: number | undefined
  #cancel: (() => void) | undefined

  /** `now`: the wall clock, in milliseconds since 1970-01-01T00:00Z. */
  constructor(timers: Timers, now: () => number, ring: () => void) {
    this.#timers = timers
    this.#now = now
    this.#ring = ring
  }

  /** The instant that it is set to. */
  get at(): number | undefined {
    return this.#at
  }

  /** Sets it, to nothing else than before. `undefined`: off. */
  set(at: number | undefined): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#at = at
    if (at === undefined) return
    const wait = Math.min(LONGEST_MS, Math.max(1, at - this.#now()))
    this.#cancel = this.#timers.setTimer(wait, () => {
      if (this.#now() < at) this.set(at)
      else {
        this.set(undefined)
        this.#ring()
      }
    })
  }
}
