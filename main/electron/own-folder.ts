/**
 * Where Electron keeps what is the window's alone: its place on the screen, drafts, caches. One folder for each journal,
 * so that two journals can be open at once, and never the journal's own, into which only the journal is written (on
 * macOS and Windows Electron's default would be just that folder).
 */
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The window's folder for a journal, made if there is none. `appData` is the platform's place for such things. */
export function ownFolder(appData: string, journal: string): string {
  const name = createHash('sha256').update(truePath(journal)).digest('hex').slice(0, 16)
  const folder = join(appData, 'Ajar Desktop', name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** The path without links on the way, also of a folder that is not there yet: the same before and after it is made. */
function truePath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return dirname(path) === path ? path : join(truePath(dirname(path)), basename(path))
  }
}
