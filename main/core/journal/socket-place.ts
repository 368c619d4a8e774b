/** Where the holder of a journal listens: not in the journal's folder, whose path may be too long or synchronized away. */
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `sun_path` holds 104 bytes on macOS and BSD, 108 on Linux, with the closing zero. */
const MAX_PATH_BYTES = 103

/** The address of a new socket: in `$XDG_RUNTIME_DIR`, else in a temporary folder of our own; on Windows a named pipe. */
export function socketPlace(id: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\ajar-${id}`
  const runtime = environment.XDG_RUNTIME_DIR
  const candidates = [
    ...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'ajar')]),
    join(tmpdir(), `ajar-${process.getuid?.() ?? 'user'}`),
    `/tmp/ajar-${process.getuid?.() ?? 'user'}`,
  ]
  for (const folder of candidates) {
    const place = join(folder, `${id}.sock`)
    if (Buffer.byteLength(place) <= MAX_PATH_BYTES && isOurs(folder)) return place
  }
  return join(mkdtempSync('/tmp/ajar-'), `${id}.sock`)
}

/** Makes a folder that nobody else can look into; gives whether it is so. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { mode, uid } = lstatSync(folder)
    return (mode & 0o170000) === 0o040000 && (mode & 0o077) === 0 && uid === process.getuid?.()
  } catch {
    return false
  }
}
