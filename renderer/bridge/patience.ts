/**
 * How long a call is waited for: as long as it takes, while the core gives signs of life. A long import is work, not
 * silence; a core that has stopped would be waited for for ever.
 */

/** A call that takes longer than this makes one wonder. */
const WONDER_AFTER_MS = 3000
/** A core that lives answers a small question within this; reading 50,000 contacts keeps it for half of it. */
const PULSE_WITHIN_MS = 10_000

export type Post = (key: string, body: string, signal: AbortSignal) => Promise<Response>

interface PatienceParts {
  readonly post: Post
  /** Asks for a sign of life: resolves with any answer, rejects when the core cannot be reached. */
  readonly pulse: (signal: AbortSignal) => Promise<unknown>
  /** Hears that there was none. */
  readonly onSilence: () => void
}

/** `post`, which rejects when the core gives no sign of life while the answer is waited for. */
export function patient({ post, pulse, onSilence }: PatienceParts) {
  const lives = async () => {
    const asking = new AbortController()
    const answered = pulse(asking.signal).then(
      () => true,
      () => false,
    )
    const heard = await within(answered, PULSE_WITHIN_MS)
    asking.abort()
    return heard === true
  }
  return async (key: string, body: string): Promise<Response> => {
    const call = new AbortController()
    const answer = post(key, body, call.signal)
    for (;;) {
      const heard = await within(answer, WONDER_AFTER_MS)
      if (heard !== undefined) return heard
      if (await Promise.race([answer.then(() => true), lives()])) continue
      call.abort()
      onSilence()
    }
  }
}

/** What a promise gives within a time; nothing if it takes longer. Rejects as it does. */
function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
