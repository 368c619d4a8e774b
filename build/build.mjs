/** Builds the renderer, both shells and the command line into dist/. `--if-needed` does nothing when they are current. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { isBuilt, root, sourcesHash, stampFile } from './sources.mjs'

/** Builds everything; on a failure nothing claims to be current. */
export async function buildAll() {
  // A test runner that asks for the build has NODE_ENV=test, and would be given React's slow development form.
  process.env.NODE_ENV = 'production'
  const hash = sourcesHash()
  rmSync(stampFile, { force: true })
  const quiet = { logLevel: 'warn' }
  // The first one empties dist/main; the others put their one file beside what it built.
  for (const config of ['build/main', 'build/electron', 'build/preload', 'vite'])
    await build({ ...quiet, configFile: join(root, `${config}.config.ts`) })
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, hash)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv.includes('--if-needed') || !isBuilt()) await buildAll()
}
