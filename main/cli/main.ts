/** The command line's entry: runs one command and leaves its exit code. */
import { run } from './program.ts'

// Whoever reads the answer may have read enough ("ajar timeline | head").
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

await run(process.argv.slice(2))
