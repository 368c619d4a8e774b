/**
 * The log file: the only place where an unforeseen error is put down, and the one module that decides what of it.
 * Never its message, since a message may quote what somebody wrote; only its type, its code, and the places in
 * Ajar's own code that it came through.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** From this size on the file is put aside as `ajar.log.1` and begun anew. */
const MAX_BYTES = 1_000_000
const MAX_FRAMES = 8

export interface ErrorLog {
  /** Puts down one line about an error that nobody foresaw. Never throws. */
  unforeseen(reference: string, where: string, error: unknown): void
}

/** Where the platform wants log files: `ajar.log` in the user's state or log folder. */
export function defaultLogFile(environment: NodeJS.ProcessEnv = process.env): string {
  const home = homedir()
  if (process.platform === 'darwin') return join(home, 'Library', 'Logs', 'Ajar', 'ajar.log')
  if (process.platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Ajar', 'Logs', 'ajar.log')
  }
  return join(environment.XDG_STATE_HOME ?? join(home, '.local', 'state'), 'ajar', 'ajar.log')
}

/** An error log in `file`, which is made with its first line. If it cannot be written, the line goes to standard error. */
export function errorLog(file: string, clock: () => number): ErrorLog {
  return {
    unforeseen(reference, where, error) {
      const line = `${new Date(clock()).toISOString()} ${reference} ${where} ${anatomy(error)}\n`
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`)
        appendFileSync(file, line, { mode: 0o600 })
      } catch {
        process.stderr.write(line)
      }
    },
  }
}

/** An error without its words: its type, the code that Node gave it, and where it came through. */
export function anatomy(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]+$/.test(error.code)
      ? ` ${error.code}`
      : ''
  const type = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error'
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => /^\s+at (?:(?:async )?([\w.<>]+) )?.*?([^\s()]+):(\d+):(\d+)\)?$/.exec(line))
    .filter((frame) => frame !== null)
    .slice(0, MAX_FRAMES)
    .map(([, name, path, row, column]) => `${name ?? '-'}@${basename(path ?? '')}:${row}:${column}`)
  return `${type}${code} ${frames.join(' < ')}`.trimEnd()
}
