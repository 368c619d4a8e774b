/** Where the window was, kept in a small file. Losing it loses nothing: it never fails, and what it cannot read is forgotten. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Remembered = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
})
export type Remembered = z.infer<typeof Remembered>

export interface WindowMemory {
  read(): Remembered | undefined
  /** Keeps a place, with a later one or after a moment's rest: a window that is dragged has many places. */
  keep(place: Remembered): void
  /** Writes what is still to be kept. */
  flush(): void
}

const REST_MS = 500

/** The memory in a folder that exists. */
export function windowMemory(folder: string): WindowMemory {
  const file = join(folder, 'window.json')
  let waiting: { readonly place: Remembered; readonly timer: NodeJS.Timeout } | undefined

  const flush = (): void => {
    if (waiting === undefined) return
    const { place, timer } = waiting
    clearTimeout(timer)
    waiting = undefined
    try {
      writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch {
      // A full or read-only disk: the window opens at its usual place next time.
    }
  }
  return {
    read: () => {
      try {
        return Remembered.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
      } catch {
        return undefined
      }
    },
    keep: (place) => {
      clearTimeout(waiting?.timer)
      waiting = { place, timer: setTimeout(flush, REST_MS) }
    },
    flush,
  }
}
