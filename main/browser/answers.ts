/** What every answer of the shell has in common, and the answers that are no value. */
import type { ServerResponse } from 'node:http'
import { PAGE_HEADERS } from '#core/page-policy.ts'
import type { AppError, Result } from '#shared/api/result.ts'

const ON_EVERY_ANSWER: Readonly<Record<string, string>> = { ...PAGE_HEADERS, 'Cache-Control': 'no-store' }

/** Puts the headers on an answer that every one carries; the last may be set anew. */
export function setCommonHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(ON_EVERY_ANSWER)) response.setHeader(name, value)
}

/** Answers a call with its result. */
export function sendResult(response: ServerResponse, status: number, result: Result<unknown>): void {
  if (response.headersSent || response.destroyed) return
  const bytes = Buffer.from(JSON.stringify(result), 'utf8')
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  })
  response.end(bytes)
}

/** What is answered to a request that is no call. */
const REFUSALS: Readonly<Record<401 | 403 | 404 | 405 | 415, AppError>> = {
  401: {
    code: 'forbidden',
    message: 'This needs the key of this start of Ajar.',
    hint: 'Open the address that Ajar printed when it started.',
  },
  403: { code: 'forbidden', message: 'Ajar answers its own page and nobody else.' },
  404: { code: 'not-found', message: 'There is nothing here.' },
  405: { code: 'invalid', message: 'This is not how to ask for that.' },
  415: { code: 'invalid', message: 'A call is sent as application/json.' },
}

/** Turns a request away. */
export function refuse(response: ServerResponse, status: keyof typeof REFUSALS): void {
  sendResult(response, status, { ok: false, error: REFUSALS[status] })
}
