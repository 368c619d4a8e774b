/** The guest's side of the socket: a dispatcher whose calls are answered by the Ajar that holds the journal. */
import type { Socket } from 'node:net'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Dispatcher } from '../dispatcher.ts'
import { PREFIX_BYTES, TOO_LARGE, bytesAllowed } from '../message-size.ts'
import { LineReader } from './lines.ts'
import { HolderMessage, fromLine, toLine } from './messages.ts'

/** The connection ended before a call was answered. */
export class ConnectionLost extends Error {
  /** Whether the holder may have done what was asked. */
  readonly taken: boolean

  constructor(taken: boolean) {
    super('The connection to the Ajar that holds the journal was lost.')
    this.name = 'ConnectionLost'
    this.taken = taken
  }
}

export interface Connection extends Dispatcher {
  /** As `Dispatcher`; rejects with `ConnectionLost`, and with nothing else. */
  dispatch(message: unknown): Promise<Result<unknown>>
  /** Resolves when the holder ends or the connection breaks. */
  readonly closed: Promise<void>
  /** Leaves; calls that are under way reject. */
  close(): void
}

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void
  readonly reject: (error: ConnectionLost) => void
}

/** Speaks to the holder over an authenticated socket. */
export function connectSocket(socket: Socket): Connection {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: AppEvent) => void>()
  let lastId = 0
  let holderLeaves = false
  let listening = false

  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      for (const call of waiting.values()) call.reject(new ConnectionLost(true))
      waiting.clear()
      resolve()
    })
  })
  const leaveWhenDone = (): void => {
    if (holderLeaves && waiting.size === 0) socket.end()
  }
  const settle = (id: number, how: (call: Waiting) => void): void => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (call !== undefined) how(call)
    leaveWhenDone()
  }

  const lines = new LineReader(
    (line) => {
      const message = fromLine(line, HolderMessage)
      if (message === undefined) socket.destroy()
      else if ('event' in message) for (const listener of listeners) listener(message.event)
      else if ('result' in message) settle(message.id, (call) => call.resolve(message.result))
      else if ('id' in message) settle(message.id, (call) => call.reject(new ConnectionLost(false)))
      else {
        holderLeaves = true
        leaveWhenDone()
      }
    },
    () => socket.destroy(),
    () => Infinity,
  )
  socket.on('data', (chunk: Buffer) => lines.push(chunk))
  socket.on('error', () => socket.destroy())
  // It was paused since it was greeted, so that nothing is lost.
  socket.resume()

  return {
    closed,
    dispatch(message) {
      const id = ++lastId
      const line = toLine({ id, call: message ?? null })
      if (line.length > bytesAllowed(line.toString('utf8', 0, PREFIX_BYTES))) {
        return Promise.resolve({ ok: false, error: TOO_LARGE })
      }
      return new Promise((resolve, reject) => {
        if (holderLeaves || !socket.writable) {
          reject(new ConnectionLost(false))
          return
        }
        waiting.set(id, { resolve, reject })
        socket.write(line)
      })
    },
    on(listener) {
      listeners.add(listener)
      if (!listening && socket.writable) socket.write(toLine({ listen: true }))
      listening = true
      return () => listeners.delete(listener)
    },
    close: () => socket.destroy(),
  }
}
