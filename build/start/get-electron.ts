/**
 * Fetches Electron's program where it is not there yet: with the library that Electron's own package fetches it with,
 * into the cache that this uses, and unpacked by its own installer, which finds it there.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as ElectronGet from '@electron/get'
import { z } from 'zod'
import { electronVersion } from './electron-binary.ts'
import type { Progress } from './progress.ts'
import { waitFor, type Waits } from './patience.ts'
import { whyInWords } from './why.ts'

export interface Getting {
  /** Electron's package. */
  readonly folder: string
  readonly variables: NodeJS.ProcessEnv
  readonly waits: Waits
  readonly progress: Progress
  /** Ends it from outside. */
  readonly stop: AbortSignal
}

/** Fetches and unpacks the program. Throws an error whose message says in words why it could not be had. */
export async function getElectron(getting: Getting): Promise<void> {
  const version = electronVersion(getting.folder)
  if (version === undefined) throw new Error('its package is not installed')
  const arch = architecture()
  await download(getting, version, arch)
  await unpack(getting, arch)
}

async function download(
  { folder, variables, waits, progress, stop }: Getting,
  version: string,
  arch: string,
): Promise<void> {
  const patience = waitFor(waits, stop)
  try {
    const { downloadArtifact } = await library(folder)
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch,
      ...(variables.electron_config_cache ? { cacheRoot: variables.electron_config_cache } : {}),
      ...(variables.electron_use_remote_checksums ? {} : { checksums: checksums(folder) }),
      downloadOptions: {
        quiet: true,
        signal: patience.signal,
        getProgressCallback: ({ transferred, total }: { transferred: number; total: number | null }) => {
          patience.arrived()
          progress.report(transferred, total)
        },
      },
    })
  } catch (error) {
    throw new Error(whyInWords(patience.signal.aborted ? patience.signal.reason : error), { cause: error })
  } finally {
    patience.end()
    progress.end()
  }
}

/** The library that belongs to this Electron, wherever npm put it. */
async function library(folder: string): Promise<typeof ElectronGet> {
  const path = createRequire(join(folder, 'package.json')).resolve('@electron/get')
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as typeof ElectronGet
}

function checksums(folder: string): Record<string, string> {
  return z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')))
}

/** This machine's: a Node of another kind can run on it, under translation. */
function architecture(): string {
  const isTranslated = process.platform === 'darwin' && cpus()[0]?.model.startsWith('Apple') === true
  return isTranslated ? 'arm64' : process.arch
}

/** Runs Electron's installer, which takes what was fetched out of the cache. */
function unpack({ folder, variables, stop }: Getting, arch: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const installer = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...variables,
        ELECTRON_INSTALL_PLATFORM: process.platform,
        ELECTRON_INSTALL_ARCH: arch,
        force_no_cache: undefined,
      },
      signal: stop,
    })
    let said = ''
    installer.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    installer.once('error', (error) => reject(new Error(whyInWords(error), { cause: error })))
    installer.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`it could not be unpacked: ${said.split('\n', 1)[0] ?? ''}`))
    })
  })
}
