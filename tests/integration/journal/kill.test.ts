import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openJournal } from '#core/journal/journal.ts'
import { bundle, ending, start } from './programs.ts'
import { textOf } from './words.ts'

const KILLS = process.env.AJAR_LONG === '1' ? 2000 : 200
/** So many on one journal, which each of them takes up where the one before was killed. */
const ROUNDS = 10
/** Programs that write to journals of their own at the same time. */
const LANES = 4

/** Numbers from 0 to 1 that follow from a seed, so that a failing run can be run again (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

describe('a writing program that is killed at a random instant', () => {
  let program: string
  let home: string
  beforeAll(async () => {
    program = await bundle('writer')
    home = mkdtempSync(join(tmpdir(), 'ajar-kill-'))
  })
  afterAll(() => {
    rmSync(home, { recursive: true, force: true })
    rmSync(join(program, '..'), { recursive: true, force: true })
  })

  /** Starts the writer on `folder`, kills it, and gives what it had reported as acknowledged. */
  async function killedAfter(folder: string, round: number, wait: number): Promise<string[]> {
    const child = start(program, [folder, String(round)], { AJAR_DEVICE_HOME: join(home, 'devices') })
    let said = ''
    const began = new Promise<void>((resolve) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString()
        if (said.includes('begun\n')) resolve()
      })
    })
    const ended = ending(child)
    await Promise.race([began, ended])
    await new Promise((resolve) => setTimeout(resolve, wait))
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    return said
      .split('\n')
      .slice(0, -1)
      .filter((id) => id !== 'begun')
  }

  /** Kills the writer on one journal so many times, looking at all of it each time. Gives how much it had written. */
  async function killAgainAndAgain(
    folder: string,
    kills: number,
    next: () => number,
    where: string,
  ): Promise<number> {
    const known: string[] = []
    for (let round = 0; round < kills; round += 1) {
      known.push(...(await killedAfter(folder, round, next() * 120)))
      const journal = await openJournal(folder, { deviceRoot: join(home, 'devices'), zone: 'Europe/Berlin' })
      const missing = known.filter((id) => !journal.state.heads.has(id))
      expect(missing, `${where}, round ${round}`).toEqual([])
      const texts = await journal.texts(known)
      expect(known.filter((id) => texts.get(id) !== textOf(id))).toEqual([])
      expect(journal.problems).toEqual([])
      if (round === kills - 1) expect((await journal.check()).problems).toEqual([])
      await journal.close()
    }
    return known.length
  }

  it(
    `has every acknowledged impression there with its text, ${KILLS} times`,
    { timeout: 3_600_000 },
    async () => {
      const seed = Date.now() % 1_000_000
      let acknowledged = 0
      await Promise.all(
        Array.from({ length: LANES }, async (_, lane) => {
          const next = random(seed + lane)
          for (let round = 0; round < KILLS / LANES; round += ROUNDS) {
            const folder = join(home, `journal-${lane}-${round}`)
            const kills = Math.min(ROUNDS, KILLS / LANES - round)
            acknowledged += await killAgainAndAgain(folder, kills, next, `seed ${seed}, lane ${lane}`)
          }
        }),
      )
      // Otherwise they were all killed before they had written anything, and nothing was shown.
      expect(acknowledged).toBeGreaterThan(KILLS)
    },
  )
})
