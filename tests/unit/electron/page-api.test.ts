import { describe, expect, it } from 'vitest'
import { contract } from '#shared/api/contract.ts'
import { EVENT, LEAVE, LISTEN } from '../../../main/electron/channels.ts'
import { pageApi, type PageIpc } from '../../../main/electron/page-api.ts'

type Heard = (event: unknown, line: unknown) => void

function fakeIpc() {
  const log: string[] = []
  const hearing = new Set<Heard>()
  const ipc: PageIpc = {
    invoke: (channel, message) => {
      log.push(`${channel} ${message}`)
      return Promise.resolve('{"ok":true,"value":[]}')
    },
    send: (channel) => {
      log.push(channel)
    },
    on: (channel, listener) => {
      if (channel === EVENT) hearing.add(listener)
    },
    off: (_channel, listener) => void hearing.delete(listener),
  }
  return { ipc, log, hearing }
}

const methods = Object.keys(contract)

describe('what the page is given', () => {
  it('is two functions, and nothing that leads on', () => {
    const api = pageApi(fakeIpc().ipc, methods)
    expect(Object.keys(api)).toEqual(['call', 'on'])
    expect(Object.values(api).every((value) => typeof value === 'function')).toBe(true)
  })

  it('calls the contract’s methods, as one text each', async () => {
    const { ipc, log } = fakeIpc()
    const api = pageApi(ipc, methods)
    expect(await api.call('values.list', {})).toBe('{"ok":true,"value":[]}')
    expect(log).toEqual(['ajar:call {"method":"values.list","input":{}}'])
  })

  it.each(['', 'values', 'values.steal', 'constructor', '__proto__', 'toString', 'VALUES.LIST'])(
    'refuses the name “%s” in words, and sends nothing',
    async (name) => {
      const { ipc, log } = fakeIpc()
      const answer: unknown = JSON.parse(await pageApi(ipc, methods).call(name, {}))
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
      expect(log).toEqual([])
    },
  )

  it('hears lines, never the event behind them, until it stops', () => {
    const { ipc, log, hearing } = fakeIpc()
    const api = pageApi(ipc, methods)
    const given: unknown[][] = []
    const stop = api.on((...all) => given.push(all))
    for (const hear of hearing) hear({ sender: 'ipcRenderer' }, '{"type":"hello"}')
    expect(given).toEqual([['{"type":"hello"}']])
    stop()
    stop()
    expect(hearing.size).toBe(0)
    expect(log).toEqual([LISTEN, LEAVE])
  })

  it('goes on hearing for one listener when another stops', () => {
    const { ipc, log, hearing } = fakeIpc()
    const api = pageApi(ipc, methods)
    const stops = [api.on(() => undefined), api.on(() => undefined)]
    stops[0]?.()
    expect(hearing.size).toBe(1)
    expect(log).not.toContain(LEAVE)
    stops[1]?.()
    expect(log.at(-1)).toBe(LEAVE)
  })
})
