/** Runs Electron as a child: signals go to it, its exit code comes back, and it ends when whoever started it is gone. */
import { spawn } from 'node:child_process'
import { watchParent } from '../../main/browser/parent.ts'

/** How Electron ended: with an exit code of Ajar's own, or because it cannot run on this machine, and why. */
export type Ended = { readonly code: number } | { readonly cannotRun: string }

/** Ended so soon and so hard, it never opened a window. */
const SOON_MS = 10_000
/** How Chromium ends where it cannot run: its sandbox is missing, or a library. */
const HARD: ReadonlySet<string> = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGSYS'])
const LIBRARY_MISSING = 127
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
/** How long it may take to end before it is ended by force. */
const PATIENCE_MS = 15_000

/** Runs `binary` on the program in `folder` until it ends. */
export function runElectron(binary: string, folder: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const begun = performance.now()
    let told = false
    const end = (signal: NodeJS.Signals): void => {
      told = true
      child.kill(signal)
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref()
    }
    // Heard before there is a child: a signal that came in between would end this program alone, and leave the child behind.
    for (const signal of SIGNALS) process.on(signal, end)
    const child = spawn(binary, [folder, ...args], {
      stdio: 'inherit',
      windowsHide: false,
      // A terminal within an Electron program may hand down the wish to be run as Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
    })
    const done = (ended: Ended): void => {
      for (const signal of SIGNALS) process.off(signal, end)
      resolve(ended)
    }
    if (process.env.npm_lifecycle_event !== undefined) watchParent(() => end('SIGTERM'))

    child.once('error', (error) => done({ cannotRun: error.message }))
    child.once('exit', (code, signal) => {
      const soon = !told && performance.now() - begun < SOON_MS
      if (soon && signal !== null && HARD.has(signal)) done({ cannotRun: `it ended with ${signal}` })
      else if (soon && code === LIBRARY_MISSING) done({ cannotRun: 'a library that it needs is missing' })
      else done({ code: code ?? (told ? 0 : 1) })
    })
  })
}
