/** Thirty simulated days on a real folder, several of them with other seeds. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { openJournal } from '#core/journal/journal.ts'
import type { NewOperation } from '#core/journal/operations.ts'
import { writeSample } from '#core/sample.ts'
import { Machine } from '../../support/machine.ts'
import { Reminding } from '../../support/reminding.ts'
import { temporaryFolder } from '../../support/shell.ts'
import { ThirtyDays } from './thirty-days.ts'

const LONG = process.env.AJAR_LONG === '1'
const SEEDS = Array.from({ length: LONG ? 60 : 4 }, (_, index) => index + 1)
/** Through the change of the clocks in Europe and America, in autumn and in spring. */
const STARTS = ['2026-10-12T07:00:00', '2027-03-08T07:00:00']

const ends: (() => void)[] = []
afterAll(() => ends.forEach((end) => end()))

/** A journal with many people in it, of whom something comes up every few days, on a machine at a time. */
async function populated(seed: number, contacts = 40): Promise<Reminding> {
  const { path, dispose } = temporaryFolder('thirty-days')
  ends.push(dispose)
  const machine = new Machine(STARTS[seed % STARTS.length] ?? '')
  const place = { clock: machine.now, zone: machine.zone, deviceRoot: join(path, 'devices') }
  const journal = await openJournal(join(path, 'journal'), place)
  await writeSample(journal, {
    seed,
    contacts,
    impressions: contacts * 10,
    years: 3,
    now: machine.now(),
    zone: machine.zone,
  })
  const often = [...journal.state.contacts.keys()].map((id): NewOperation => ({
    kind: 'contact.changed',
    data: { id, set: { rhythm: 'P2W' } },
  }))
  await journal.commit(often)
  await journal.close()
  return Reminding.open(machine, path)
}

/** The heap in bytes, without what nobody needs any more. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

describe('in thirty days of nights, journeys, clocks that are set, restarts and crashes', () => {
  it.each(SEEDS)(
    'each moment is told of once, when it is listed in good hours and somebody is there (seed %i)',
    async (seed) => {
      const here = await populated(seed)
      const life = new ThirtyDays(here, seed)
      await life.live(30)
      await here.app.close()
      expect(life.trouble).toEqual([])
      // It was a life in which there was something to tell of.
      expect(life.told.size).toBeGreaterThan(15)
      expect(life.checks).toBeGreaterThan(20)
      // Timers are set and run out for a reason: something happened, or something was told of.
      const { set, rung } = here.machine
      expect(rung).toBeLessThanOrEqual(life.causes)
      expect(set.length).toBeLessThanOrEqual(life.causes + 3 * here.shown.length)
    },
  )

  it('memory is as it was after ten days', async () => {
    const here = await populated(99)
    const life = new ThirtyDays(here, 99, true)
    await life.live(10)
    const before = heap()
    await life.live(20)
    expect(heap() - before).toBeLessThan(1_500_000)
    await here.app.close()
    expect(life.trouble).toEqual([])
    expect(life.told.size).toBeGreaterThan(15)
  })
})
