/** One program for each folder of user data: who came first, and what the second has to say to it. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a second start was started with. */
export interface Second {
  readonly argv: string[]
  readonly folder: string
  readonly data: unknown
}

/** Whether this process is the first; if it is not, the first hears of it. */
export function claimInstance(userData: string, data: unknown, onSecond: (second: Second) => void): boolean {
  const place = join(userData, 'stand-in-instance')
  const holder = join(place, 'holder')
  mkdirSync(place, { recursive: true })
  try {
    writeFileSync(holder, String(process.pid), { flag: 'wx' })
  } catch {
    if (lives(Number(readFileSync(holder, 'utf8')))) {
      const second: Second = { argv: process.argv, folder: process.cwd(), data }
      const message = join(place, `${process.pid}.part`)
      writeFileSync(message, JSON.stringify(second))
      renameSync(message, join(place, `${process.pid}.json`))
      return false
    }
    rmSync(holder)
    return claimInstance(userData, data, onSecond)
  }
  process.on('exit', () => rmSync(holder, { force: true }))
  watch(place, () => {
    for (const name of readdirSync(place).filter((file) => file.endsWith('.json'))) {
      const message = join(place, name)
      const second = JSON.parse(readFileSync(message, 'utf8')) as Second
      rmSync(message)
      onSecond(second)
    }
  }).unref()
  return true
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
