/** Where Electron's own distribution lies on this machine, if it does. Nothing here downloads anything. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './sources.mjs'

const electron = join(root, 'node_modules/electron')

/** The version that the project is made for. */
export const electronVersion = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version

const PROGRAM = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/**
 * The folder of Electron's distribution: ELECTRON_OVERRIDE_DIST_PATH, else the one beside its package. Undefined if
 * there is none. Throws a sentence if the one that was named is not one, or either is of another version.
 */
export function electronDist() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = named ? resolve(named) : join(electron, 'dist')
  const parts = [PROGRAM[process.platform] ?? 'electron', 'version']
  if (!parts.every((part) => existsSync(join(folder, part)))) {
    if (!named) return undefined
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where no Electron lies.`)
  }
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  if (version === electronVersion) return folder
  throw new Error(`${folder} holds Electron ${version}; Ajar is made for ${electronVersion}.`)
}
