#!/usr/bin/env node
/** The command line, as built. */
import { existsSync } from 'node:fs'

const built = new URL('../dist/main/cli.js', import.meta.url)
if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('Ajar is not built yet. Run: npm run build\n')
  process.exitCode = 1
}
