import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreloadApi } from '#shared/api/preload.ts'
import { ipcBridge, preloadApi } from '../../../renderer/bridge/ipc-client.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Electron's side: what it answers, and who listens. */
function electron(answer: () => Promise<string>) {
  const listening = new Set<(line: string) => void>()
  let begun = 0
  const api: PreloadApi = {
    call: () => answer(),
    on: (listener) => {
      begun += 1
      listening.add(listener)
      return () => void listening.delete(listener)
    },
  }
  return {
    api,
    listening,
    begun: () => begun,
    tell: (line: string) => {
      for (const listener of [...listening]) listener(line)
    },
  }
}

const values = () => Promise.resolve('{"ok":true,"value":[]}')
const gone = () => Promise.reject(new Error("No handler registered for 'ajar:call'"))

describe('the page in Electron', () => {
  it('knows that it is there, and takes nothing else for it', () => {
    const { api } = electron(values)
    expect(preloadApi({ ajar: api })).toBe(api)
    for (const place of [{}, { ajar: null }, { ajar: 'x' }, { ajar: {} }, { ajar: { call: () => 1 } }])
      expect(preloadApi(place)).toBeUndefined()
  })

  it('gives what came back, checked against the contract', async () => {
    expect(await ipcBridge(electron(values).api).client.call('values.list', {})).toEqual({
      ok: true,
      value: [],
    })
    const strange = electron(() => Promise.resolve('{"ok":true,"value":[{"title":1}]}'))
    expect(await ipcBridge(strange.api).client.call('values.list', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  })

  it('is connected from hello on, and passes on every event that it knows', () => {
    const main = electron(values)
    const bridge = ipcBridge(main.api)
    const heard: string[] = []
    const stop = bridge.client.on((event) => heard.push(event.type))
    expect(bridge.connection()).toBe('connecting')
    main.tell('{"type":"hello"}')
    main.tell('{"type":"of a later version"}')
    main.tell('no JSON')
    main.tell('{"type":"open","contact":"dana"}')
    expect(bridge.connection()).toBe('up')
    expect(heard).toEqual(['hello', 'open'])
    stop()
    main.tell('{"type":"hello"}')
    expect(heard).toHaveLength(2)
  })

  it('begins to hear with its first listener, so that it misses nothing', () => {
    const main = electron(values)
    const { client } = ipcBridge(main.api)
    expect(main.begun()).toBe(0)
    client.on(() => undefined)
    client.on(() => undefined)
    expect(main.begun()).toBe(1)
  })

  it('says in words that nobody answered, and comes back by itself', async () => {
    const main = electron(gone)
    const bridge = ipcBridge(main.api)
    const connections: string[] = []
    bridge.client.on(() => undefined)
    bridge.onConnection(() => connections.push(bridge.connection()))
    main.tell('{"type":"hello"}')
    const result = await bridge.client.call('values.list', {})
    expect(result).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(!result.ok && result.error.message).toMatch(/still here/)
    expect(connections).toEqual(['up', 'down'])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(main.begun()).toBeGreaterThan(5)
    expect(main.listening.size).toBe(1)
    main.tell('{"type":"hello"}')
    expect(connections).toEqual(['up', 'down', 'up'])
    const begun = main.begun()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(main.begun()).toBe(begun)
  })

  it('gives what a call makes the same id when its answer was lost and it is made again', async () => {
    const sent: unknown[] = []
    const { api } = electron(gone)
    const bridge = ipcBridge({
      ...api,
      call: (_method, input) => {
        sent.push(input)
        return gone()
      },
    })
    for (let times = 0; times < 2; times++) {
      const result = await bridge.client.call('impressions.add', { text: 'met Dana' })
      expect(!result.ok && result.error.hint).toMatch(/not be there twice/)
    }
    expect(sent).toHaveLength(2)
    expect(sent[0]).toHaveProperty('id')
    expect(sent[1]).toEqual(sent[0])
  })

  it('calls and hears nothing more once it is closed', async () => {
    const main = electron(values)
    const { client } = ipcBridge(main.api)
    client.on(() => undefined)
    await client.close()
    expect(main.listening.size).toBe(0)
    expect(await client.call('values.list', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
