/**
 * Hybrid logical clock: a reading that follows the wall clock and never runs backwards, so that of two changes the
 * later one wins on every machine. After Kulkarni et al., "Logical Physical Clocks" (2014).
 *
 * Packed as 16 hexadecimal digits: 12 of milliseconds since 1970-01-01T00:00Z, 4 of a counter. Readings of one
 * width sort as text.
 */
import { z } from 'zod'

const COUNTER_DIGITS = 4
const COUNTER_MAX = 0xffff
const MS_DIGITS = 12

/** A clock this far ahead of the wall is not believed. */
export const MAX_AHEAD_MS = 24 * 60 * 60 * 1000

export const Hlc = z.string().regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits')
export type Hlc = z.infer<typeof Hlc>

/** When a change was made and by whom: sorts as text, and no two changes share one. */
export type Stamp = string

/** The stamp of a change: its reading, then its device, which decides between equal readings. */
export function stampOf(operation: { readonly hlc: Hlc; readonly device: string }): Stamp {
  return operation.hlc + operation.device
}

/** A reading as text. */
export function packHlc(ms: number, counter: number): Hlc {
  return ms.toString(16).padStart(MS_DIGITS, '0') + counter.toString(16).padStart(COUNTER_DIGITS, '0')
}

/** The milliseconds since 1970-01-01T00:00Z that a reading says. */
export function hlcMs(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(0, MS_DIGITS), 16)
}

/** Whether a reading is so far ahead of the wall (ms) that it is not believed. */
export function isAhead(hlc: Hlc, wallMs: number): boolean {
  return hlcMs(hlc) > wallMs + MAX_AHEAD_MS
}

/** One device's clock. `wall` gives milliseconds since 1970-01-01T00:00Z. */
export class HybridClock {
  readonly #wall: () => number
  #ms = 0
  #counter = 0

  constructor(wall: () => number) {
    this.#wall = wall
  }

  /** The last reading. */
  get last(): Hlc {
    return packHlc(this.#ms, this.#counter)
  }

  /** Takes note of a reading: every later tick is greater. */
  see(hlc: Hlc): void {
    const ms = hlcMs(hlc)
    const counter = Number.parseInt(hlc.slice(MS_DIGITS, MS_DIGITS + COUNTER_DIGITS), 16)
    if (ms > this.#ms || (ms === this.#ms && counter > this.#counter)) {
      this.#ms = ms
      this.#counter = counter
    }
  }

  /** The next reading: greater than every one ticked or seen before. */
  tick(): Hlc {
    const wall = Math.max(0, Math.floor(this.#wall()))
    if (wall > this.#ms) {
      this.#ms = wall
      this.#counter = 0
    } else if (this.#counter < COUNTER_MAX) {
      this.#counter += 1
    } else {
      this.#ms += 1
      this.#counter = 0
    }
    return packHlc(this.#ms, this.#counter)
  }
}
