import { describe, expect, it } from 'vitest'
import type { Page } from '#core/page.ts'
import { CONTENT_SECURITY_POLICY } from '#core/page-policy.ts'
import { servePage } from '../../../main/electron/serve-page.ts'

const file = (text: string, type: string) => ({ bytes: Buffer.from(text), type, immutable: false })
const index = file('<!doctype html>', 'text/html; charset=utf-8')
const page: Page = new Map([
  ['/', index],
  ['/index.html', index],
  ['/assets/index-4f2a.js', file('let x', 'text/javascript; charset=utf-8')],
])
const get = (url: string, method = 'GET') => servePage(page, { method, url })

describe('app://ajar/', () => {
  it('serves the page’s files, each as what it is', async () => {
    for (const [path, text, type] of [
      ['/', '<!doctype html>', 'text/html; charset=utf-8'],
      ['/index.html', '<!doctype html>', 'text/html; charset=utf-8'],
      ['/index.html#/people', '<!doctype html>', 'text/html; charset=utf-8'],
      ['/assets/index-4f2a.js?v=1', 'let x', 'text/javascript; charset=utf-8'],
    ] as const) {
      const answer = get(`app://ajar${path}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(type)
      expect(await answer.text()).toBe(text)
    }
  })

  it('answers HEAD without a body', async () => {
    const answer = get('app://ajar/index.html', 'HEAD')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-length')).toBe('15')
    expect(await answer.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers %s with 405', (method) => {
    expect(get('app://ajar/index.html', method).status).toBe(405)
  })

  it.each([
    'app://ajar/nothing.js',
    'app://ajar/assets/',
    'app://ajar/../package.json',
    'app://ajar/%2e%2e/package.json',
    'app://ajar/assets/..%2f..%2fpackage.json',
    'app://ajar//index.html',
    'app://ajar/INDEX.HTML',
    'app://other/index.html',
    'app://ajar:1/index.html',
    'app://user@ajar/index.html',
    'file:///index.html',
    '/index.html',
  ])('has nothing at %s', (url) => {
    expect(get(url).status).toBe(404)
  })

  it('sends the policy with every answer, also where there is nothing', () => {
    for (const answer of [get('app://ajar/'), get('app://ajar/nothing'), get('app://ajar/', 'POST')]) {
      expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})
