import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { ORDINARY_BYTES } from '#core/message-size.ts'
import { CONTENT_SECURITY_POLICY } from '#core/page-policy.ts'
import { loadPage } from '#core/page.ts'
import { startServer, type BrowserServer } from '../../../main/browser/server.ts'

const KEY = 'the-key-of-this-start'
const SECRET = 'Dana Roth asked us to wait'

/** A journal with one secret, which no request without the key may bring to light. */
class Secret implements Dispatcher {
  readonly listeners = new Set<(event: AppEvent) => void>()
  readonly seen: unknown[] = []
  gate: Promise<void> = Promise.resolve()

  async dispatch(message: unknown): Promise<Result<unknown>> {
    this.seen.push(message)
    await this.gate
    return { ok: true, value: SECRET }
  }
  on(listener: (event: AppEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

let folder: string
let journal: Secret
let server: BrowserServer
let signsOfLife: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ajar-page-'))
  writeFileSync(join(folder, 'secret.html'), 'beside the page, not of it')
  const page = join(folder, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<title>Ajar</title>')
  writeFileSync(join(page, 'assets', 'index-4f2a9c1d.js'), 'void 0')
  writeFileSync(join(page, 'assets', 'inter-B7x_-a12.woff2'), 'font')
  writeFileSync(join(page, 'robots.txt'), '')
  journal = new Secret()
  signsOfLife = 0
  server = await startServer({
    dispatcher: journal,
    page: loadPage(page),
    key: KEY,
    port: 0,
    tickMs: 30,
    lookAtClock: () => (signsOfLife += 1),
    headersMs: 300,
    requestMs: 600,
  })
})

afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request exactly as given: fetch would mend the path and refuse some headers. */
function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, method, path, headers, setHost: headers.Host === undefined },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const withKey = { Authorization: `Bearer ${KEY}` }
const asCall = { ...withKey, 'Content-Type': 'application/json' }
const call = (body: string, headers: Readonly<Record<string, string>> = asCall): Promise<Answer> =>
  ask('POST', '/api/call', headers, body)

describe('the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<title>Ajar</title>'],
    ['/index.html', 'text/html; charset=utf-8', '<title>Ajar</title>'],
    ['/?from=anywhere', 'text/html; charset=utf-8', '<title>Ajar</title>'],
    ['/assets/index-4f2a9c1d.js', 'text/javascript; charset=utf-8', 'void 0'],
    ['/assets/inter-B7x_-a12.woff2', 'font/woff2', 'font'],
  ])('gives %s without a key', async (path, type, body) => {
    const answer = await ask('GET', path)
    expect(answer).toMatchObject({ status: 200, body })
    expect(answer.headers['content-type']).toBe(type)
    const head = await ask('HEAD', path)
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.headers['content-length']).toBe(String(body.length))
  })

  it('may be kept by the browser where its name holds a hash, and is asked for anew elsewhere', async () => {
    const cacheOf = async (path: string): Promise<unknown> =>
      (await ask('GET', path)).headers['cache-control']
    expect(await cacheOf('/assets/index-4f2a9c1d.js')).toBe('public, max-age=31536000, immutable')
    expect(await cacheOf('/')).toBe('no-cache')
    expect(await cacheOf('/robots.txt')).toBe('no-cache')
  })

  it('carries the policy that lets it load and reach nothing but its own', async () => {
    for (const answer of [await ask('GET', '/'), await ask('GET', '/nowhere'), await call('{}')]) {
      expect(answer.headers).toMatchObject({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
    expect(CONTENT_SECURITY_POLICY).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  })

  it('is nothing to be opened when it was not built', () => {
    expect(() => loadPage(join(folder, 'nowhere'))).toThrow(/no page/)
  })
})

describe('without the key', () => {
  const others: readonly (readonly [string, string])[] = [
    ['POST', '/api/call'],
    ['GET', '/api/call'],
    ['GET', '/api/events'],
    ['OPTIONS', '/api/call'],
    ['DELETE', '/'],
    ['POST', '/'],
    ['POST', '/index.html'],
    ['GET', '/nowhere'],
    ['GET', '/api'],
    ['GET', '/../secret.html'],
    ['GET', '/assets/../../secret.html'],
    ['GET', '/%2e%2e/secret.html'],
    ['GET', '/assets/%2e%2e%2f%2e%2e%2fsecret.html'],
    ['GET', '/..%5csecret.html'],
    ['GET', '//secret.html'],
    ['GET', '/assets'],
    ['GET', '/index.html%00.js'],
    ['GET', '/constructor'],
  ]
  it.each(others)('%s %s is answered by 401 and nothing else', async (method, path) => {
    const answer = await ask(method, path)
    expect(answer.status).toBe(401)
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain('beside the page')
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(journal.seen).toEqual([])
    expect(journal.listeners.size).toBe(0)
  })

  it('or with a wrong one, a call is not even looked at', async () => {
    expect((await call('{', { ...asCall, Authorization: 'Bearer wrong' })).status).toBe(401)
    expect(
      (await ask('POST', `/api/call?key=${KEY}`, { 'Content-Type': 'application/json' }, '{}')).status,
    ).toBe(401)
    expect((await ask('POST', '/api/call', { Cookie: `key=${KEY}` }, '{}')).status).toBe(401)
    expect(journal.seen).toEqual([])
  })
})

describe('from elsewhere', () => {
  const targets: readonly (readonly [string, string])[] = [
    ['GET', '/'],
    ['HEAD', '/assets/index-4f2a9c1d.js'],
    ['POST', '/api/call'],
    ['GET', '/api/events'],
    ['OPTIONS', '/api/call'],
    ['GET', '/nowhere'],
  ]
  const guises: readonly Readonly<Record<string, string>>[] = [
    { Host: 'evil.example' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
  ]
  for (const guise of guises) {
    it.each(targets)(
      `%s %s as ${JSON.stringify(guise)} is answered by 403, with the key, too`,
      async (method, path) => {
        for (const headers of [guise, { ...asCall, ...guise }]) {
          const answer = await ask(method, path, headers, method === 'POST' ? '{}' : undefined)
          expect(answer.status).toBe(403)
          expect(answer.body).not.toContain('Ajar</title>')
        }
        expect(journal.seen).toEqual([])
      },
    )
  }

  it('a request without any Host is answered by an error', async () => {
    const answer = await raw('GET / HTTP/1.0\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('an address with a host in its path is held against the Host header all the same', async () => {
    const answer = await raw(`GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\nHost: evil.example\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  })
})

describe('a call with the key', () => {
  it('is handed on as it came, and its result comes back with 200', async () => {
    const message = { method: 'impressions.add', input: { text: '<b>&amp;</b>\u2028\u0000👋🏽' } }
    const answer = await call(JSON.stringify(message))
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: SECRET })
    expect(journal.seen).toEqual([message])
  })

  it('that is no JSON is an error that says so', async () => {
    for (const body of ['', '{', 'text', '\u0000', '{"method":"a"}{}']) {
      const answer = await call(body)
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    }
    expect(journal.seen).toEqual([])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'is refused as %j',
    async (type) => {
      expect((await call('{}', { ...withKey, 'Content-Type': type })).status).toBe(415)
      expect(journal.seen).toEqual([])
    },
  )

  it('may name its charset', async () => {
    expect((await call('{}', { ...withKey, 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    )
  })

  it('is refused in other ways, saying which there are', async () => {
    const wrong = await ask('GET', '/api/call', withKey)
    expect(wrong.status).toBe(405)
    expect(wrong.headers.allow).toBe('POST')
    expect((await ask('POST', '/api/events', withKey)).headers.allow).toBe('GET')
    expect((await ask('PUT', '/index.html', withKey)).headers.allow).toBe('GET, HEAD')
    expect((await ask('GET', '/nowhere', withKey)).status).toBe(404)
  })

  it('is refused when it is too large, whether it says so or not', async () => {
    const large = JSON.stringify({ method: 'impressions.add', input: 'x'.repeat(ORDINARY_BYTES) })
    const answer = await call(large)
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'too-large' } })
    const chunked = await raw(
      `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${KEY}\r\n` +
        `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n` +
        `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
    )
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
    const announced = await raw(
      `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${KEY}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 900000000\r\n\r\n{`,
    )
    expect(announced).toMatch(/^HTTP\/1\.1 413 /)
    expect(journal.seen).toEqual([])
    expect((await call('{}')).status).toBe(200)
  })

  it('may be larger when it hands over a file', async () => {
    const base64 = 'A'.repeat(ORDINARY_BYTES + 10)
    expect(
      (await call(JSON.stringify({ method: 'imports.offer', input: { name: 'a', base64 } }))).status,
    ).toBe(200)
  })
})

describe('slow and endless requests', () => {
  it('whose headers do not end are ended', async () => {
    const started = Date.now()
    expect(await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX: `)).toMatch(/^HTTP\/1\.1 408 /)
    expect(Date.now() - started).toBeLessThan(5000)
  })

  it('whose body does not end are ended, and nothing of them is done', async () => {
    const answer = await raw(
      `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${KEY}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"method"`,
    )
    expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/)
    expect(journal.seen).toEqual([])
  })
})

describe('the stream of events', () => {
  const stream = async (): Promise<{ next: () => Promise<AppEvent>; cancel: () => Promise<void> }> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/api/events`, { headers: withKey })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
    const decoder = new TextDecoder()
    let text = ''
    return {
      next: async () => {
        while (!text.includes('\n')) {
          const { done, value } = await reader.read()
          if (done) throw new Error('the stream ended')
          text += decoder.decode(value, { stream: true })
        }
        const end = text.indexOf('\n')
        const line = text.slice(0, end)
        text = text.slice(end + 1)
        return JSON.parse(line) as AppEvent
      },
      cancel: () => reader.cancel(),
    }
  }

  it('begins with hello, ticks, and tells every tab what happened', async () => {
    const tabs = [await stream(), await stream()]
    for (const tab of tabs) expect(await tab.next()).toEqual({ type: 'hello' })
    const event: AppEvent = { type: 'changed', contacts: ['c1', 'c2'], all: true }
    for (const listener of journal.listeners) listener(event)
    for (const tab of tabs) {
      const heard: AppEvent[] = []
      while (heard.length < 3) heard.push(await tab.next())
      expect(heard).toContainEqual(event)
      expect(heard).toContainEqual({ type: 'tick' })
    }
  })

  it('is a sign of life when it begins, and with every tick', async () => {
    const tab = await stream()
    expect(await tab.next()).toEqual({ type: 'hello' })
    expect(signsOfLife).toBeGreaterThanOrEqual(1)
    const before = signsOfLife
    for (let ticks = 0; ticks < 2; ticks++) await tab.next()
    await expect.poll(() => signsOfLife).toBeGreaterThan(before)
    await tab.cancel()
  })

  it('forgets a tab that is gone', async () => {
    const tab = await stream()
    expect(journal.listeners.size).toBe(1)
    await tab.cancel()
    while (journal.listeners.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  })
})

describe('when the server ends', () => {
  it('a call under way is answered, streams and kept connections end, and the port is free', async () => {
    let open = (): void => undefined
    journal.gate = new Promise((resolve) => (open = resolve))
    const keptAlive = await connected()
    const streaming = fetch(`http://127.0.0.1:${server.port}/api/events`, { headers: withKey })
    const text = (await streaming).text()
    const underWay = call('{"method":"a"}')
    while (journal.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const closed = server.close()
    open()
    expect((await underWay).status).toBe(200)
    expect(await text).toContain('hello')
    await closed
    keptAlive.destroy()
    await expect(connected()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('a call that never ends does not hold it', async () => {
    journal.gate = new Promise(() => undefined)
    const lost = call('{"method":"a"}').catch((error: unknown) => error)
    while (journal.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.close()
    expect(await lost).toBeInstanceOf(Error)
  })
})

it('says which port cannot be had, and why', async () => {
  await expect(
    startServer({ dispatcher: journal, page: new Map(), key: KEY, port: server.port }),
  ).rejects.toMatchObject({
    name: 'Refusal',
    code: 'unavailable',
    message: `Port ${server.port} on 127.0.0.1 cannot be opened: another program has it.`,
  })
})

function connected(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => resolve(socket))
    socket.on('error', reject)
  })
}

/** Sends bytes and gives everything that comes back until the server ends the connection or has answered. */
async function raw(bytes: string): Promise<string> {
  const socket = await connected()
  return new Promise((resolve) => {
    let answer = ''
    socket.on('data', (part: Buffer) => {
      answer += part.toString()
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.write(bytes)
  })
}
