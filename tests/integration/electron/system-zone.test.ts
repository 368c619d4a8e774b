/** A journey: the system's zone changes under a program that runs. Tried on a system of its own, where one can be had. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { root, temporaryFolder } from '../../support/shell.ts'

/** Runs within a system of its own, whose /etc holds nothing but the zone that a test puts there. */
const OWN_SYSTEM = ['--user', '--map-root-user', '--mount', 'sh', '-c', 'mount --bind "$0" /etc && exec "$@"']
const canHaveOne = spawnSync('unshare', [...OWN_SYSTEM, '/etc', 'true']).status === 0

const PROGRAM = `
  import { rmSync, symlinkSync } from 'node:fs'
  import { lookAtSystemZone } from ${JSON.stringify(pathToFileURL(join(root, 'main/core/system-zone.ts')).href)}
  const told = []
  const tell = () => told.push(Intl.DateTimeFormat().resolvedOptions().timeZone + ' ' + new Date(0).getHours())
  const travelTo = (zone) => {
    rmSync('/etc/localtime', { force: true })
    symlinkSync('/usr/share/zoneinfo/' + zone, '/etc/localtime')
  }
  tell()
  travelTo('America/New_York')
  lookAtSystemZone()
  tell()
  travelTo('Asia/Tokyo')
  lookAtSystemZone()
  tell()
  console.log(JSON.stringify(told))
`

function told(environment: NodeJS.ProcessEnv): unknown {
  const etc = temporaryFolder('etc')
  try {
    execFileSync('ln', ['-s', '/usr/share/zoneinfo/Europe/Berlin', join(etc.path, 'localtime')])
    const out = execFileSync(
      'unshare',
      [...OWN_SYSTEM, etc.path, process.execPath, '--import', 'tsx', '--input-type=module', '-e', PROGRAM],
      {
        cwd: root,
        env: { ...process.env, TZ: undefined, NODE_EXTRA_CA_CERTS: undefined, ...environment },
        encoding: 'utf8',
      },
    )
    return JSON.parse(out)
  } finally {
    etc.dispose()
  }
}

it.skipIf(!canHaveOne)('a program that runs learns of the zone that the system is set to now', () => {
  expect(told({})).toEqual(['Europe/Berlin 1', 'America/New_York 19', 'Asia/Tokyo 9'])
})

it.skipIf(!canHaveOne)('a zone that was said by hand holds', () => {
  expect(told({ TZ: 'Europe/Berlin' })).toEqual(['Europe/Berlin 1', 'Europe/Berlin 1', 'Europe/Berlin 1'])
})
