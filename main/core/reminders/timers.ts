/** Timers, and a clock that nobody sets: what the scheduler needs of the machine, so that tests can turn it. */

export interface Timers {
  /** Milliseconds that the machine was awake, from any start. */
  monotonic(): number
  /** Calls back after `ms` milliseconds awake, which are at most `LONGEST_MS`. Gives what calls it off. */
  setTimer(ms: number, callback: () => void): () => void
}

/** A longer time-out would fire at once: Node counts in 31 bits. */
export const LONGEST_MS = 2 ** 31 - 1

/** This machine's. They keep no program from ending. */
export const realTimers: Timers = {
  monotonic: () => performance.now(),
  setTimer(ms, callback) {
    const timer = setTimeout(callback, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
