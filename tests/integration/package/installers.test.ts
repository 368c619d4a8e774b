/**
 * What the packages for Linux would install, and what the script refuses. The tool that writes a deb is downloaded by
 * electron-builder when it is needed; here a recorder stands in for it, and no deb is made.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root, temporaryFolder } from '../../support/shell.ts'
import { onStub, pack } from './packed.ts'

const RECORDER = `#!/bin/sh
for argument; do
  case "$argument" in *.desktop=*) cp "\${argument%%=*}" "$(dirname "$0")/entry" ;; esac
  [ "$before" = --package ] && : > "$argument"
  before="$argument"
  printf '%s\\n' "$argument"
done > "$(dirname "$0")/arguments"
`
/** As in Electron's own program: electron-builder sets them, and is content with that. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011'

const versionIn = (path: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')))
    .version

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder('installers')
})
afterAll(() => folder.dispose())

/** A folder that looks like Electron's distribution of this version. */
function distribution(name: string, of: string): string {
  const dist = join(folder.path, name)
  mkdirSync(dist)
  writeFileSync(join(dist, 'electron'), Buffer.from(FUSES, 'latin1'), { mode: 0o755 })
  writeFileSync(join(dist, 'version'), `v${of}\n`)
  return dist
}

describe.runIf(process.platform === 'linux')('a deb', () => {
  let given: readonly string[]
  let entry: string

  beforeAll(() => {
    writeFileSync(join(folder.path, 'recorder'), RECORDER, { mode: 0o755 })
    const packing = pack(
      [
        '--linux',
        'deb',
        `-c.directories.output=${folder.path}/out`,
        '-c.extraMetadata.homepage=https://ajar.example',
        '-c.linux.maintainer=Somebody <somebody@ajar.example>',
      ],
      {
        ELECTRON_OVERRIDE_DIST_PATH: distribution('electron', versionIn('node_modules/electron')),
        CUSTOM_FPM_PATH: join(folder.path, 'recorder'),
      },
    )
    expect(packing, packing.out + packing.err).toMatchObject({ code: 0 })
    expect(packing.out).not.toContain('stub')
    given = readFileSync(join(folder.path, 'arguments'), 'utf8').split('\n')
    entry = readFileSync(join(folder.path, 'entry'), 'utf8')
  })

  it('is called by product, version, system and machine', () => {
    const machine = process.arch === 'x64' ? 'amd64' : process.arch
    expect(given).toContain(`${folder.path}/out/Ajar-${versionIn('.')}-linux-${machine}.deb`)
  })

  it('installs a desktop entry that says what Ajar is and belongs to its window', () => {
    expect(given.some((argument) => argument.endsWith('=/usr/share/applications/io.ajar.Ajar.desktop'))).toBe(
      true,
    )
    expect(entry.trim().split('\n').sort()).toEqual(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Ajar',
        'GenericName=Relationship Journal',
        'Comment=A relationship journal for people who work alone and live from trust: local, offline, patient.',
        'Categories=Office;',
        'Keywords=journal;contacts;people;relationships;reminders;',
        'Exec=/opt/Ajar/ajar %U',
        'Icon=ajar',
        'StartupWMClass=io.ajar.Ajar',
        'StartupNotify=true',
        'SingleMainWindow=true',
        'Terminal=false',
      ].sort(),
    )
  })

  it('installs the icon in every size', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const from = join(root, `build/icons/${size}x${size}.png`)
      expect(given).toContain(`${from}=/usr/share/icons/hicolor/${size}x${size}/apps/ajar.png`)
    }
  })

  it('is made around the Electron that was named, with nothing of a stub', () => {
    expect(existsSync(join(folder.path, 'out/linux-unpacked/ajar'))).toBe(true)
    expect(existsSync(join(folder.path, 'out/linux-unpacked/NOT-FOR-USE.txt'))).toBe(false)
  })
})

describe('npm run package refuses, with one plain sentence and exit code 2,', () => {
  const other = process.arch === 'x64' ? 'arm64' : 'x64'

  function refuses(args: readonly string[], words: RegExp, env?: NodeJS.ProcessEnv): void {
    const output = join(folder.path, 'refused')
    const { code, out, err } = pack([...args, `-c.directories.output=${output}`], env)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(words)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(output)).toBe(false)
  }

  it.each([
    [['--dir', '--publish', 'always']],
    [['--dir', '--publish=never']],
    [['--dir', '-p', 'always']],
    [['-lp', 'always']],
  ])('to publish: %j', (args) => refuses(args, /^Nothing is published from here/))

  it.each([[['--win']], [['-ml']], [['--dir', `--${other}`]], [['--linux', `deb:${other}`]]])(
    'what is for another system or machine: %j',
    (args) => refuses(args, /^Electron is taken as it lies on this machine/),
  )

  it
    .runIf(onStub)
    .each([[[]], [['--linux', 'AppImage']], [['--dir', '--linux', 'deb']], [['--prepackaged', 'x']]])(
    'to make anything but an unpacked program around a stub: %j',
    (args) => refuses(args, /^Electron’s own distribution is not here/),
  )

  it('an Electron that is named and not there', () => {
    refuses(['--dir'], /where no Electron lies/, {
      ELECTRON_OVERRIDE_DIST_PATH: join(folder.path, 'nowhere'),
    })
  })

  it('an Electron of another version', () => {
    const old = distribution('old', '12.0.1')
    refuses(['--dir'], /holds Electron 12\.0\.1; Ajar is made for/, { ELECTRON_OVERRIDE_DIST_PATH: old })
  })
})
