/** Events over one streamed answer: a line of JSON for each, and a tick now and then that keeps the stream alive. */
import type { ServerResponse } from 'node:http'
import type { Dispatcher } from '#core/dispatcher.ts'
import type { AppEvent } from '#shared/api/events.ts'

/** A page that reads nothing for so many bytes is let go. */
const UNREAD_BYTES = 8 * 1024 * 1024

/**
 * Streams what `dispatcher` tells until the page goes or the answer is ended. A page that comes, and every tick that it is
 * there, is a sign of life.
 */
export function streamEvents(
  response: ServerResponse,
  dispatcher: Dispatcher,
  tickMs: number,
  signOfLife: () => void = () => undefined,
): void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
  const send = (event: AppEvent): void => {
    response.write(`${JSON.stringify(event)}\n`)
    if (response.writableLength > UNREAD_BYTES) response.destroy()
  }
  const stopListening = dispatcher.on(send)
  const ticking = setInterval(() => {
    send({ type: 'tick' })
    signOfLife()
  }, tickMs)
  response.once('close', () => {
    clearInterval(ticking)
    stopListening()
  })
  send({ type: 'hello' })
  signOfLife()
}
