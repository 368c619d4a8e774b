import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Pending, Planner } from '#core/reminders/planner.ts'
import { type Reach, reachOf } from '#core/reminders/reach.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { Agenda } from '#shared/right-time/reminders/agenda.ts'
import type { Told } from '#shared/right-time/reminders/opening.ts'
import { historyOf, SmallJournal, writes } from './writes.ts'

const HOUR_MS = 3_600_000
const MONDAY = Date.UTC(2026, 1, 2, 9)
const gaps = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 30), { minLength: 30, maxLength: 30 })

/** The agenda as a planner keeps it. */
class Kept {
  agenda: Agenda | undefined

  look({ all, contacts, others }: Reach, reading: Reading, told: Told): void {
    if (all || this.agenda?.serves(reading) !== true) this.agenda = new Agenda(reading, told)
    else this.agenda.look(contacts, others, reading, told)
  }
}

it('after whatever is written down, looking at those who are concerned finds what looking at everybody finds', () => {
  fc.assert(
    fc.property(writes, gaps, fc.boolean(), (all, hours, someoneTakes) => {
      let now = MONDAY
      const journal = new SmallJournal(now)
      const { state } = journal
      const told = (id: string) => state.notices.has(id)
      const reading = () => new Reading(historyOf(state), { now, zone: 'UTC' })
      const planner = new Planner(told)
      const kept = new Kept()
      for (const [index, write] of all.entries()) {
        now += (hours[index] ?? 0) * HOUR_MS
        const pending = new Pending()
        const reach = reachOf(journal.write(write, now))
        kept.look(reach, reading(), told)
        expect(kept.agenda?.openings, journal.words).toEqual(new Agenda(reading(), told).openings)

        pending.add(reach)
        const found = planner.plan(reading(), pending)
        expect(found, journal.words).toEqual(new Planner(told).plan(reading(), new Pending()))
        if (!someoneTakes) continue
        for (const id of found.due) state.notices.set(id, 'told')
        const after = new Pending()
        after.ask = true
        for (const id of state.contacts.keys()) after.contacts.add(id)
        planner.plan(reading(), after)
        kept.agenda?.look(state.contacts.keys(), false, reading(), told)
      }
    }),
    { numRuns: process.env.AJAR_LONG === '1' ? 10_000 : 500 },
  )
})
