import { describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import { Refusal, type Result } from '#shared/api/result.ts'
import { mayRepeat, withId } from '#core/repeating.ts'
import { SharedJournal, type Way } from '#core/shared-journal.ts'
import { ConnectionLost } from '#core/socket/connect.ts'

/** A holder that answers with its name until it is ended. */
class Holder implements Way {
  readonly role = 'guest'
  readonly seen: unknown[] = []
  looks = 0
  readonly listeners = new Set<(event: AppEvent) => void>()
  readonly name: string
  readonly ended: Promise<void>
  end: () => void = () => undefined
  answer: (message: unknown) => Promise<Result<unknown>>

  constructor(name: string) {
    this.name = name
    this.ended = new Promise((resolve) => (this.end = resolve))
    this.answer = () => Promise.resolve({ ok: true, value: name })
  }
  dispatch(message: unknown): Promise<Result<unknown>> {
    this.seen.push(message)
    return this.answer(message)
  }
  on(listener: (event: AppEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  lookAtClock(): void {
    this.looks += 1
  }
  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** A journal that goes from one holder to the next. */
function handedOn(...holders: readonly (Holder | Refusal)[]): SharedJournal {
  const coming = [...holders]
  return new SharedJournal(() => {
    const next = coming.shift()
    if (next === undefined) return Promise.reject(new Refusal('locked', 'Nobody answers.'))
    return next instanceof Refusal ? Promise.reject(next) : Promise.resolve(next)
  })
}

const losing = (holder: Holder, taken: boolean) => (): Promise<never> => {
  holder.end()
  return Promise.reject(new ConnectionLost(taken))
}
const message = (method: string, input: object = {}): unknown => ({ method, input })

describe('when the holder ends', () => {
  it.each([
    message('contacts.list'),
    message('impressions.add', { text: 'a word' }),
    message('door.close', { contact: 'c1' }),
  ])('%j is asked again of the next', async (call) => {
    const [first, second] = [new Holder('first'), new Holder('second')]
    first.answer = losing(first, true)
    expect(await handedOn(first, second).dispatch(call)).toEqual({ ok: true, value: 'second' })
    expect(second.seen).toEqual(first.seen)
  })

  it('a new impression has the same id both times, so that it is there once', async () => {
    const [first, second] = [new Holder('first'), new Holder('second')]
    first.answer = losing(first, true)
    await handedOn(first, second).dispatch(message('impressions.add', { text: 'a word' }))
    expect(first.seen[0]).toMatchObject({
      input: { id: expect.stringMatching(/^[\w-]{36}$/) as string, text: 'a word' },
    })
    expect(second.seen[0]).toEqual(first.seen[0])
  })

  it.each([
    message('impressions.remove', { id: 'i1' }),
    message('journal.undo', { undo: 'u1' }),
    message('moments.later', { id: 'm1' }),
    message('imports.apply', { tokens: ['t1'] }),
  ])('%j is not repeated if it may have been done, and the caller hears that', async (call) => {
    const [first, second] = [new Holder('first'), new Holder('second')]
    first.answer = losing(first, true)
    const result = await handedOn(first, second).dispatch(call)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unavailable', message: expect.stringMatching(/may or may not/) as string },
    })
    expect(second.seen).toEqual([])
  })

  it('everything is asked again that was handed back undone', async () => {
    const [first, second] = [new Holder('first'), new Holder('second')]
    first.answer = losing(first, false)
    const result = await handedOn(first, second).dispatch(message('journal.undo', { undo: 'u1' }))
    expect(result).toEqual({ ok: true, value: 'second' })
  })

  it('listeners hear the next holder, and first that anything may have changed', async () => {
    const [first, second] = [new Holder('first'), new Holder('second')]
    const journal = handedOn(first, second)
    await journal.found()
    const heard: AppEvent[] = []
    const stop = journal.on((event) => heard.push(event))
    first.end()
    await expect.poll(() => heard).toEqual([{ type: 'changed', contacts: [], all: true }])
    for (const listener of second.listeners) listener({ type: 'switched' })
    stop()
    for (const listener of second.listeners) listener({ type: 'switched' })
    expect(heard.slice(1)).toEqual([{ type: 'switched' }])
  })

  it('and nobody can take over, each call hears why, and the next tries again', async () => {
    const [first, third] = [new Holder('first'), new Holder('third')]
    const journal = handedOn(first, new Refusal('storage', 'The disk is gone.'), third)
    await journal.found()
    first.end()
    await first.ended
    await Promise.resolve()
    const results = [
      await journal.dispatch(message('contacts.list')),
      await journal.dispatch(message('contacts.list')),
    ]
    expect(results).toContainEqual({ ok: true, value: 'third' })
  })
})

it('a sign of life reaches whoever holds the journal now', async () => {
  const [first, second] = [new Holder('first'), new Holder('second')]
  const journal = handedOn(first, second)
  journal.lookAtClock()
  await journal.found()
  journal.lookAtClock()
  await Promise.resolve()
  expect(first.looks).toBe(1)
  first.end()
  await first.ended
  await journal.found()
  journal.lookAtClock()
  await Promise.resolve()
  expect([first.looks, second.looks]).toEqual([1, 1])
})

it('after its end a journal answers that it is closed', async () => {
  const journal = handedOn(new Holder('first'))
  await journal.found()
  await journal.close()
  expect(await journal.dispatch(message('contacts.list'))).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  })
})

it('an id that is there stays, and what makes nothing gets none', () => {
  expect(withId(message('contacts.add', { id: 'mine' }))).toEqual(message('contacts.add', { id: 'mine' }))
  expect(withId(message('contacts.list'))).toEqual(message('contacts.list'))
  for (const strange of [
    null,
    'text',
    7,
    [],
    { method: 'impressions.add' },
    { method: 'impressions.add', input: [] },
  ]) {
    expect(withId(strange)).toBe(strange)
    expect(() => mayRepeat(strange)).not.toThrow()
  }
})
