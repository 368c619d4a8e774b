/**
 * The port at which a journal is served at each start. What the browser keeps for the page (a line that was begun, the
 * leave to show notifications, light or dark) belongs to its address, port included; docs/decisions/0009-a-steady-address.md.
 */
import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'

/**
 * 20480 to 32767: below what systems hand out by chance to whoever asks for any port (Linux from 32768, others from
 * 49152), above every port that browsers refuse to speak to.
 */
const FIRST = 20_480
const COUNT = 12_288

/** The port of the journal in `folder`, which must exist; the same by whatever path one comes to it. */
export function steadyPort(folder: string): number {
  const hash = createHash('sha256').update(realpathSync.native(folder)).digest()
  return FIRST + (hash.readUInt32BE(0) % COUNT)
}
