/**
 * Originals: what an imported file said of a contact that no field has room for, kept word for word beside the log
 * (docs/FORMAT.md): `imports/<batch>.json`, and pictures as `attachments/<sha256>`.
 */
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Originals } from '../interchange/plan.ts'
import { realDisk, replaceFile, storageRefusal } from './disk.ts'

/** Keeps the originals of an import, durably. Throws a `Refusal` if they cannot be written. */
export function keepOriginals(folder: string, batch: string, originals: readonly Originals[]): void {
  if (originals.length === 0) return
  try {
    const contacts = originals.map(({ contact, lines, photo }) => ({
      id: contact,
      lines,
      ...(photo === undefined
        ? {}
        : { photo: { mediaType: photo.mediaType, attachment: attach(folder, photo.bytes) } }),
    }))
    realDisk.makeFolder(join(folder, 'imports'))
    replaceFile(realDisk, fileOf(folder, batch), Buffer.from(`${JSON.stringify({ format: 1, contacts })}\n`))
  } catch (error) {
    throw storageRefusal(error, folder)
  }
}

/** Drops the originals of an import that did not happen. */
export function dropOriginals(folder: string, batch: string): void {
  rmSync(fileOf(folder, batch), { force: true })
}

function fileOf(folder: string, batch: string): string {
  return join(folder, 'imports', `${batch}.json`)
}

/** Keeps bytes under their own hash, once; gives the hash. */
function attach(folder: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder, 'attachments', hash)
  if (!existsSync(path)) {
    realDisk.makeFolder(join(folder, 'attachments'))
    replaceFile(realDisk, path, bytes)
  }
  return hash
}
