import { describe, expect, it } from 'vitest'
import { hasKey, headerValues, isFromElsewhere } from '../../../main/browser/access.ts'

const PORT = 4711
const KEY = 'k7Yx0cJ3o1v9mB2nQ4rS5tU6wX8zA-_dEfGhIjKlMnO'
const raw = (headers: readonly (readonly [string, string])[]): string[] => headers.flat()

describe('whoever asks from elsewhere is turned away', () => {
  const attacks: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ['no Host at all', []],
    ['another name that was rebound to this machine', [['Host', `evil.example:${PORT}`]]],
    ['another name without a port', [['Host', 'evil.example']]],
    ['a name that begins like ours', [['Host', `127.0.0.1.evil.example:${PORT}`]]],
    ['a name that ends like ours', [['Host', `evil.127.0.0.1:${PORT}`]]],
    ['localhost, which is not what was printed', [['Host', `localhost:${PORT}`]]],
    ['another port', [['Host', `127.0.0.1:${PORT + 1}`]]],
    ['no port', [['Host', '127.0.0.1']]],
    ['a user before the host', [['Host', `x@127.0.0.1:${PORT}`]]],
    ['all addresses', [['Host', `0.0.0.0:${PORT}`]]],
    ['the same address, written otherwise', [['Host', `2130706433:${PORT}`]]],
    ['IPv6 loopback', [['Host', `[::1]:${PORT}`]]],
    ['an empty Host', [['Host', '']]],
    [
      'two Hosts, the second from elsewhere',
      [
        ['Host', `127.0.0.1:${PORT}`],
        ['Host', 'evil.example'],
      ],
    ],
    ['two Hosts in one', [['Host', `127.0.0.1:${PORT}, evil.example`]]],
    ...(
      [
        ['another site', 'https://evil.example'],
        ['a file or a sandboxed frame', 'null'],
        ['our address over https', `https://127.0.0.1:${PORT}`],
        ['our address without its scheme', `127.0.0.1:${PORT}`],
        ['another program on this machine', `http://127.0.0.1:${PORT + 1}`],
        ['localhost', `http://localhost:${PORT}`],
        ['our address with a path', `http://127.0.0.1:${PORT}/`],
        ['our address as a prefix', `http://127.0.0.1:${PORT}.evil.example`],
        ['an empty Origin', ''],
      ] as const
    ).map(
      ([what, origin]) =>
        [
          `Origin: ${what}`,
          [
            ['Host', `127.0.0.1:${PORT}`],
            ['Origin', origin],
          ],
        ] as const,
    ),
    [
      'two Origins, the second from elsewhere',
      [
        ['Host', `127.0.0.1:${PORT}`],
        ['Origin', `http://127.0.0.1:${PORT}`],
        ['origin', 'https://evil.example'],
      ],
    ],
    [
      'a script of ours, embedded by another site',
      [
        ['Host', `127.0.0.1:${PORT}`],
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Mode', 'no-cors'],
      ],
    ],
    [
      'a fetch from another port of this machine',
      [
        ['Host', `127.0.0.1:${PORT}`],
        ['Sec-Fetch-Site', 'same-site'],
        ['Sec-Fetch-Mode', 'cors'],
      ],
    ],
  ]
  it.each(attacks)('%s', (_, headers) => {
    expect(isFromElsewhere(raw(headers), PORT)).toBe(true)
  })
})

describe('whoever belongs here is let in', () => {
  const host = ['Host', `127.0.0.1:${PORT}`] as const
  const welcome: readonly (readonly [string, number, readonly (readonly [string, string])[]])[] = [
    ['a program on this machine', PORT, [host]],
    [
      'the page itself',
      PORT,
      [host, ['Origin', `http://127.0.0.1:${PORT}`], ['Sec-Fetch-Site', 'same-origin']],
    ],
    ['an address that was typed', PORT, [host, ['Sec-Fetch-Site', 'none'], ['Sec-Fetch-Mode', 'navigate']]],
    ['our redirect file', PORT, [host, ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Mode', 'navigate']]],
    [
      'port 80, which browsers leave out',
      80,
      [
        ['Host', '127.0.0.1'],
        ['Origin', 'http://127.0.0.1'],
      ],
    ],
  ]
  it.each(welcome)('%s', (_, port, headers) => {
    expect(isFromElsewhere(raw(headers), port)).toBe(false)
  })
})

describe('the key', () => {
  const wrong: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ['none', []],
    ['an empty one', [['Authorization', 'Bearer ']]],
    ['another scheme', [['Authorization', `Basic ${KEY}`]]],
    ['the key alone', [['Authorization', KEY]]],
    ['a beginning of it', [['Authorization', `Bearer ${KEY.slice(0, -1)}`]]],
    ['more than it', [['Authorization', `Bearer ${KEY}x`]]],
    ['another case', [['Authorization', `Bearer ${KEY.toLowerCase()}`]]],
    ['as a cookie', [['Cookie', `key=${KEY}`]]],
    [
      'the right one and a wrong one',
      [
        ['Authorization', `Bearer ${KEY}`],
        ['Authorization', 'Bearer wrong'],
      ],
    ],
  ]
  it.each(wrong)('does not open: %s', (_, headers) => {
    expect(hasKey(raw(headers), KEY)).toBe(false)
  })

  it('opens, however the name of the header and of the scheme are written', () => {
    expect(hasKey(['AUTHORIZATION', `bearer ${KEY}`], KEY)).toBe(true)
    expect(hasKey(['Authorization', `Bearer ${KEY}`], KEY)).toBe(true)
  })
})

it('reads each value of a header that is sent several times, and no value as a name', () => {
  expect(headerValues(['X', 'host', 'Host', 'a', 'HOST', 'b'], 'host')).toEqual(['a', 'b'])
})
