/** A machine whose wall clock, zone, sleep and timers the test turns. Time passes only when the test says so. */
import { epochMs, readZoned, zonedAt } from '#shared/dates.ts'
import { LONGEST_MS, type Timers } from '#core/reminders/timers.ts'

interface Timer {
  /** On the monotonic clock. */
  readonly at: number
  readonly callback: () => void
}

export class Machine implements Timers {
  /** IANA zone that the machine is set to. */
  zone: string
  /** The length of every timer that was set, in milliseconds. */
  readonly set: number[] = []
  /** How many of them have run out. */
  rung = 0
  readonly #timers = new Set<Timer>()
  readonly #busy = new Set<Promise<unknown>>()
  #wall: number
  #monotonic = 0

  /** `at`: what the wall clock shows, in `zone`. */
  constructor(at: string, zone = 'Europe/Berlin') {
    this.zone = zone
    this.#wall = epochMs(readZoned(at, zone))
  }

  /** The wall clock, in milliseconds since 1970-01-01T00:00Z. */
  readonly now = (): number => this.#wall

  /** What the wall clock shows: "2026-11-23T10:00:00". */
  get shows(): string {
    return zonedAt(this.#wall, this.zone).slice(0, 19)
  }

  /** How long the timers that are set still run, in milliseconds awake. */
  get running(): number[] {
    return [...this.#timers].map(({ at }) => at - this.#monotonic)
  }

  monotonic(): number {
    return this.#monotonic
  }

  setTimer(ms: number, callback: () => void): () => void {
    if (!(ms >= 1 && ms <= LONGEST_MS)) throw new RangeError(`No timer runs for ${ms} ms`)
    this.set.push(ms)
    const timer = { at: this.#monotonic + ms, callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** What has to be done before time passes on. */
  busyWith(work: Promise<unknown>): void {
    this.#busy.add(work)
    const done = () => this.#busy.delete(work)
    work.then(done, done)
  }

  async settled(): Promise<void> {
    do {
      await Promise.all(this.#busy)
      await new Promise((resolve) => setImmediate(resolve))
    } while (this.#busy.size > 0)
  }

  /** Time passes awake. Timers call back when they have run out. */
  async awake(ms: number): Promise<void> {
    const end = this.#monotonic + ms
    await this.settled()
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at)
      if (next === undefined || next.at > end) break
      this.#pass(Math.max(0, next.at - this.#monotonic))
      this.#timers.delete(next)
      this.rung += 1
      next.callback()
      await this.settled()
    }
    this.#pass(end - this.#monotonic)
  }

  /** As `awake`, until the wall clock shows a later time in the machine's zone. */
  awakeUntil(time: string): Promise<void> {
    return this.awake(epochMs(readZoned(time, this.zone)) - this.#wall)
  }

  /** Time passes while the machine sleeps: no timer runs, and the monotonic clock stands still. */
  sleepUntil(time: string): void {
    this.#wall = epochMs(readZoned(time, this.zone))
  }

  sleep(ms: number): void {
    this.#wall += ms
  }

  /** Somebody sets the clock, forward or back. */
  setClock(by: number): void {
    this.#wall += by
  }

  /** All timers are gone: the program that had set them has ended. */
  forgetTimers(): void {
    this.#timers.clear()
  }

  #pass(ms: number): void {
    this.#monotonic += ms
    this.#wall += ms
  }
}
