/**
 * `npm run package [-- electron-builder's arguments]`: builds Ajar and packs it with electron-builder.yml around the
 * Electron that lies on this machine, or around a stub where none does; see docs/decisions/0008-packages.md.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { electronDist } from './electron-dist.mjs'
import { refusal } from './package-arguments.mjs'
import { isBuilt, root } from './sources.mjs'

const WRONG_USAGE = 2
const STUB_USED =
  'Electron’s own distribution is not here: this was packed around a stub, does not run, and must not be given to anybody.\n'

/** Electron's distribution and why `args` cannot be done with it, if they cannot. */
function look(args) {
  try {
    const dist = electronDist()
    return { dist, refused: refusal(args, dist === undefined, process) }
  } catch (error) {
    return { dist: undefined, refused: error.message }
  }
}

/** Runs electron-builder around this Electron, to its end. Gives its exit code. */
function pack(dist, args) {
  const program = createRequire(import.meta.url).resolve('electron-builder/cli.js')
  const settings = ['--publish', 'never', `-c.electronDist=${dist}`]
  const { status } = spawnSync(process.execPath, [program, 'build', ...settings, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  })
  return status ?? 1
}

async function packAroundStub(args) {
  const { makeStub } = await import('./electron-stub.mjs')
  const code = pack(await makeStub(), args)
  if (code === 0) process.stdout.write(STUB_USED)
  return code
}

const args = process.argv.slice(2)
const { dist, refused } = look(args)
if (refused === undefined) {
  if (!isBuilt()) {
    const { buildAll } = await import('./build.mjs')
    await buildAll()
  }
  process.exitCode = dist === undefined ? await packAroundStub(args) : pack(dist, args)
} else {
  process.stderr.write(`${refused}\n`)
  process.exitCode = WRONG_USAGE
}
