/** The ways to a core, each as its users speak it. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '#shared/api/client.ts'
import { contract } from '#shared/api/contract.ts'
import type { AppError, Result } from '#shared/api/result.ts'
import { AnyResult, clientOver, type Dispatcher } from '#core/dispatcher.ts'
import { connectSocket } from '#core/socket/connect.ts'
import { serveSocket } from '#core/socket/serve.ts'
import { startServer } from '../../main/browser/server.ts'
import { CALL } from '../../main/electron/channels.ts'
import { carryOverIpc } from '../../main/electron/ipc.ts'
import { pageApi } from '../../main/electron/page-api.ts'
import { openEventHub } from '../../renderer/bridge/event-hub.ts'
import { httpClient } from '../../renderer/bridge/http-client.ts'
import { ipcBridge } from '../../renderer/bridge/ipc-client.ts'
import type { Keyring } from '../../renderer/bridge/keyring.ts'
import type { Carried } from './conformance.ts'
import { FakeContents, FakeFrame, MainEnd } from './ipc-pair.ts'

const GONE: AppError = { code: 'unavailable', message: 'The connection has ended.' }
const gone: Result<never> = { ok: false, error: GONE }

/** No carrier at all: the core's own client. */
export function inProcess(core: Dispatcher & { client: Client }): Promise<Carried> {
  let stopped = false
  return Promise.resolve({
    isWire: false,
    connect: () =>
      Promise.resolve({
        call: (method, input) => (stopped ? Promise.resolve(gone) : core.client.call(method, input)),
        on: (listener) => core.client.on(listener),
        close: () => Promise.resolve(),
        send: (message) => core.dispatch(message),
        listening: () => Promise.resolve(),
      }),
    stop: () => {
      stopped = true
      return Promise.resolve()
    },
  })
}

/** The socket between the holder of a journal and its guests. */
export async function overSocket(core: Dispatcher): Promise<Carried> {
  const path = join(tmpdir(), `ajar-carried-${randomBytes(4).toString('hex')}`)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    serveSocket(socket, core)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    isWire: true,
    connect: async () => {
      const socket = connect(path)
      await new Promise((resolve) => socket.once('connect', resolve))
      const connection = connectSocket(socket)
      const dispatcher: Dispatcher = {
        dispatch: (message) => connection.dispatch(message).catch(() => gone),
        on: (listener) => connection.on(listener),
      }
      return {
        ...clientOver(dispatcher, () => {
          connection.close()
          return Promise.resolve()
        }),
        send: (message) => dispatcher.dispatch(message),
        // A socket keeps the order: what is asked after the wish to listen is answered after it was heard.
        listening: async () => {
          await dispatcher.dispatch({ method: 'settings.get', input: {} })
        },
      }
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { force: true })
    },
  }
}

/** The locks of a browser with this one tab: whoever asks has it. */
const aloneAtOnce: Pick<LockManager, 'request'> = {
  request: (_name: string, _options: unknown, lead?: unknown) =>
    Promise.resolve(typeof lead === 'function' ? (lead as () => unknown)() : undefined) as Promise<never>,
}

/** The browser shell, with the page's own client. */
export async function overHttp(core: Dispatcher): Promise<Carried> {
  const key = randomBytes(32).toString('base64url')
  const server = await startServer({ dispatcher: core, page: new Map(), key, port: 0 })
  const origin = `http://127.0.0.1:${server.port}`
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', origin }
  const keyring: Keyring = {
    current: () => key,
    take: () => undefined,
    renew: () => Promise.resolve(undefined),
    onKey: () => () => undefined,
  }
  return {
    isWire: true,
    connect: () => {
      const hub = openEventHub({
        channel: { post: () => undefined, on: () => () => undefined, close: () => undefined },
        keyring,
        open: (_, signal) => fetch(`${origin}/api/events`, { headers, signal }),
        locks: aloneAtOnce,
      })
      const post = (body: string): Promise<Response> =>
        fetch(`${origin}/api/call`, { method: 'POST', headers, body })
      const client = httpClient((_, body) => post(body), keyring, hub)
      return Promise.resolve({
        ...client,
        send: async (message) => AnyResult.parse(await (await post(JSON.stringify(message))).json()),
        listening: async () => {
          while (hub.connection() !== 'up') await new Promise((resolve) => setTimeout(resolve, 2))
        },
      })
    },
    stop: () => server.close(),
  }
}

/** Electron's IPC, with the preload's own API and the page's own client; of Electron only the channel is a stand-in. */
export function overIpc(core: Dispatcher): Promise<Carried> {
  const main = new MainEnd()
  const windows = new Set<number>()
  const carrier = carryOverIpc({
    ipc: main,
    dispatcher: core,
    isWindow: (id) => windows.has(id),
    log: { unforeseen: () => undefined },
  })
  return Promise.resolve({
    isWire: true,
    connect: () => {
      const contents = new FakeContents()
      windows.add(contents.id)
      const frame = new FakeFrame(main, contents)
      const bridge = ipcBridge(pageApi(frame.ipc, Object.keys(contract)))
      return Promise.resolve({
        ...bridge.client,
        send: async (message) =>
          AnyResult.parse(JSON.parse(String(await frame.ipc.invoke(CALL, JSON.stringify(message))))),
        listening: async () => {
          while (bridge.connection() !== 'up') await new Promise((resolve) => setTimeout(resolve, 2))
        },
      })
    },
    stop: () => {
      carrier.stop()
      return Promise.resolve()
    },
  })
}
