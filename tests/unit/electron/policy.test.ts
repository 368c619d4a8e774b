import { describe, expect, it } from 'vitest'
import { isOwn, isPageFrame, mayNavigate, mayRequest, outsideLink } from '../../../main/electron/policy.ts'

/** Addresses that are not the page's, whoever they would like to be taken for. */
const ATTACKS: readonly (readonly [what: string, address: string])[] = [
  ['a site', 'https://evil.example/'],
  ['a site without encryption', 'http://evil.example/'],
  ['this machine', 'http://127.0.0.1:8080/'],
  ['a file', 'file:///etc/passwd'],
  ['a file of our own page', 'file:///work/dist/renderer/index.html'],
  ['a script', 'javascript:alert(1)'],
  ['an inner page', 'about:blank'],
  ['a page of the browser', 'chrome://settings/'],
  ['what shows the source', 'view-source:app://ajar/index.html'],
  ['a blob of ours', 'blob:app://ajar/2f6c'],
  ['a file system of ours', 'filesystem:app://ajar/temporary/x'],
  ['another host', 'app://evil/index.html'],
  ['a host that begins like ours', 'app://ajar.evil.example/index.html'],
  ['a host that ends like ours', 'app://evil.ajar/index.html'],
  ['our host as a user', 'app://ajar@evil.example/index.html'],
  ['a user before our host', 'app://user@ajar/index.html'],
  ['a password before our host', 'app://user:pass@ajar/index.html'],
  ['a port', 'app://ajar:80/index.html'],
  ['no host', 'app:///index.html'],
  ['no slashes', 'app:ajar/index.html'],
  ['one slash', 'app:/ajar/index.html'],
  ['no path', 'app://ajar'],
  ['capitals', 'app://AJAR/index.html'],
  ['a scheme that begins like ours', 'apps://ajar/index.html'],
  ['a scheme that ends like ours', 'xapp://ajar/index.html'],
  ['our address within another', 'https://evil.example/?app://ajar/index.html'],
  ['our address as a fragment', 'https://evil.example/#app://ajar/'],
  ['a space before it', ' app://ajar/index.html'],
  ['a line before it', '\napp://ajar/index.html'],
  ['a backslash in the host', 'app://ajar\\@evil.example/'],
  ['a host with an escape', 'app://aj%61r/index.html'],
  ['a socket', 'wss://evil.example/'],
  ['a file server', 'ftp://evil.example/x'],
  ['a network folder', '\\\\evil\\share'],
  ['nothing', ''],
  ['no address', 'index.html'],
]

describe('what is not the page’s own', () => {
  it.each(ATTACKS)('is neither served nor gone to nor asked for: %s', (_, address) => {
    expect(isOwn(address)).toBe(false)
    expect(mayNavigate(address)).toBe(false)
    expect(mayRequest(address, true)).toBe(false)
    expect(mayRequest(address, false)).toBe(false)
  })
})

describe('the page', () => {
  it('may load its files', () => {
    for (const path of ['/', '/index.html', '/assets/index-4f2a.js', '/assets/inter.woff2'])
      expect(mayRequest(`app://ajar${path}`, true), path).toBe(true)
    expect(mayRequest('data:image/svg+xml,%3Csvg%2F%3E', true)).toBe(true)
  })

  it('may be loaded again, wherever in it one is', () => {
    for (const address of ['app://ajar/', 'app://ajar/index.html', 'app://ajar/index.html#/people/7'])
      expect(mayNavigate(address), address).toBe(true)
  })

  it('may not leave for one of its own files, or for what lies in an address', () => {
    for (const address of [
      'app://ajar/assets/index-4f2a.js',
      'app://ajar/icon.svg',
      'app://ajar/index.html?x',
      'app://ajar/other',
      'data:text/html,<script>alert(1)</script>',
    ])
      expect(mayNavigate(address), address).toBe(false)
  })

  it('has DevTools while it is being built, and not in a package', () => {
    expect(mayRequest('devtools://devtools/bundled/inspector.html', false)).toBe(true)
    expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(false)
  })
})

describe('who speaks', () => {
  it('is the page in a window’s main frame', () => {
    expect(isPageFrame({ origin: 'app://ajar', parent: null })).toBe(true)
  })

  it.each([
    ['a frame within the page', { origin: 'app://ajar', parent: {} }],
    ['a frame that is gone', { origin: 'app://ajar', parent: undefined }],
    ['a sandboxed page', { origin: 'null', parent: null }],
    ['nothing', { origin: '', parent: null }],
    ['another site', { origin: 'https://evil.example', parent: null }],
    ['a longer origin', { origin: 'app://ajar.evil', parent: null }],
    ['an address instead of an origin', { origin: 'app://ajar/', parent: null }],
    ['a file', { origin: 'file://', parent: null }],
  ])('is not %s', (_, frame) => {
    expect(isPageFrame(frame)).toBe(false)
  })
})

describe('a link that leads outside', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://EXAMPLE.org/Ä', 'https://example.org/%C3%84'],
    ['mailto:dana@example.org', 'mailto:dana@example.org'],
    ['mailto:dana@example.org?subject=Hello', 'mailto:dana@example.org?subject=Hello'],
    ['tel:+4930123456', 'tel:+4930123456'],
  ])('opens: %s', (address, opened) => {
    expect(outsideLink(address)).toBe(opened)
  })

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a network folder', 'smb://evil/share'],
    ['a folder of Windows', '\\\\evil\\share'],
    ['a program of Windows', 'ms-msdt:/id'],
    ['a search of Windows', 'search-ms:query=x'],
    ['a remote login', 'ssh://-oProxyCommand=x'],
    ['our own scheme', 'app://ajar/index.html'],
    ['what lies in the address itself', 'data:text/html,x'],
    ['a name and password for a site', 'https://user:secret@example.org/'],
    ['a name that looks like the site', 'https://example.org@evil.example/'],
    ['a mail with a file', 'mailto:x@example.org?attach=/etc/passwd'],
    ['a mail with a file, otherwise written', 'mailto:x@example.org?subject=a&ATTACHMENT=/etc/passwd'],
    ['a telephone code', 'tel:*%2306%23'],
    ['a telephone number with more behind it', 'tel:+49?x'],
    ['an endless address', `https://example.org/${'x'.repeat(2000)}`],
    ['no address', 'example'],
    ['nothing', ''],
  ])('does not open: %s', (_, address) => {
    expect(outsideLink(address)).toBeUndefined()
  })
})
