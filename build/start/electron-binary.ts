/** Electron's program: where it lies, if it is there. It is looked for as Electron's own package does (its install.js). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const PROGRAM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** The path of the program that belongs to Electron's package in `folder`; undefined if it is not there, whole and of its version. */
export function electronBinary(folder: string, variables: NodeJS.ProcessEnv): string | undefined {
  const program = PROGRAM[process.platform] ?? 'electron'
  const elsewhere = variables.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere) return existing(join(elsewhere, program))
  const version = text(join(folder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '')
  // Written last, so that what was unpacked in part is never taken for whole.
  const isWhole = text(join(folder, 'path.txt')) === program
  return isWhole && version === electronVersion(folder) ? existing(join(folder, 'dist', program)) : undefined
}

/** The version of Electron's package in `folder`; undefined if there is no such package. */
export function electronVersion(folder: string): string | undefined {
  const about = text(join(folder, 'package.json'))
  return about === undefined ? undefined : z.object({ version: z.string() }).parse(JSON.parse(about)).version
}

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined
}

function text(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
