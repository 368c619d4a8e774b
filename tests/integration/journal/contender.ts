/**
 * One of many programs that want the same journal. It goes on until it has been the writer once; as the writer it
 * looks for anybody else who believes the same, then ends as it was told: by letting go, or by being killed.
 */
import { closeSync, openSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { claimOrFind } from '../../../main/core/journal/lock.ts'

const [folder = '', end = '', heldMs = ''] = process.argv.slice(2)
const inside = join(folder, 'inside')

for (;;) {
  const found = await claimOrFind(folder)
  if (found.role === 'guest') {
    found.socket.resume()
    await once(found.socket, 'close')
    continue
  }
  found.lock.onGuest((socket) => socket.resume())
  try {
    closeSync(openSync(inside, 'wx'))
  } catch {
    process.stdout.write('two writers\n')
    process.exit(9)
  }
  await new Promise((resolve) => setTimeout(resolve, Number(heldMs)))
  rmSync(inside)
  process.stdout.write('was the writer\n')
  if (end === 'killed') process.kill(process.pid, 'SIGKILL')
  await found.lock.release()
  break
}
