/**
 * `npm start`: builds what is not built yet, then opens Ajar (build/start/main.ts). The browser shell runs in this very
 * process, so that a signal to it, or the end of npm, reaches the server without anybody in between.
 */
import { isBuilt } from './sources.mjs'

const args = process.argv.slice(2)

const HELP = `npm start -- [options]

  --shell electron   open Ajar in Electron
  --shell browser    serve the journal on 127.0.0.1 and open the browser
                     (default: Electron, if it is there or can be fetched; otherwise the browser)
  --port N           the port to serve on (default: this journal's own; 0: any free one)
  --no-open          print the address, open no browser
  --journal DIR      the journal's folder (default: AJAR_HOME, or the place for application data)
  --help             this text
`

if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(HELP)
} else {
  if (!isBuilt()) {
    process.stderr.write('Building Ajar; this takes a few seconds and is done once.\n')
    const { buildAll } = await import('./build.mjs')
    await buildAll()
  }
  const { start } = await import('../dist/main/start.js')
  await start(args)
}
