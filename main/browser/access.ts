/**
 * Who may talk to the shell. Pure predicates over a request's headers, so that a table of attacks can be put before
 * them: another site in the same browser, a name that was rebound to this machine, a program without the key.
 */
import { createHash, timingSafeEqual } from 'node:crypto'

/** The values of a header, one for each time that it was sent; `rawHeaders` as Node gives them. */
export function headerValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name)
}

/** Whether a request does not come from the page that this shell serves on `port`, or from a program on this machine. */
export function isFromElsewhere(rawHeaders: readonly string[], port: number): boolean {
  const here = port === 80 ? ['127.0.0.1', '127.0.0.1:80'] : [`127.0.0.1:${port}`]
  const hosts = headerValues(rawHeaders, 'host')
  if (hosts.length !== 1 || !here.includes(hosts[0] ?? '')) return true
  const origins = headerValues(rawHeaders, 'origin')
  if (!origins.every((origin) => here.some((host) => origin === `http://${host}`))) return true
  // Another site may lead the browser here (a link, or our own redirect file); it may not embed or load what is here.
  const site = headerValues(rawHeaders, 'sec-fetch-site')
  const mode = headerValues(rawHeaders, 'sec-fetch-mode')
  return (
    site.some((from) => from !== 'same-origin' && from !== 'none') && !mode.every((how) => how === 'navigate')
  )
}

/** Whether a request carries the key. Takes as long for a key that is nearly right as for one that is quite wrong. */
export function hasKey(rawHeaders: readonly string[], key: string): boolean {
  const values = headerValues(rawHeaders, 'authorization')
  const given = /^Bearer +(\S+) *$/i.exec(values[0] ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(key)) && values.length === 1
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
