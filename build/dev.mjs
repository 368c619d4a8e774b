/**
 * `npm run dev`: the browser shell beside Vite's own server, which renews the page as its sources change. Vite passes
 * calls on to the shell; the key is the shell's.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { createServer } from 'vite'
import { buildAll } from './build.mjs'
import { isBuilt, root } from './sources.mjs'

if (!isBuilt()) await buildAll()

const shell = spawn(
  process.execPath,
  [join(root, 'build/start.mjs'), '--no-open', ...process.argv.slice(2)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
shell.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => shell.kill(signal))

for await (const line of createInterface({ input: shell.stdout })) {
  const address = /(http:\/\/127\.0\.0\.1:\d+)\/#key=(\S+)/.exec(line)
  if (address === null) continue
  const [, origin, key] = address
  const server = await createServer({
    configFile: join(root, 'vite.config.ts'),
    server: {
      host: '127.0.0.1',
      proxy: {
        '/api': { target: origin, changeOrigin: true, headers: { origin } },
      },
    },
  })
  await server.listen()
  const port = server.config.server.port
  process.stdout.write(`Ajar (development) is open at http://127.0.0.1:${port}/#key=${key}\n`)
}
