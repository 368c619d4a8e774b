/**
 * A checkout as `npm ci` and a build leave it, in a folder of its own: what was built, and Electron's package without its
 * program, which a test's own server may offer.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Waits } from '../../build/start/patience.ts'
import { surroundings } from './ajar.ts'
import { root } from './shell.ts'

export interface Started {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

/** Electron's version, as the package that is installed says it. */
export const electronVersion = (
  JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
).version

export class Checkout {
  readonly #folder: string
  readonly journal: string
  /** Every child that was started, for a test's end. */
  readonly children: ChildProcess[] = []

  constructor(folder: string) {
    this.#folder = folder
    this.journal = join(folder, 'journal')
    cpSync(join(root, 'dist'), join(this.path, 'dist'), { recursive: true })
    cpSync(join(root, 'package.json'), join(this.path, 'package.json'))
    const packages = join(this.path, 'node_modules')
    mkdirSync(join(packages, 'electron'), { recursive: true })
    for (const file of ['package.json', 'install.js', 'checksums.json'])
      cpSync(join(root, 'node_modules/electron', file), join(packages, 'electron', file))
    for (const scope of ['@electron', '@electron-internal'])
      symlinkSync(join(root, 'node_modules', scope), join(packages, scope))
    mkdirSync(join(folder, 'tmp'))
  }

  get path(): string {
    return join(this.#folder, 'checkout')
  }
  /** Where what is fetched is kept, and where it lies on the way. */
  get cache(): string {
    return join(this.#folder, 'cache')
  }
  get temporary(): string {
    return join(this.#folder, 'tmp')
  }

  /** Starts as `npm start` does on a desktop of Linux, by an ordinary user. */
  start(args: readonly string[], env: NodeJS.ProcessEnv, waits: Partial<Waits> = {}): Started {
    const program = `
      import { start } from ${JSON.stringify(join(this.path, 'dist/main/start.js'))}
      await start(process.argv.slice(1), {
        waits: ${JSON.stringify({ connectMs: 10_000, stallMs: 60_000, ...waits })},
        surroundings: { platform: 'linux', variables: { DISPLAY: ':7' }, isRoot: false, read: () => undefined },
      })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
      cwd: this.path,
      env: {
        ...surroundings(this.#folder, this.journal),
        DISPLAY: undefined,
        WAYLAND_DISPLAY: undefined,
        TMPDIR: this.temporary,
        electron_config_cache: this.cache,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.children.push(child)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    return {
      child,
      out: () => out,
      err: () => err,
      ended: new Promise((resolve) => child.once('close', resolve)),
    }
  }
}
