import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronBinary, electronVersion } from '../../../build/start/electron-binary.ts'
import { temporaryFolder } from '../../support/shell.ts'

const program =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'

let folder: ReturnType<typeof temporaryFolder>
const write = (file: string, text: string): void => {
  mkdirSync(join(folder.path, file, '..'), { recursive: true })
  writeFileSync(join(folder.path, file), text)
}
const found = (variables: NodeJS.ProcessEnv = {}) => electronBinary(folder.path, variables)

/** Electron's package with its program, as its installer leaves it. */
beforeEach(() => {
  folder = temporaryFolder('binary')
  write('package.json', '{"version":"45.4.1"}')
  write('path.txt', program)
  write('dist/version', '45.4.1')
  write(`dist/${program}`, '')
  chmodSync(join(folder.path, 'dist', program), 0o755)
})
afterEach(() => folder.dispose())

describe('Electron’s program', () => {
  it('is found where its installer puts it', () => {
    expect(found()).toBe(join(folder.path, 'dist', program))
  })
  it('is not taken for whole when it was unpacked in part', () => {
    rmSync(join(folder.path, 'path.txt'))
    expect(found()).toBeUndefined()
  })
  it('is not taken when it is of another version, or gone', () => {
    write('dist/version', '44.0.0')
    expect(found()).toBeUndefined()
    write('dist/version', 'v45.4.1\n')
    expect(found()).toBeDefined()
    rmSync(join(folder.path, 'dist', program))
    expect(found()).toBeUndefined()
  })
  it('is taken from elsewhere where that is said, and from nowhere else then', () => {
    expect(found({ ELECTRON_OVERRIDE_DIST_PATH: join(folder.path, 'dist') })).toBe(
      join(folder.path, 'dist', program),
    )
    expect(found({ ELECTRON_OVERRIDE_DIST_PATH: folder.path })).toBeUndefined()
  })
  it('is not there without its package', () => {
    rmSync(join(folder.path, 'package.json'))
    expect(electronVersion(folder.path)).toBeUndefined()
  })
})
