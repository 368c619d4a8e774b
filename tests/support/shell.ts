/** Starts the browser shell as a person does, and ends it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningShell {
  /** The address with its key, as printed. */
  readonly url: string
  readonly folder: string
  readonly child: ChildProcess
  /** Ends it with a signal and waits; gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** A folder of its own, removed by `dispose`. */
export function temporaryFolder(name: string): { path: string; dispose: () => void } {
  const path = mkdtempSync(join(tmpdir(), `ajar-${name}-`))
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts `npm start`'s own program on a journal and waits until it says where it is open. */
export async function startShell(folder: string, env: NodeJS.ProcessEnv = {}): Promise<RunningShell> {
  const child = spawn(process.execPath, [join(root, 'build/start.mjs'), '--no-open', '--journal', folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  const { stdout } = child
  if (stdout === null) throw new Error('the shell has nothing to say where it is open with')
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the shell ended with ${code} before it was open`)))
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /^Ajar is open at (http:\/\/127\.0\.0\.1:\d+\/#key=\S+)$/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return {
    url,
    folder,
    child,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
