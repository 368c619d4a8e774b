import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { patient, type Post } from '../../../renderer/bridge/patience.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A call that the core answers after so long, or never; it ends when it is given up. */
const answeredAfter =
  (ms: number): Post =>
  (_key, _body, signal) =>
    new Promise((resolve, reject) => {
      if (ms !== Infinity) setTimeout(() => resolve(new Response('done')), ms)
      signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    })
const lives = () => Promise.resolve()
const silent = () => new Promise<never>(() => undefined)
const gone = () => Promise.reject(new TypeError('Failed to fetch'))

function world(post: Post, pulse: (signal: AbortSignal) => Promise<unknown>) {
  const silences: number[] = []
  const begun = Date.now()
  const asked = vi.fn(pulse)
  const call = patient({ post, pulse: asked, onSilence: () => silences.push(Date.now() - begun) })
  return { call, silences, asked }
}

describe('a call', () => {
  it('that is answered at once makes nobody wonder', async () => {
    const { call, asked } = world(answeredAfter(100), lives)
    const answer = call('K', '{}')
    await vi.advanceTimersByTimeAsync(100)
    expect(await (await answer).text()).toBe('done')
    expect(asked).not.toHaveBeenCalled()
  })

  it('may take as long as it likes while the core gives signs of life', async () => {
    const { call, silences, asked } = world(answeredAfter(10 * 60_000), lives)
    const answer = call('K', '{}')
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(await (await answer).text()).toBe('done')
    expect(asked.mock.calls.length).toBeGreaterThan(100)
    expect(silences).toEqual([])
  })

  it('to a core that is silent is given up within a quarter of a minute, and the silence is told', async () => {
    const { call, silences, asked } = world(answeredAfter(Infinity), silent)
    const given = expect(call('K', '{}')).rejects.toThrow('given up')
    await vi.advanceTimersByTimeAsync(15_000)
    await given
    expect(silences).toHaveLength(1)
    expect(silences[0]).toBeLessThan(15_000)
    expect(asked.mock.calls[0]?.[0].aborted).toBe(true)
  })

  it('is given up at once when the core turns out to be gone', async () => {
    const { call, silences } = world(answeredAfter(Infinity), gone)
    const given = expect(call('K', '{}')).rejects.toThrow('given up')
    await vi.advanceTimersByTimeAsync(3000)
    await given
    expect(silences).toHaveLength(1)
  })

  it('that is answered while the sign of life is late is answered', async () => {
    const { call, silences } = world(answeredAfter(9000), silent)
    const answer = call('K', '{}')
    await vi.advanceTimersByTimeAsync(9000)
    expect(await (await answer).text()).toBe('done')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(silences).toEqual([])
  })
})
