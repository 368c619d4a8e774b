/** Runs the command line as it was built, in surroundings of its own. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { root } from './shell.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  /** Given on standard input; otherwise that is empty. */
  readonly input?: string
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** Runs as another user, for which the tests must run as root. */
  readonly uid?: number
  /** The program to run, if not the checkout's: another user may not see into that. */
  readonly program?: string
}

/** Copies what was built to where anybody may read it. Gives the program's path. */
export function copyForAnybody(folder: string): string {
  cpSync(join(root, 'build/ajar.mjs'), join(folder, 'build/ajar.mjs'))
  cpSync(join(root, 'dist/main'), join(folder, 'dist/main'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  execFileSync('chmod', ['-R', 'a+rX', folder])
  return join(folder, 'build/ajar.mjs')
}

/** A person's machine: everything that Ajar keeps outside the journal goes into `home`. */
export function surroundings(home: string, journal?: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    TZ: 'Europe/Berlin',
    AJAR_HOME: journal,
    XDG_STATE_HOME: undefined,
    XDG_DATA_HOME: undefined,
    npm_lifecycle_event: undefined,
  }
}

/** Runs `ajar` with these arguments to its end. */
export function ajar(args: readonly string[], options: RunOptions): Promise<Ran> {
  const { input = '', env, cwd, uid, program = join(root, 'build/ajar.mjs') } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env,
      cwd,
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })
}

/** A command line on one journal. */
export class CommandLine {
  readonly #env: NodeJS.ProcessEnv

  constructor(home: string, journal: string) {
    this.#env = surroundings(home, journal)
  }

  /** Runs a command, whatever becomes of it. */
  run(args: readonly string[], input?: string): Promise<Ran> {
    return ajar(args, { env: this.#env, ...(input === undefined ? {} : { input }) })
  }

  /** What a command prints for people; it must succeed. */
  async text(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await this.run(args)
    if (code !== 0) throw new Error(`ajar ${args.join(' ')}: exit code ${code}: ${err}`)
    return out
  }

  /** The one JSON value that a command prints, in this shape; it must succeed. */
  async json<T>(shape: z.ZodType<T>, args: readonly string[], input?: string): Promise<T> {
    const { code, out, err } = await this.run([...args, '--json'], input)
    if (code !== 0) throw new Error(`ajar ${args.join(' ')}: exit code ${code}: ${err}`)
    return shape.parse(JSON.parse(out))
  }
}
