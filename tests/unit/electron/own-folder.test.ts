import { mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownFolder } from '../../../main/electron/own-folder.ts'
import { temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('own')
})
afterEach(() => folder.dispose())

describe('the window’s own folder', () => {
  const of = (journal: string): string => ownFolder(join(folder.path, 'appData'), join(folder.path, journal))

  it('is made, for this user alone, and lies within the place for such things', () => {
    const made = of('journal')
    expect(relative(join(folder.path, 'appData'), made)).toMatch(/^Ajar Desktop[/\\][0-9a-f]{16}$/)
    expect(statSync(made).mode & 0o777).toBe(0o700)
  })

  it('is another one for each journal, and never the journal’s', () => {
    expect(of('one')).not.toBe(of('two'))
    // The place of the journal on macOS and Windows, where Electron would put its own things.
    expect(of('appData/Ajar').startsWith(join(folder.path, 'appData', 'Ajar') + '/')).toBe(false)
  })

  it('is the same by whatever way the journal is reached, before it is made and after', () => {
    mkdirSync(join(folder.path, 'real'))
    symlinkSync(join(folder.path, 'real'), join(folder.path, 'link'))
    const before = of('link/deep/journal')
    mkdirSync(join(folder.path, 'real/deep/journal'), { recursive: true })
    expect(of('link/deep/journal')).toBe(before)
    expect(of('real/deep/journal')).toBe(before)
    expect(of(relative(folder.path, realpathSync(join(folder.path, 'link/deep/journal'))))).toBe(before)
  })
})
