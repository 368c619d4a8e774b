/** How often a page that ended by itself is loaded again without asking: a page that ends at once would do so for ever. */

const TIMES = 3
const WITHIN_MS = 60_000

/** Gives a function that says whether it may be loaded again at this time, in milliseconds of a clock that nobody sets. */
export function reloads(): (now: number) => boolean {
  let done: number[] = []
  return (now) => {
    done = done.filter((at) => now - at < WITHIN_MS)
    if (done.length >= TIMES) return false
    done.push(now)
    return true
  }
}
