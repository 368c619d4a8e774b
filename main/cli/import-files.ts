/** The files that `ajar import` was pointed at. */
import { readFile, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Failure } from './failure.ts'

/** What is taken out of a folder; a file that is named is taken whatever it is called. */
const IN_FOLDERS = ['.vcf', '.vcard']
/** Base64 makes four bytes of three, and the contract has its limit. */
const LARGEST = 220_000_000

export interface FileToImport {
  readonly path: string
  readonly read: () => Promise<Buffer>
}

/** The files, folders opened, in a steady order. Throws a `Failure` if one is not there or too large, before any is read. */
export async function filesToImport(paths: readonly string[]): Promise<FileToImport[]> {
  const files: FileToImport[] = []
  for (const path of paths) {
    const found = await readable(path, () => stat(path))
    const inside = found.isDirectory() ? await filesUnder(path) : [path]
    for (const file of inside) {
      const { size } = await readable(file, () => stat(file))
      if (size > LARGEST) throw new Failure({ code: 'too-large', message: `${file} is larger than 220 MB.` })
      files.push({ path: file, read: () => readable(file, () => readFile(file)) })
    }
  }
  return files
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readable(folder, () => readdir(folder, { recursive: true, withFileTypes: true }))
  return entries
    .filter((entry) => entry.isFile() && IN_FOLDERS.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new Failure({
      code: missing ? 'not-found' : 'unreadable',
      message: missing ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
      hint: 'Nothing was imported.',
    })
  }
}
