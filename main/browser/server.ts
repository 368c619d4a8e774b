/** The loopback server: the page for everybody on this machine, the journal for whoever has the key. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dispatchText } from '#core/dispatch-text.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { TOO_LARGE } from '#core/message-size.ts'
import { Refusal } from '#shared/api/result.ts'
import { hasKey, isFromElsewhere } from './access.ts'
import { refuse, sendResult, setCommonHeaders } from './answers.ts'
import { readBody } from './body.ts'
import { streamEvents } from './event-stream.ts'
import type { Page, PageFile } from '#core/page.ts'

export interface ServerOptions {
  readonly dispatcher: Dispatcher
  readonly page: Page
  /** What a request must carry to reach the journal. */
  readonly key: string
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number
  readonly tickMs?: number
  /** Called when a page connects and with every tick: a sign of life, after which the clock is looked at. */
  readonly lookAtClock?: () => void
  /** How long the headers of a request may take, and how long all of it. */
  readonly headersMs?: number
  readonly requestMs?: number
}

export interface BrowserServer {
  readonly port: number
  /** Takes no more calls, answers those under way, ends every stream, frees the port. */
  close(): Promise<void>
}

const CALL = '/api/call'
const EVENTS = '/api/events'
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  [CALL, ['POST']],
  [EVENTS, ['GET']],
])

/** How long a call under way may take when the server ends. */
const ENDING_MS = 2000

/** Serves on 127.0.0.1. Throws a `Refusal` if the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const { dispatcher, page, key, tickMs = 15_000, headersMs = 10_000, requestMs = 120_000 } = options
  const streams = new Set<ServerResponse>()
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(5_000, headersMs),
    },
    (request, response) => {
      setCommonHeaders(response)
      const path = request.url?.split('?', 1)[0] ?? ''
      const file = page.get(path)
      const methods = METHODS.get(path) ?? (file === undefined ? [] : ['GET', 'HEAD'])
      const fits = methods.includes(request.method ?? '')
      if (isFromElsewhere(request.rawHeaders, request.socket.localPort ?? 0)) refuse(response, 403)
      else if (file !== undefined && fits) sendFile(request, response, file)
      else if (!hasKey(request.rawHeaders, key)) refuse(response, 401)
      else if (methods.length === 0) refuse(response, 404)
      else if (!fits) {
        response.setHeader('Allow', methods.join(', '))
        refuse(response, 405)
      } else if (path === CALL) answerCall(request, response, dispatcher)
      else {
        streams.add(response)
        response.once('close', () => streams.delete(response))
        streamEvents(response, dispatcher, tickMs, options.lookAtClock)
      }
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => reject(portRefusal(options.port, error)))
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const stream of streams) stream.end()
      // A connection that is kept alive after its last answer would hold the server open.
      const idle = setInterval(() => server.closeIdleConnections(), 20)
      const overdue = setTimeout(() => server.closeAllConnections(), ENDING_MS)
      await closed
      clearInterval(idle)
      clearTimeout(overdue)
    },
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': file.bytes.length,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else response.end(file.bytes)
}

function answerCall(request: IncomingMessage, response: ServerResponse, dispatcher: Dispatcher): void {
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415)
    return
  }
  const answer = async (): Promise<void> => {
    const body = await readBody(request)
    if (body === undefined) {
      sendResult(response, 413, { ok: false, error: TOO_LARGE })
      return
    }
    sendResult(response, 200, await dispatchText(dispatcher, body))
  }
  answer().catch(() => response.destroy())
}

function portRefusal(port: number, error: NodeJS.ErrnoException): Refusal {
  const why =
    error.code === 'EADDRINUSE'
      ? 'another program has it'
      : error.code === 'EACCES'
        ? 'this user may not have it'
        : (error.code ?? error.message)
  return new Refusal(
    'unavailable',
    `Port ${port} on 127.0.0.1 cannot be opened: ${why}.`,
    'Choose another with --port N, or leave it out for a free one.',
  )
}
