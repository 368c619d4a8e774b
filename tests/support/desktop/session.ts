/**
 * A desktop of one's own: a screen without a monitor (Xvfb), a session bus, and a notification daemon (dunst) that shows
 * what it is given, as it would be shown to a person.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { installed } from '../browser-path.ts'
import { temporaryFolder } from '../shell.ts'

const run = promisify(execFile)

/** The file, in the session's own folder, of what was shown. */
const SHOWN = 'shown'

const NEEDED = ['Xvfb', 'dbus-daemon', 'dbus-send', 'dunst', 'dunstctl', 'notify-send']

/** Those of the programs that make a desktop which are not installed. */
export function missingForDesktop(): string[] {
  return NEEDED.filter((name) => installed([name]) === undefined)
}

/** Nothing is stacked or taken away by itself, so that what comes twice is seen twice; `teller` hears of each that is shown. */
const dunstrc = (teller: string) => `[global]
stack_duplicates = false
notification_limit = 0
idle_threshold = 0
markup = full
[urgency_low]
timeout = 0
[urgency_normal]
timeout = 0
[urgency_critical]
timeout = 0
[every]
summary = "*"
script = "${teller}"
`
/** Puts down what is shown, a title and a body at a time, each with a zero byte at its end. */
const teller = (file: string) => `#!/bin/sh
printf '%s\\0%s\\0' "$DUNST_SUMMARY" "$DUNST_BODY" >> '${file}'
`

export interface Seen {
  readonly title: string
  readonly body: string
}

export class DesktopSession {
  /** What a program needs in its environment to be on this desktop. */
  readonly env: NodeJS.ProcessEnv
  readonly #folder: ReturnType<typeof temporaryFolder>
  readonly #children: readonly ChildProcess[]
  #taken = 0

  private constructor(
    env: NodeJS.ProcessEnv,
    folder: ReturnType<typeof temporaryFolder>,
    children: ChildProcess[],
  ) {
    this.env = env
    this.#folder = folder
    this.#children = children
  }

  static async start(): Promise<DesktopSession> {
    const folder = temporaryFolder('session')
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const bus = spawn(
      'dbus-daemon',
      ['--session', '--nofork', '--print-address', `--address=unix:dir=${folder.path}`],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    const env = {
      DISPLAY: `:${await firstLine(screen.stdio[3])}`,
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus.stdout),
      WAYLAND_DISPLAY: undefined,
    }
    const config = join(folder.path, 'dunstrc')
    const script = join(folder.path, 'teller')
    writeFileSync(script, teller(join(folder.path, SHOWN)), { mode: 0o755 })
    writeFileSync(config, dunstrc(script))
    const dunst = spawn('dunst', ['-conf', config], { env: { ...process.env, ...env }, stdio: 'ignore' })
    const session = new DesktopSession(env, folder, [dunst, bus, screen])
    while ((await session.#ctl('is-paused').catch(String)) !== 'false') await pause(20)
    return session
  }

  /** How many notifications are to be seen now. */
  async countShowing(): Promise<number> {
    return Number(await this.#ctl('count', 'displayed'))
  }

  /** Everything that was shown since the last time this was asked, oldest first; it is gone from the screen then. */
  async takeAllShown(): Promise<Seen[]> {
    // What was shown just now may not have been put down yet.
    while (this.#shown().length - this.#taken < (await this.countShowing())) await pause(20)
    const shown = this.#shown().slice(this.#taken)
    this.#taken += shown.length
    await this.#ctl('close-all')
    return shown
  }

  #shown(): Seen[] {
    const file = join(this.#folder.path, SHOWN)
    const words = existsSync(file) ? readFileSync(file, 'utf8').split('\0') : []
    return Array.from({ length: Math.floor(words.length / 2) }, (_, at) => ({
      title: words[2 * at] ?? '',
      body: words[2 * at + 1] ?? '',
    }))
  }

  /** Clicks the notification that was shown last. */
  async click(): Promise<void> {
    await this.#ctl('action')
  }

  async end(): Promise<void> {
    for (const child of this.#children) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.kill()) await ended
    }
    this.#folder.dispose()
  }

  async #ctl(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('dunstctl', args, { env: { ...process.env, ...this.env } })
    return stdout.trim()
  }
}

/** The first line that a program writes. */
async function firstLine(stream: unknown): Promise<string> {
  let text = ''
  for await (const part of (stream as Readable).setEncoding('utf8')) {
    text += String(part)
    const [line, rest] = text.split('\n', 2)
    if (rest !== undefined && line !== undefined) return line
  }
  throw new Error(`It ended: ${text}`)
}
