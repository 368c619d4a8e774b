/**
 * What a package holds: packed by the script itself, around a stub where Electron cannot be had, and read back from its
 * archive and its program. The layout is Linux's.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { homedir } from 'node:os'
import { extname, join } from 'node:path'
import { extractAll, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root, temporaryFolder } from '../../support/shell.ts'
import { archiveFiles, onStub, pack, referred, type Packing } from './packed.ts'

const MARK = 'NOT-FOR-USE.txt'
const onLinux = process.platform === 'linux'
const MIB = 1024 * 1024
const TEXT = new Set(['.js', '.cjs', '.css', '.html', '.json', '.svg'])
const manifestShape = z.strictObject({
  name: z.literal('ajar'),
  productName: z.literal('Ajar'),
  version: z.string(),
  description: z.string(),
  author: z.strictObject({ name: z.string() }),
  license: z.literal('MIT'),
  main: z.string(),
  desktopName: z.string(),
})

let folder: ReturnType<typeof temporaryFolder>
let packing: Packing
let unpacked: string
let archive: string
let files: ReadonlyMap<string, Buffer>

const own = z
  .object({ version: z.string(), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const text = (path: string): string => {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`the archive has no ${path}`)
  return bytes.toString('utf8')
}
const manifest = (): z.infer<typeof manifestShape> => manifestShape.parse(JSON.parse(text('package.json')))
const outside = (path: string): string => readFileSync(join(unpacked, path), 'utf8')

beforeAll(() => {
  folder = temporaryFolder('package')
  if (!onLinux) return
  packing = pack(['--dir', `-c.directories.output=${folder.path}/out`])
  expect(packing, packing.out + packing.err).toMatchObject({ code: 0 })
  unpacked = join(folder.path, 'out/linux-unpacked')
  archive = join(unpacked, 'resources/app.asar')
  files = archiveFiles(archive)
})
afterAll(() => folder.dispose())

describe.runIf(onLinux)('the archive', () => {
  it('holds the two bundles, the whole page, an icon and a package.json: nothing is missing, nothing else is there', () => {
    const page = readdirSync(join(root, 'dist/renderer'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    expect([...files.keys()].sort()).toEqual(
      [
        'build/icons/512x512.png',
        'dist/main/electron.cjs',
        'dist/main/preload.cjs',
        'package.json',
        ...page,
      ].sort(),
    )
    const kinds = page.map((path) =>
      path.replace(/^dist\/renderer\//, '').replace(/-[\w-]{8}(?=\.\w+$)/, '-#'),
    )
    expect(kinds).toEqual(
      expect.arrayContaining(['index.html', 'assets/index-#.js', 'assets/index-#.css', 'assets/icon-#.svg']),
    )
    for (const kind of kinds) expect(kind).toMatch(/^(index\.html|assets\/[\w-]+-#\.(js|css|svg|png|woff2))$/)
  })

  it('holds every file that the page refers to', () => {
    const asked = [...files.keys()]
      .filter((path) => /\.(html|css)$/.test(path))
      .flatMap((path) => referred(path, text(path)))
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((path) => !files.has(path))).toEqual([])
  })

  it('has a short package.json that names what is there', () => {
    const { main, version, desktopName } = manifest()
    expect(files.has(main)).toBe(true)
    expect(version).toBe(own.version)
    // Notifications and task bars find the program by the name that it gives itself as it runs.
    expect(text(main)).toContain(`"${desktopName.replace(/\.desktop$/, '')}"`)
  })

  it('holds the icon that its window asks for', () => {
    const asked = [...text(manifest().main).matchAll(/"(\d+x\d+\.png)"/g)].map(([, name = '']) => name)
    expect(asked).not.toEqual([])
    for (const name of asked) expect(files.has(`build/icons/${name}`)).toBe(true)
  })

  it('needs nothing but Electron and Node: every module that a bundle asks for is one of theirs', () => {
    for (const path of ['dist/main/electron.cjs', 'dist/main/preload.cjs']) {
      const asked = ts.preProcessFile(text(path), true, true).importedFiles.map(({ fileName }) => fileName)
      expect(asked).toContain('electron')
      expect(asked.filter((name) => name !== 'electron' && !isBuiltin(name))).toEqual([])
    }
    const preload = ts.preProcessFile(text('dist/main/preload.cjs'), true, true).importedFiles
    expect(preload.map(({ fileName }) => fileName)).toEqual(['electron'])
  })

  it('runs in plain Node, with no other package near, as far as the first word to Electron', () => {
    const alone = join(folder.path, 'alone')
    extractAll(archive, alone)
    const { stderr } = spawnSync(process.execPath, [join(alone, manifest().main)], { encoding: 'utf8' })
    expect(stderr).toContain("Cannot find module 'electron'")
  })

  it('tells nothing about the machine that it was made on', () => {
    for (const [path, bytes] of files) {
      if (!TEXT.has(extname(path))) continue
      for (const place of [root, `${homedir()}/`, folder.path])
        expect(bytes.includes(place), `${path} names ${place}`).toBe(false)
    }
  })

  it('is at most 8 MiB', () => {
    expect(statSync(archive).size).toBeLessThan(8 * MIB)
  })

  it('lies whole in one file, and records the hash of each of its files', () => {
    for (const [path, bytes] of files) {
      const entry = statFile(archive, path)
      if (!('integrity' in entry)) throw new Error(`${path} has no hash`)
      expect(entry).not.toMatchObject({ unpacked: true })
      expect(entry.integrity).toMatchObject({
        algorithm: 'SHA256',
        hash: createHash('sha256').update(bytes).digest('hex'),
      })
    }
    expect(readdirSync(join(unpacked, 'resources'))).toEqual(['app.asar'])
  })
})

describe.runIf(onLinux)('the program', () => {
  it('has its fuses set: no Node mode, no inspector, no options, an archive that is checked, and only that', async () => {
    const [on, off] = ['1', '0'].map((digit) => digit.charCodeAt(0))
    expect(await getCurrentFuseWire(join(unpacked, 'ajar'))).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    })
  })

  it('comes with the licences of Ajar, of Electron, and of every package inside', () => {
    expect(outside('LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'))
    expect(readdirSync(unpacked)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    )
    const others = outside('LICENSES.others.txt')
    for (const name of Object.keys(own.dependencies)) expect(others).toMatch(new RegExp(`^${name} \\d`, 'm'))
    expect(others).toMatch(/^scheduler \d/m) // which React brings along
    expect(others).not.toMatch(/^(vite|electron-builder|typescript) \d/m)
  })

  it('carries the mark of a stub where it is one, and the script says so on one line', () => {
    expect(existsSync(join(unpacked, MARK))).toBe(onStub)
    expect(packing.out.includes('must not be given to anybody')).toBe(onStub)
    if (!onStub) return
    expect(outside(MARK)).toContain('Do not give it to anybody.')
    const { status, stderr } = spawnSync(join(unpacked, 'ajar'), { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 1, stderr: outside(MARK) })
  })
})
