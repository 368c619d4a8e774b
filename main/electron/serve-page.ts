/** Answers `app://ajar/…` out of the page in memory: exact paths, read-only, with the page's policy on every answer. */
import type { Page } from '#core/page.ts'
import { PAGE_HEADERS } from '#core/page-policy.ts'
import { isOwn } from './policy.ts'

/** What of a request counts. */
export interface PageRequest {
  readonly method: string
  readonly url: string
}

/** The answer to one request. */
export function servePage(page: Page, { method, url }: PageRequest): Response {
  const file = isOwn(url) ? page.get(new URL(url).pathname) : undefined
  if (file === undefined) return empty(404)
  if (method !== 'GET' && method !== 'HEAD') return empty(405, { Allow: 'GET, HEAD' })
  const headers = { ...PAGE_HEADERS, 'Content-Type': file.type, 'Content-Length': String(file.bytes.length) }
  return new Response(method === 'HEAD' ? null : new Uint8Array(file.bytes), { headers })
}

function empty(status: 404 | 405, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...PAGE_HEADERS, ...headers } })
}
