/** Tells whether what was built is still what the sources say. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const stampFile = join(root, 'dist', 'stamp')

const SOURCES = [
  'shared',
  'main',
  'renderer',
  'build',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (stat.isFile()) yield path
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name))
}

/** A hash of every source's path and content. */
export function sourcesHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Whether `dist` was built from the sources as they are now. */
export function isBuilt() {
  const stamp = statSync(stampFile, { throwIfNoEntry: false }) && readFileSync(stampFile, 'utf8')
  return stamp === sourcesHash()
}
