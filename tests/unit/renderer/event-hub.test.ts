import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import { eventOf, linesOf } from '../../../renderer/bridge/event-lines.ts'
import { openEventHub, type EventHub } from '../../../renderer/bridge/event-hub.ts'
import { openKeyring } from '../../../renderer/bridge/keyring.ts'
import { memoryStorage, tabs } from './tabs.ts'

const encoder = new TextEncoder()

/** A stream that a test writes lines into. */
function stream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({ start: (one) => void (controller = one) })
  return {
    body,
    say: (text: string) => controller?.enqueue(encoder.encode(text)),
    end: () => controller?.close(),
    breakOff: () => controller?.error(new DOMException('aborted', 'AbortError')),
  }
}

/** One lock, given to one after the other. */
function oneLock(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, options: { signal?: AbortSignal }, work: () => Promise<unknown>) => {
    const turn = last.then(() => {
      if (options.signal?.aborted === true) throw new DOMException('gone', 'AbortError')
      return work()
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return { request: request as LockManager['request'] }
}

const until = async (what: () => boolean) => {
  for (let tries = 0; tries < 200 && !what(); tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(what()).toBe(true)
}

const hubs: EventHub[] = []
afterEach(() => {
  for (const hub of hubs.splice(0)) hub.close()
})

function world() {
  const open = tabs()
  const locks = oneLock()
  const streams: { key: string; stream: ReturnType<typeof stream> }[] = []
  let accepted = 'K'
  const tab = (key?: string) => {
    const channel = open()
    const keyring = openKeyring(memoryStorage(), channel)
    if (key !== undefined) keyring.take(key)
    const heard: AppEvent[] = []
    const hub = openEventHub({
      channel,
      keyring,
      locks,
      open: (used, signal) => {
        if (used !== accepted) return Promise.resolve(new Response('', { status: 401 }))
        const one = stream()
        streams.push({ key: used, stream: one })
        signal.addEventListener('abort', one.breakOff)
        return Promise.resolve(new Response(one.body))
      },
    })
    hub.on((event) => heard.push(event))
    hubs.push(hub)
    return { hub, heard, keyring }
  }
  return { tab, streams, accept: (key: string) => (accepted = key) }
}

const HELLO = '{"type":"hello"}\n'
const CHANGED = '{"type":"changed","contacts":["c1"],"all":false}\n'

describe('events in several tabs', () => {
  it('come over one stream and are heard by every tab', async () => {
    const { tab, streams } = world()
    const first = tab('K')
    const second = tab('K')
    await until(() => streams.length === 1)
    streams[0]?.stream.say(HELLO + CHANGED)
    await until(() => second.heard.length === 2)
    expect(streams).toHaveLength(1)
    expect(first.heard).toEqual(second.heard)
    expect(second.hub.connection()).toBe('up')
  })

  it('are read by the next tab when the first one closes', async () => {
    const { tab, streams } = world()
    const first = tab('K')
    const second = tab('K')
    await until(() => streams.length === 1)
    first.hub.close()
    await until(() => streams.length === 2)
    streams[1]?.stream.say(HELLO)
    await until(() => second.heard.length === 1)
  })

  it('say so when the stream breaks off, and go on by themselves', async () => {
    const { tab, streams } = world()
    const first = tab('K')
    const second = tab('K')
    await until(() => streams.length === 1)
    streams[0]?.stream.say(HELLO)
    await until(() => second.hub.connection() === 'up')
    streams[0]?.stream.end()
    await until(() => first.hub.connection() === 'down' && second.hub.connection() === 'down')
    await until(() => streams.length === 2)
    streams[1]?.stream.say(HELLO)
    await until(() => second.hub.connection() === 'up' && second.heard.length === 2)
  })

  it('wait without a key, and begin when one is given', async () => {
    const { tab, streams } = world()
    const only = tab()
    await until(() => only.hub.connection() === 'keyless')
    expect(streams).toHaveLength(0)
    only.keyring.take('K')
    await until(() => streams.length === 1)
  })

  it('are not asked for with a rejected key for ever', async () => {
    const { tab, streams, accept } = world()
    accept('new')
    const only = tab('old')
    await until(() => only.hub.connection() === 'keyless')
    expect(only.keyring.current()).toBeUndefined()
    only.keyring.take('new')
    await until(() => streams.length === 1)
  })
})

describe('the tab that leads', () => {
  it('is one of them; when it closes, the next one does, and hears so', async () => {
    const { tab } = world()
    const first = tab('K')
    const second = tab('K')
    let told = 0
    second.hub.onLeading(() => (told += 1))
    await until(() => first.hub.leads())
    expect(second.hub.leads()).toBe(false)
    expect(told).toBe(0)
    first.hub.close()
    await until(() => second.hub.leads())
    expect(told).toBe(1)
  })

  it('lets go of a stream that any tab doubts, says so, and looks for the core anew', async () => {
    const { tab, streams } = world()
    const first = tab('K')
    const second = tab('K')
    const said: string[] = []
    second.hub.onConnection(() => said.push(second.hub.connection()))
    for (const [doubts, doubting] of [first, second].entries()) {
      await until(() => streams.length === doubts + 1)
      streams[doubts]?.stream.say(HELLO)
      await until(() => second.hub.connection() === 'up')
      doubting.hub.doubt()
    }
    await until(() => streams.length === 3)
    expect(said).toEqual(['up', 'down', 'up', 'down'])
  })

  it('takes a stream that missed two ticks for dead, and one that ticks for alive', async () => {
    vi.useFakeTimers()
    try {
      const { tab, streams } = world()
      const only = tab('K')
      await vi.advanceTimersByTimeAsync(0)
      streams[0]?.stream.say(HELLO)
      for (let ticks = 0; ticks < 8; ticks++) {
        await vi.advanceTimersByTimeAsync(15_000)
        streams[0]?.stream.say('{"type":"tick"}\n')
      }
      expect(only.hub.connection()).toBe('up')
      await vi.advanceTimersByTimeAsync(30_000)
      expect(only.hub.connection()).toBe('up')
      await vi.advanceTimersByTimeAsync(5000)
      expect(only.hub.connection()).toBe('down')
      await vi.advanceTimersByTimeAsync(1000)
      expect(streams).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('lines of a stream', () => {
  it('are whole however the bytes are cut, also within a letter', async () => {
    const bytes = encoder.encode('{"a":"é"}\n{"b":2}\nnot whole')
    for (let cut = 1; cut < bytes.length; cut++) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(bytes.slice(0, cut))
          controller.enqueue(bytes.slice(cut))
          controller.close()
        },
      })
      const lines: string[] = []
      for await (const line of linesOf(body)) lines.push(line)
      expect(lines).toEqual(['{"a":"é"}', '{"b":2}'])
    }
  })

  it('that are no events, or of a kind not known yet, are passed over', () => {
    expect(eventOf('')).toBeUndefined()
    expect(eventOf('{"type":"hel')).toBeUndefined()
    expect(eventOf('{"type":"sung"}')).toBeUndefined()
    expect(eventOf('{"type":"tick"}')).toEqual({ type: 'tick' })
  })
})
