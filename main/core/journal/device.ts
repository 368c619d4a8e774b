/**
 * The device: under which name this machine writes to a journal. It is kept outside the journal and bound to the
 * machine and the journal's path, so that a copied journal gets a new one and two copies never write to one segment.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Id } from '#shared/domain/primitives.ts'
import { type Disk, replaceFile } from './disk.ts'

const DeviceFile = z.object({ device: Id, journal: Id, path: z.string(), machine: z.string() })

/** Where devices are kept: AJAR_DEVICE_HOME, or the platform's place for a program's state. */
export function defaultDeviceRoot(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment.AJAR_DEVICE_HOME
  if (own !== undefined && own !== '') return own
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Ajar', 'state')
  if (process.platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Ajar', 'state')
  }
  const state = environment.XDG_STATE_HOME
  return join(state === undefined || state === '' ? join(homedir(), '.local', 'state') : state, 'ajar')
}

/** This machine's device for the journal `id` at `folder`. Where nothing can be kept, one for this time only. */
export function deviceFor(folder: string, id: string, root: string, disk: Disk): string {
  const path = realPath(folder)
  const machine = machineId()
  const name = createHash('sha256')
    .update(JSON.stringify([machine, id, path]))
    .digest('hex')
    .slice(0, 32)
  const file = join(root, 'devices', `${name}.json`)
  const known = readDevice(file)
  if (known?.journal === id && known.path === path && known.machine === machine) return known.device
  const device = randomUUID().replaceAll('-', '').slice(0, 12)
  try {
    mkdirSync(join(root, 'devices'), { recursive: true, mode: 0o700 })
    replaceFile(disk, file, Buffer.from(`${JSON.stringify({ device, journal: id, path, machine })}\n`))
  } catch {
    // No place to remember it: this run writes under a name of its own, which harms nothing.
  }
  return device
}

function readDevice(file: string): z.infer<typeof DeviceFile> | undefined {
  try {
    return DeviceFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder)
  }
}

/** What tells this machine from others: systemd's machine id where there is one, else the host's name. */
function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    return hostname()
  }
}
