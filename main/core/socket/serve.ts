/** The holder's side of the socket: one guest, served until either leaves. */
import type { Socket } from 'node:net'
import type { Dispatcher } from '../dispatcher.ts'
import { bytesAllowed } from '../message-size.ts'
import { LineReader } from './lines.ts'
import { GuestMessage, type HolderMessage, fromLine, toLine } from './messages.ts'

/** A guest that reads nothing for so many bytes is let go, before its events fill the memory. */
const UNREAD_BYTES = 64 * 1024 * 1024
/** How long a guest may take to go once it was told that the holder ends. */
const LEAVING_MS = 1000

export interface Guest {
  /** Tells the guest that the holder ends, answers what was taken up, and resolves when the connection is closed. */
  leave(): Promise<void>
}

/**
 * Serves `dispatcher` to an authenticated guest. What is not a message ends the connection: a guest is another Ajar,
 * and one that speaks otherwise cannot be answered.
 */
export function serveSocket(socket: Socket, dispatcher: Dispatcher): Guest {
  let leaving = false
  let stopListening: (() => void) | undefined
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))

  const send = (message: HolderMessage): void => {
    if (!socket.writable) return
    socket.write(toLine(message))
    if (socket.writableLength > UNREAD_BYTES) socket.destroy()
  }

  const answer = async (id: number, call: unknown): Promise<void> => {
    send({ id, result: await dispatcher.dispatch(call) })
  }

  const lines = new LineReader(
    (line) => {
      const message = fromLine(line, GuestMessage)
      if (message === undefined) socket.destroy()
      else if ('listen' in message) stopListening ??= dispatcher.on((event) => send({ event }))
      else if (leaving) send({ id: message.id, leaving: true })
      else answer(message.id, message.call).catch(() => socket.destroy())
    },
    () => socket.destroy(),
    bytesAllowed,
  )
  socket.on('data', (chunk: Buffer) => lines.push(chunk))
  socket.on('error', () => socket.destroy())
  socket.once('close', () => stopListening?.())
  // It was paused since it was greeted, so that nothing is lost.
  socket.resume()

  return {
    async leave() {
      leaving = true
      send({ leaving: true })
      const overdue = setTimeout(() => socket.destroy(), LEAVING_MS)
      await closed
      clearTimeout(overdue)
    },
  }
}
