/** `npm run bench -- NAME`: measures one thing on this machine and prints it as a table. `--write` keeps it. */
import { appendFileSync } from 'node:fs'
import { cpus, release, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Measured } from './measured.ts'

const benches: Readonly<Record<string, () => Promise<{ measure: () => Promise<Measured> }>>> = {
  store: () => import('./store.ts'),
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = benches[name]
if (bench === undefined) {
  process.stderr.write(`Say what to measure: ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
} else {
  const { title, table, missed } = await (await bench()).measure()
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${type()} ${release()}, Node ${process.version}`
  const text = `\n## ${title}\n\nMeasured ${new Date().toISOString().slice(0, 10)} on ${machine}.\n\n${table}\n`
  process.stdout.write(text)
  if (flags.includes('--write')) {
    appendFileSync(fileURLToPath(new URL('../../docs/PERFORMANCE.md', import.meta.url)), text)
  }
  for (const target of missed) process.stderr.write(`Missed: ${target}\n`)
  if (missed.length > 0) process.exitCode = 1
}
