/** How long a download is waited for: not long for its first byte, longer for each that follows, for ever while they come. */

export interface Waits {
  /** Milliseconds until the first bytes must be there. */
  readonly connectMs: number
  /** Milliseconds without any more of them after which the download counts as broken off. */
  readonly stallMs: number
}

export const USUAL_WAITS: Waits = { connectMs: 10_000, stallMs: 60_000 }

export interface Patience {
  /** Aborted, with a reason in words, once it has run out. */
  readonly signal: AbortSignal
  /** Something came. */
  arrived(): void
  /** Waits no longer. */
  end(): void
}

/** Begins to wait. `stop` ends the waiting from outside. */
export function waitFor({ connectMs, stallMs }: Waits, stop: AbortSignal): Patience {
  const impatience = new AbortController()
  const giveUp = (why: string): void => impatience.abort(new Error(why))
  const seconds = Math.ceil(connectMs / 1000)
  let timer = setTimeout(giveUp, connectMs, `no answer within ${seconds} seconds`)
  return {
    signal: AbortSignal.any([impatience.signal, stop]),
    arrived: () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, stallMs, 'the download broke off')
    },
    end: () => clearTimeout(timer),
  }
}
