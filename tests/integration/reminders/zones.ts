/** A program that is taken on a journey: prints the zone it knows, before and after it looks, at each place. */
import { symlinkSync, unlinkSync } from 'node:fs'
import { lookAtSystemZone, systemZone } from '#core/system-zone.ts'

const known = (): string => `${systemZone()} ${new Date(Date.UTC(2026, 0, 1)).getHours()}`

const told = [known()]
for (const zone of process.argv.slice(2)) {
  // Only ever in a /etc of its own.
  unlinkSync('/etc/localtime')
  symlinkSync(`/usr/share/zoneinfo/${zone}`, '/etc/localtime')
  told.push(known())
  lookAtSystemZone()
  told.push(known())
}
lookAtSystemZone()
told.push(known())
process.stdout.write(JSON.stringify(told))
