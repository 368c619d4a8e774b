/** The zone of the machine, seen by a program that runs while it changes. In a /etc of its own, which takes root on Linux. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, temporaryFolder } from '../../support/shell.ts'

const program = [process.execPath, '--import', 'tsx', join(root, 'tests/integration/reminders/zones.ts')]

/** Runs a command with a /etc of its own, over the real one, which is not touched. */
const privately = (folder: string, ...command: readonly string[]): string[] => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs none ${folder} && mkdir ${folder}/u ${folder}/w &&
   mount -t overlay overlay -o lowerdir=/etc,upperdir=${folder}/u,workdir=${folder}/w /etc && exec "$@"`,
  'sh',
  ...command,
]

function canBePrivate(): boolean {
  const { path, dispose } = temporaryFolder('etc')
  const [command = '', ...args] = privately(path, 'readlink', '/etc/localtime')
  const can = process.platform === 'linux' && spawnSync(command, args, { stdio: 'ignore' }).status === 0
  dispose()
  return can
}

const run = ([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): unknown =>
  JSON.parse(execFileSync(command, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' }))

it.skipIf(!canBePrivate())('a program that runs sees the zone in which it has come, once it looks', () => {
  const { path, dispose } = temporaryFolder('etc')
  const told = run(privately(path, ...program, 'Asia/Tokyo', 'America/New_York'), { TZ: undefined })
  dispose()
  expect(told).toEqual([
    expect.any(String),
    expect.not.stringContaining('Tokyo'),
    'Asia/Tokyo 9',
    'Asia/Tokyo 9',
    'America/New_York 19',
    'America/New_York 19',
  ])
})

it('a zone that the user has named in TZ stays the zone', () => {
  expect(run(program, { TZ: 'Asia/Tokyo' })).toEqual(['Asia/Tokyo 9', 'Asia/Tokyo 9'])
})
