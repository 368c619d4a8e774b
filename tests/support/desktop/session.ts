/**
 * A desktop of one's own: a screen without a monitor (Xvfb), a session bus, and a notification daemon (dunst) that shows
 * what it is given, as it would be shown to a person.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { installed } from '../browser-path.ts'
import { temporaryFolder } from '../shell.ts'

const run = promisify(execFile)

const NEEDED = ['Xvfb', 'dbus-daemon', 'dunst', 'dunstctl', 'notify-send']

/** Those of the programs that make a desktop which are not installed. */
export function missingForDesktop(): string[] {
  return NEEDED.filter((name) => installed([name]) === undefined)
}

/** Nothing is stacked or taken away by itself: what comes twice is seen twice. Only what a person reads is kept. */
const DUNSTRC = `[global]
stack_duplicates = false
sticky_history = true
history_length = 100
notification_limit = 0
idle_threshold = 0
markup = full
[urgency_low]
timeout = 0
[urgency_normal]
timeout = 0
[urgency_critical]
timeout = 0
`

const value = <T extends z.ZodType>(data: T) => z.object({ data })
const Shown = z.object({ id: value(z.number()), summary: value(z.string()), body: value(z.string()) })
const History = value(z.array(z.array(Shown)))

export interface Seen {
  readonly title: string
  readonly body: string
}

export class DesktopSession {
  /** What a program needs in its environment to be on this desktop. */
  readonly env: NodeJS.ProcessEnv
  readonly #folder: ReturnType<typeof temporaryFolder>
  readonly #children: readonly ChildProcess[]
  readonly #taken = new Set<number>()

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
    writeFileSync(config, DUNSTRC)
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
    await this.#ctl('close-all')
    const { data } = History.parse(JSON.parse(await this.#ctl('history')))
    const shown = data
      .flat()
      .filter(({ id }) => !this.#taken.has(id.data))
      .reverse()
    for (const { id } of shown) this.#taken.add(id.data)
    return shown.map(({ summary, body }) => ({ title: summary.data, body: body.data }))
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
