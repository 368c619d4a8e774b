/**
 * Something that electron-builder takes for Electron's distribution for Linux, for machines where that cannot be had: the
 * archive, the fuses and the files around them come out as they would, and the program itself only says what it is not.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { electronVersion } from './electron-dist.mjs'
import { root } from './sources.mjs'

/** The file that marks a stub, and whatever is made with one. */
const MARK = 'NOT-FOR-USE.txt'

const WORDS = `This is not Ajar. It was packed around a stub that stands where Electron belongs, on a machine where
Electron could not be had, to look at what a package holds. It does not run. Do not give it to anybody.
`

/** Electron's fuses as they are delivered: a sentinel, the version of the wire, its length, a digit for each fuse. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011'

/** Makes the stub anew. Gives its folder. */
export async function makeStub() {
  const folder = join(root, 'dist/electron-stub')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const program = `#!/bin/sh\ncat >&2 <<'END'\n${WORDS}END\nexit 1\n${FUSES}\n`
  writeFileSync(join(folder, 'electron'), Buffer.from(program, 'latin1'), { mode: 0o755 })
  writeFileSync(join(folder, 'version'), electronVersion)
  writeFileSync(join(folder, 'LICENSE'), 'Where Electron’s licence would be.\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<p>Where Chromium’s licences would be.</p>\n')
  writeFileSync(join(folder, 'locales/en-US.pak'), '')
  writeFileSync(join(folder, MARK), WORDS)
  await makeDefaultApp(join(folder, 'resources/default_app.asar'))
  return folder
}

/** The program that Electron shows when it has none to show; it must not stay in a package. */
async function makeDefaultApp(archive) {
  const source = mkdtempSync(join(root, 'dist/default-app-'))
  writeFileSync(join(source, 'main.js'), '')
  await createPackage(source, archive)
  rmSync(source, { recursive: true })
}
