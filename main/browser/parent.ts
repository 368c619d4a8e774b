/** Notices when whoever started this program is gone. */
import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500

/**
 * Calls `onGone` once, when the program that started this one has ended. npm starts its scripts through a shell which
 * may outlive it; where the system tells (Linux), the shell's own parent is watched, too.
 */
export function watchParent(onGone: () => void): void {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  const looking = setInterval(() => {
    if (process.ppid === parent && isAlive(parent) && parentOf(parent) === grandparent) return
    clearInterval(looking)
    onGone()
  }, LOOK_EVERY_MS)
  looking.unref()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The parent of another process; `undefined` where the system does not tell. */
function parentOf(pid: number): number | undefined {
  try {
    // After the name, which stands in parentheses and may hold anything: the state, then the parent (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s/s, '')
      .split(' ')
    return Number(fields[1])
  } catch {
    return undefined
  }
}
