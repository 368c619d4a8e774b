import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { opener, openPage } from '../../../main/browser/open-page.ts'

const ADDRESS = 'http://127.0.0.1:4711/#key=k7Yx0cJ3o1v9mB2nQ4rS5tU6wX8zA-_d'
let folder: string
const path = process.env.PATH

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ajar-open-test-'))
})
afterEach(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true })
})

describe.skipIf(process.platform === 'win32')('the browser is opened', () => {
  it('through a file that only the user can read, so that no command line holds the key', async () => {
    const said = join(folder, 'said')
    writeFileSync(
      join(folder, 'xdg-open'),
      `#!/bin/sh\necho "$@" > ${said}.part && mv ${said}.part ${said}\n`,
    )
    chmodSync(join(folder, 'xdg-open'), 0o755)
    process.env.PATH = `${folder}:${path ?? ''}`
    const remove = openPage(ADDRESS, folder, { platform: 'linux', variables: { DISPLAY: ':0' } })
    await expect.poll(() => existsSync(said)).toBe(true)

    const file = readFileSync(said, 'utf8').trim()
    expect(file).not.toContain('key=')
    expect(dirname(dirname(file))).toBe(folder)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
    expect(readFileSync(file, 'utf8')).toContain(`url=${ADDRESS}"`)
    remove()
    expect(existsSync(dirname(file))).toBe(false)
  })

  it('and where nothing can open it, no file stays behind', async () => {
    process.env.PATH = folder
    openPage(ADDRESS, folder, { platform: 'linux', variables: { DISPLAY: ':0' } })
    await expect.poll(() => readdirSync(folder)).toEqual([])
  })
})

it('on a headless machine nothing is opened', () => {
  expect(opener({ platform: 'linux', variables: {} })).toBeUndefined()
  openPage(ADDRESS, folder, { platform: 'linux', variables: {} })
  expect(readdirSync(folder)).toEqual([])
})

it('each platform has its own opener', () => {
  expect(opener({ platform: 'linux', variables: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual(['xdg-open'])
  expect(opener({ platform: 'darwin', variables: {} })).toEqual(['open'])
  expect(opener({ platform: 'win32', variables: {} })?.[0]).toBe('cmd')
})
