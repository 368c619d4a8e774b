/**
 * Rule 3. Rest is quiet.
 *
 * From a not-now until its end only promises and rule 10 speak. Rests as they ran are in `rests.ts`, the lengths that
 * they get in `rest-length.ts`; here is what a rest does to other moments: it cuts their windows, and never lengthens
 * them.
 */
import type { HeldWindow } from '../holds.ts'
import type { Rest } from '../rests.ts'

/** What a rest leaves of a window: the part after its last quiet day; `undefined` if nothing. */
export function cutByRest(window: HeldWindow | undefined, rest: Rest | undefined): HeldWindow | undefined {
  if (!window || !rest || rest.from >= window.closes || rest.lastQuiet < window.opens) return window
  const opens = rest.lastQuiet + 1
  if (opens >= window.closes) return undefined
  return { ...window, opens, best: Math.max(opens, window.best) }
}
