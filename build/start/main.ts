/** `npm start`, once Ajar is built: opens it in Electron where that can be, else in the browser shell. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommanderError } from 'commander'
import { pageFolder } from '#core/page.ts'
import { runBrowserShell } from '../../main/browser/main.ts'
import { readOptions, type ShellOptions } from '../../main/browser/options.ts'
import { watchParent } from '../../main/browser/parent.ts'
import { chooseShell, isOfTheBrowser, type Surroundings } from './choose-shell.ts'
import { electronBinary } from './electron-binary.ts'
import { getElectron } from './get-electron.ts'
import { USUAL_WAITS, type Waits } from './patience.ts'
import { progressOn } from './progress.ts'
import { runElectron } from './run-electron.ts'

export interface Setting {
  readonly surroundings: Surroundings
  /** How long a download of Electron may take to begin, and to go on. */
  readonly waits: Waits
}

/** Opens Ajar as these arguments say, and stays until it ends. Sets the exit code: 2 for wrong options, 1 for anything else. */
export async function start(args: readonly string[], setting = usualSetting()): Promise<void> {
  let options: ShellOptions
  try {
    options = readOptions(args)
    if (options.shell === 'electron' && args.some(isOfTheBrowser))
      throw new CommanderError(2, 'ajar.shell', 'error: --port and --no-open are for the browser shell')
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return
  }
  const choice = chooseShell(options.shell, args, setting.surroundings)
  const why = choice.shell === 'browser' ? choice.why : await openElectron(options, setting.waits)
  if (choice.shell === 'electron' && why === undefined) return
  if (options.shell === 'electron') {
    process.stderr.write(`Electron cannot be had here (${why ?? ''}).\n`)
    process.exitCode = 1
    return
  }
  if (why !== undefined)
    process.stderr.write(`Electron cannot be had here (${why}); opening in the browser instead.\n`)
  await runBrowserShell(args)
}

/** Opens Ajar in Electron and stays until it ends; gives the reason where that cannot be. */
async function openElectron({ journal }: ShellOptions, waits: Waits): Promise<string | undefined> {
  const root = dirname(dirname(pageFolder()))
  const folder = join(root, 'node_modules', 'electron')
  const binary = electronBinary(folder, process.env) ?? (await fetched(folder, waits))
  if (typeof binary !== 'string') return binary.why
  const ended = await runElectron(binary, root, journal === undefined ? [] : ['--journal', journal])
  if ('cannotRun' in ended) return ended.cannotRun
  process.exitCode = ended.code
  return undefined
}

async function fetched(folder: string, waits: Waits): Promise<string | { readonly why: string }> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH)
    return { why: 'it is not where ELECTRON_OVERRIDE_DIST_PATH says' }
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals): void => stopping.abort(new Error(`ended by ${signal}`))
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => stop('SIGTERM'))
  try {
    const progress = progressOn(process.stderr, 'Electron')
    await getElectron({ folder, variables: process.env, waits, progress, stop: stopping.signal })
    return electronBinary(folder, process.env) ?? { why: 'it was fetched, and is not there' }
  } catch (error) {
    // Whoever ends the start does not want the browser instead.
    if (stopping.signal.aborted) process.exit(0)
    return { why: error instanceof Error ? error.message : String(error) }
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}

function usualSetting(): Setting {
  return {
    waits: USUAL_WAITS,
    surroundings: {
      platform: process.platform,
      variables: process.env,
      isRoot: process.getuid?.() === 0,
      read: (file) => {
        try {
          return readFileSync(file, 'utf8').trim()
        } catch {
          return undefined
        }
      },
    },
  }
}
