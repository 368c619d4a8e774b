/** Writes a made-up journal into a folder of its own. */
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { claimOrFind } from '#core/journal/lock.ts'
import { openJournal } from '#core/journal/journal.ts'
import { writeSample } from '#core/sample.ts'
import { Refusal } from '#shared/api/result.ts'
import { epochMs } from '#shared/dates.ts'
import { SAMPLE_SIZE } from '#shared/sample/sample.ts'
import { Failure } from './failure.ts'
import { readTime } from './session.ts'

export interface DemoSize {
  readonly contacts: number | undefined
  readonly impressions: number | undefined
  readonly years: number | undefined
  readonly seed: number | undefined
}

export interface Made {
  readonly folder: string
  readonly contacts: number
  readonly impressions: number
}

/** Makes the journal. Throws a `Failure` if the folder holds anything: nothing of anybody's is written over. */
export async function writeDemo(dir: string, size: DemoSize, now: string | undefined): Promise<Made> {
  const folder = resolve(dir)
  if (!isFree(folder)) {
    throw new Failure({
      code: 'conflict',
      message: `${folder} is not empty; nothing was written.`,
      hint: 'Name a folder that does not exist yet.',
    })
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const clock = now === undefined ? Date.now() : epochMs(await readTime(now, zone, '--now'))
  const options = {
    contacts: size.contacts ?? SAMPLE_SIZE.contacts,
    impressions: size.impressions ?? SAMPLE_SIZE.impressions,
    years: size.years ?? SAMPLE_SIZE.years,
    seed: size.seed ?? SAMPLE_SIZE.seed,
  }
  try {
    const found = await claimOrFind(folder)
    if (found.role === 'guest') {
      found.socket.destroy()
      throw new Refusal('locked', `Another Ajar has the journal in ${folder} open.`)
    }
    try {
      const journal = await openJournal(folder, { zone })
      await writeSample(journal, { ...options, now: clock, zone })
      const { contacts, heads } = journal.state
      const made = { folder, contacts: contacts.size, impressions: heads.size }
      await journal.close()
      return made
    } finally {
      await found.lock.release()
    }
  } catch (error) {
    throw error instanceof Refusal ? new Failure(error.toAppError()) : error
  }
}

function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}
