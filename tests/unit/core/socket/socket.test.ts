import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { ORDINARY_BYTES } from '#core/message-size.ts'
import { connectSocket, ConnectionLost, type Connection } from '#core/socket/connect.ts'
import { serveSocket, type Guest } from '#core/socket/serve.ts'

/** Answers with the message itself, once it is let; keeps who listens. */
class Echo implements Dispatcher {
  readonly listeners = new Set<(event: AppEvent) => void>()
  readonly seen: unknown[] = []
  gate: Promise<void> = Promise.resolve()

  async dispatch(message: unknown): Promise<Result<unknown>> {
    this.seen.push(message)
    await this.gate
    return { ok: true, value: message }
  }
  on(listener: (event: AppEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

let folder: string
let server: Server
let echo: Echo
let guests: Guest[]
let holderSockets: Socket[]
const opened: Connection[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ajar-socket-'))
  echo = new Echo()
  guests = []
  holderSockets = []
  server = createServer((socket) => {
    holderSockets.push(socket)
    guests.push(serveSocket(socket, echo))
  })
  await new Promise<void>((resolve) => server.listen(join(folder, 's'), resolve))
})

afterEach(async () => {
  for (const connection of opened.splice(0)) connection.close()
  for (const socket of holderSockets) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

async function rawSocket(): Promise<Socket> {
  const socket = connect(join(folder, 's'))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}

async function guest(): Promise<Connection> {
  const connection = connectSocket(await rawSocket())
  opened.push(connection)
  return connection
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}

describe('a guest of the journal', () => {
  it('gets the answer to its own call, however many are under way', async () => {
    const [one, other] = [await guest(), await guest()]
    const calls = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? one : other).dispatch({ n }))
    expect(await Promise.all(calls)).toEqual(calls.map((_, n) => ({ ok: true, value: { n } })))
  })

  it('hands over any text as it is: line ends, quotes, NUL, half a surrogate pair, a large one', async () => {
    const connection = await guest()
    for (const text of ['a\nb\r\nc\u2028d', '"\\', '\u0000', '\ud83d', '👋🏽', 'ä'.repeat(1_000_000)]) {
      expect(await connection.dispatch(text)).toEqual({ ok: true, value: text })
    }
  })

  it('is told what happened once it listens, and nothing after it stops', async () => {
    const connection = await guest()
    const heard: AppEvent[] = []
    const stop = connection.on((event) => heard.push(event))
    await connection.dispatch('after the wish to listen')
    const event: AppEvent = { type: 'changed', contacts: ['c1'], all: false }
    for (const listener of echo.listeners) listener(event)
    await until(() => heard.length > 0)
    stop()
    for (const listener of echo.listeners) listener(event)
    await connection.dispatch('later')
    expect(heard).toEqual([event])
  })

  it('is no listener any more when it is gone', async () => {
    const connection = await guest()
    connection.on(() => undefined)
    await until(() => echo.listeners.size === 1)
    connection.close()
    await until(() => echo.listeners.size === 0)
  })

  it('is refused a message that is too large before it is sent, and goes on', async () => {
    const connection = await guest()
    const result = await connection.dispatch({ method: 'impressions.add', input: 'x'.repeat(ORDINARY_BYTES) })
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(echo.seen).toEqual([])
    expect(await connection.dispatch('small')).toEqual({ ok: true, value: 'small' })
  })

  it('may hand over a file that is larger than any other message', async () => {
    const connection = await guest()
    const message = { method: 'imports.offer', input: { base64: 'A'.repeat(ORDINARY_BYTES + 1) } }
    expect((await connection.dispatch(message)).ok).toBe(true)
  })

  it('hears that a call was lost when the holder is killed, and that it may have been done', async () => {
    const connection = await guest()
    echo.gate = new Promise(() => undefined)
    const call = connection.dispatch('lost')
    await until(() => echo.seen.length === 1)
    for (const socket of holderSockets) socket.destroy()
    await expect(call).rejects.toMatchObject({ name: 'ConnectionLost', taken: true })
    await connection.closed
    await expect(connection.dispatch('too late')).rejects.toMatchObject({ taken: false })
  })

  it('has what it began answered when the holder leaves, and what it begins then handed back undone', async () => {
    const connection = await guest()
    let open = (): void => undefined
    echo.gate = new Promise((resolve) => (open = resolve))
    const begun = connection.dispatch('begun')
    await until(() => echo.seen.length === 1)
    const left = guests[0]?.leave()
    // Sent before the guest can know.
    const late = connection.dispatch('late').catch((error: unknown) => error)
    open()
    expect(await begun).toEqual({ ok: true, value: 'begun' })
    expect(await late).toBeInstanceOf(ConnectionLost)
    expect(await late).toMatchObject({ taken: false })
    await left
    expect(echo.seen).toEqual(['begun'])
  })

  it('cannot hold up a holder that leaves', async () => {
    const silent = await rawSocket()
    silent.pause()
    await until(() => guests.length === 1)
    await guests[0]?.leave()
  })
})

describe('the holder ends the connection of a guest', () => {
  const gone = async (bytes: (socket: Socket) => void): Promise<void> => {
    const socket = await rawSocket()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => undefined)
    socket.resume()
    bytes(socket)
    await closed
    expect(echo.seen).toEqual([])
    expect((await (await guest()).dispatch('others are served')).ok).toBe(true)
  }

  it.each([
    ['that speaks no JSON', 'GET / HTTP/1.1\r\n'],
    ['that sends no call', '{"id":1}\n'],
    ['that sends more than a call', '{"id":1,"call":{},"as":"root"}\n'],
    ['whose call has no number', '{"id":"1","call":{}}\n'],
  ])('%s', async (_, line) => {
    await gone((socket) => socket.write(line))
  })

  it('whose line does not end', async () => {
    await gone((socket) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20)
      const pour = (): void => {
        while (!socket.destroyed && socket.write(chunk));
      }
      socket.on('drain', pour)
      pour()
    })
  })
})
