/** What `npm start` decides and says. */
import { describe, expect, it } from 'vitest'
import { chooseShell, type Surroundings } from '../../../build/start/choose-shell.ts'
import { progressOn } from '../../../build/start/progress.ts'
import { whyInWords } from '../../../build/start/why.ts'

const desktop: Surroundings = {
  platform: 'linux',
  variables: { DISPLAY: ':0' },
  isRoot: false,
  read: () => undefined,
}
const withFile = (file: string, says: string): Surroundings => ({
  ...desktop,
  read: (name) => (name === file ? says : undefined),
})

describe('without a word about it, Ajar opens', () => {
  it.each([
    ['on a desktop of Linux', desktop],
    ['on Wayland', { ...desktop, variables: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['on a Mac', { ...desktop, platform: 'darwin', variables: {} }],
    ['on Windows', { ...desktop, platform: 'win32', variables: {} }],
    ['where the system lets sandboxes be', withFile('/proc/sys/kernel/unprivileged_userns_clone', '1')],
  ] as const)('in Electron %s', (_, surroundings) => {
    expect(chooseShell(undefined, ['--journal', '/j'], surroundings)).toEqual({ shell: 'electron' })
  })

  it.each([
    ['without a display', { ...desktop, variables: {} }, /display/],
    ['with an empty display', { ...desktop, variables: { DISPLAY: '' } }, /display/],
    ['as root', { ...desktop, isRoot: true }, /root/],
    ['where Debian forbids it', withFile('/proc/sys/kernel/unprivileged_userns_clone', '0'), /sandbox/],
    [
      'where Ubuntu forbids it',
      withFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'),
      /sandbox/,
    ],
    ['where there are no namespaces', withFile('/proc/sys/user/max_user_namespaces', '0'), /sandbox/],
  ] as const)('in the browser %s, and says why', (_, surroundings, words) => {
    const choice = chooseShell(undefined, [], surroundings)
    expect(choice.shell).toBe('browser')
    expect('why' in choice && choice.why).toMatch(words)
  })

  it.each([['--no-open'], ['--port'], ['--port=8080']])(
    'in the browser with %s, and says nothing',
    (option) => {
      expect(chooseShell(undefined, ['--journal', '/j', option], desktop)).toEqual({ shell: 'browser' })
    },
  )
})

it('what is said by hand is done, wherever', () => {
  expect(chooseShell('electron', [], { ...desktop, isRoot: true, variables: {} })).toEqual({
    shell: 'electron',
  })
  expect(chooseShell('browser', [], desktop)).toEqual({ shell: 'browser' })
})

describe('a download', () => {
  const told = (isTTY: boolean, steps: readonly (readonly [number, number | null])[]): string => {
    let written = ''
    const progress = progressOn({ isTTY, write: (text) => (written += text) }, 'Electron')
    for (const [bytes, of] of steps) progress.report(bytes, of)
    progress.end()
    return written
  }
  const percents = Array.from({ length: 101 }, (_, n) => [n * 1_180_000, 118_000_000] as const)

  it('shows on a terminal how far it is, in one line', () => {
    const written = told(
      true,
      percents.flatMap((step) => [step, step]),
    )
    expect(written.split('\n')).toHaveLength(2)
    expect(written.split('\r').slice(1)).toHaveLength(101)
    expect(written).toMatch(
      /^\rDownloading Electron: 0 % of 118 MB\r.*\rDownloading Electron: 100 % of 118 MB\n$/s,
    )
  })
  it('says elsewhere now and then how far it is', () => {
    expect(told(false, percents).trimEnd().split('\n')).toEqual(
      [0, 20, 40, 60, 80, 100].map((percent) => `Downloading Electron: ${percent} % of 118 MB`),
    )
  })
  it('says what is there where nobody says how much there will be', () => {
    expect(
      told(false, [
        [0, null],
        [10_000_000, null],
        [45_000_000, null],
      ])
        .trimEnd()
        .split('\n'),
    ).toEqual(['Downloading Electron: 0 MB', 'Downloading Electron: 45 MB'])
  })
})

describe('why something cannot be had', () => {
  const withCode = (code: string): Error => Object.assign(new Error('x'), { code })
  it.each([
    [new TypeError('fetch failed', { cause: withCode('ENOTFOUND') }), 'no connection: ENOTFOUND'],
    [new TypeError('fetch failed'), 'no connection'],
    [withCode('ENOSPC'), 'it cannot be kept on the disk: ENOSPC'],
    [new Error('one line\nand more'), 'one line'],
    ['a word', 'a word'],
  ])('is said in a few words (%s)', (error, words) => {
    expect(whyInWords(error)).toBe(words)
  })
})
