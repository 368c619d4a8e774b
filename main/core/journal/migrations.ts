/**
 * Migrations: how a journal of an older format becomes one of this program's. An ordered array; step n (counted from
 * 1) turns format n into format n + 1. A step is never changed once it was released, and each has its test.
 */
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Disk } from './disk.ts'

/** Rewrites what lies in a journal's folder from one format to the next, durably; ajar.json is seen to by `migrate`. */
export type Migration = (folder: string, disk: Disk) => void

/** Format 1 is the first. */
export const MIGRATIONS: readonly Migration[] = []

/** The format that `steps` lead to. */
export function newestFormat(steps: readonly Migration[] = MIGRATIONS): number {
  return steps.length + 1
}

/**
 * Takes a journal through the steps that it lacks. `said` is called with the new format after each, and must note it
 * durably. A copy of manifest and log as they were is kept in `backups/` first.
 */
export function migrate(
  folder: string,
  format: number,
  disk: Disk,
  said: (format: number) => void,
  steps: readonly Migration[] = MIGRATIONS,
): void {
  const missing = steps.slice(format - 1)
  if (missing.length === 0) return
  const backup = join(folder, 'backups', `format-${format}`)
  if (!existsSync(backup)) {
    disk.makeFolder(join(folder, 'backups'))
    const making = `${backup}.new`
    for (const name of ['ajar.json', 'log']) {
      cpSync(join(folder, name), join(making, name), { recursive: true, force: true })
    }
    disk.rename(making, backup)
    disk.syncFolder(join(folder, 'backups'))
  }
  for (const [index, step] of missing.entries()) {
    step(folder, disk)
    said(format + index + 1)
  }
}
