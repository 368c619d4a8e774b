/** The journal's folder: what ajar.json says, and making a new one. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#shared/api/result.ts'
import { Id, ZonedDateTime } from '#shared/domain/primitives.ts'
import { codeOf, type Disk, replaceFile, storageRefusal } from './disk.ts'
import { migrate, type Migration, MIGRATIONS, newestFormat } from './migrations.ts'

/** What ajar.json holds. */
export const Manifest = z.object({
  format: z.number().int().min(1),
  id: Id,
  created: ZonedDateTime,
  /** The envelope of the data key under encryption; `null`: the journal is plain. */
  key: z.unknown().nullable(),
})
export type Manifest = z.infer<typeof Manifest>

const AnyManifest = z.object({ format: z.number().int().min(1) })

/**
 * Reads the manifest of the journal in `folder`; makes folder and manifest where there is no journal yet. Throws a
 * `Refusal`, and leaves everything as it is, if the journal is a newer Ajar's or its manifest cannot be read.
 */
export function openFolder(
  folder: string,
  disk: Disk,
  now: () => string,
  steps: readonly Migration[] = MIGRATIONS,
): Manifest {
  const path = join(folder, 'ajar.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw unreadable(path, `the system said ${codeOf(error)}`)
    return newManifest(folder, path, disk, now)
  }
  const manifest = readManifest(path, text, newestFormat(steps))
  try {
    migrate(
      folder,
      manifest.format,
      disk,
      (format) => writeManifest(disk, path, { ...manifest, format }),
      steps,
    )
  } catch (error) {
    throw storageRefusal(error, folder)
  }
  return { ...manifest, format: newestFormat(steps) }
}

function writeManifest(disk: Disk, path: string, manifest: Manifest): void {
  replaceFile(disk, path, Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`))
}

function readManifest(path: string, text: string, newest: number): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unreadable(path, text.trim() === '' ? 'it is empty' : 'it is not JSON')
  }
  const any = AnyManifest.safeParse(value)
  if (any.success && any.data.format > newest) {
    throw new Refusal(
      'newer-journal',
      `The journal at ${path} was made by a newer Ajar (format ${any.data.format}; this one knows ${newest}). It was left as it is.`,
      'Open it with the newer Ajar.',
    )
  }
  const manifest = Manifest.safeParse(value)
  if (!manifest.success) throw unreadable(path, 'it is not what Ajar writes')
  if (manifest.data.key !== null) {
    throw new Refusal(
      'newer-journal',
      `The journal at ${path} is encrypted, which this Ajar cannot read yet. It was left as it is.`,
      'Open it with the newer Ajar.',
    )
  }
  return manifest.data
}

function newManifest(folder: string, path: string, disk: Disk, now: () => string): Manifest {
  if (existsSync(join(folder, 'log'))) {
    throw new Refusal(
      'storage',
      `${folder} holds a journal's log, but its ajar.json is missing. Nothing was changed.`,
      'Bring ajar.json back from a backup or a copy of the folder.',
    )
  }
  const manifest: Manifest = { format: newestFormat(), id: randomUUID(), created: now(), key: null }
  try {
    disk.makeFolder(folder)
    writeManifest(disk, path, manifest)
  } catch (error) {
    throw storageRefusal(error, folder)
  }
  return manifest
}

function unreadable(path: string, why: string): Refusal {
  return new Refusal(
    'storage',
    `${path} cannot be read: ${why}. The journal was left as it is.`,
    'Bring ajar.json back from a backup or a copy of the folder.',
  )
}
