/** The disk: the calls on which durability rests, in one place, so that tests can let them fail. */
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '#shared/api/result.ts'

export interface Disk {
  /** Opens a file; `flags` as Node's. */
  open(path: string, flags: string): number
  close(fd: number): void
  /** Hands bytes to the system, all of them. They are not durable yet. */
  write(fd: number, bytes: Uint8Array, position: number): void
  /** Makes what was written durable. */
  datasync(fd: number): Promise<void>
  /** Makes a file with its size durable. */
  sync(fd: number): void
  truncate(fd: number, length: number): void
  rename(from: string, to: string): void
  /** Makes a folder, its parents too, with their entries durable. */
  makeFolder(path: string): void
  /** Makes the names in a folder durable. */
  syncFolder(path: string): void
}

const inAnotherThread = promisify(fdatasync)

/** A disk that answers within this is waited for on the spot: a thread's coming and going takes as long again. */
const QUICK_MS = 1
/** After a slower answer so many syncs are left to another thread before the disk is tried again. */
const WARY_SYNCS = 10

/** `fdatasync` that holds nothing up for long: at once where the disk is quick, in another thread where it is not. */
function patientDatasync(): (fd: number) => Promise<void> {
  let wary = 0
  return async (fd) => {
    if (wary > 0) {
      wary -= 1
      await inAnotherThread(fd)
      return
    }
    const begun = performance.now()
    fdatasyncSync(fd)
    if (performance.now() - begun > QUICK_MS) wary = WARY_SYNCS
  }
}

export const realDisk: Disk = {
  open: (path, flags) => openSync(path, flags, 0o600),
  close: closeSync,
  write(fd, bytes, position) {
    let done = 0
    while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, position + done)
  },
  datasync: patientDatasync(),
  sync: fsyncSync,
  truncate: ftruncateSync,
  rename: renameSync,
  makeFolder(path) {
    const first = mkdirSync(path, { recursive: true, mode: 0o700 })
    if (first === undefined) return
    for (let made = path; made.length >= first.length; made = dirname(made)) this.syncFolder(dirname(made))
  },
  syncFolder(path) {
    // Windows opens no folders; its file systems put names into their own journal.
    if (process.platform === 'win32') return
    const fd = openSync(path, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  },
}

/** Writes a whole file so that after a power cut it is either the old one or the new one. */
export function replaceFile(disk: Disk, path: string, bytes: Uint8Array): void {
  const temporary = `${path}.new`
  const fd = disk.open(temporary, 'w')
  try {
    disk.write(fd, bytes, 0)
    disk.sync(fd)
  } finally {
    disk.close(fd)
  }
  disk.rename(temporary, path)
  disk.syncFolder(dirname(path))
}

/** As `replaceFile`, for what is large and in no hurry: nothing waits for the disk meanwhile. */
export async function replaceLargeFile(
  disk: Disk,
  path: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o600)
  try {
    for (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
  disk.rename(temporary, path)
  disk.syncFolder(dirname(path))
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EROFS: ['it lies on a read-only disk', 'Make the disk writable, or choose another folder with --journal.'],
  EACCES: ['Ajar may not write there', 'Change who may write to the folder, or choose another one.'],
  EPERM: ['Ajar may not write there', 'Change who may write to the folder, or choose another one.'],
  ENOSPC: ['the disk is full', 'Make room on the disk and try again.'],
  EDQUOT: ['your share of the disk is used up', 'Make room on the disk and try again.'],
  EIO: ['the disk reported an error', 'Check the disk and make a copy of the folder before anything else.'],
  EEXIST: ['a file is in its place', 'Choose another folder with --journal.'],
  ENOTDIR: ['a part of its path is a file', 'Choose another folder with --journal.'],
}

/** The system's code of a failed call: "ENOENT"; empty if it is no such error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What to tell when the journal's folder could not be written. */
export function storageRefusal(error: unknown, path: string): Refusal {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  const [why, hint] = REASONS[code] ?? [`the system said ${code === '' ? String(error) : code}`, undefined]
  return new Refusal(
    'storage',
    `The journal at ${path} cannot be written: ${why}. Nothing was changed.`,
    hint,
  )
}
