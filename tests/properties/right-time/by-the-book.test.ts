import { expect, test } from 'vitest'
import { epochMs, isoDay, zonedAt, zonedOn } from '#shared/dates.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import type { Situation } from '../../support/any-history.ts'
import { knownOf } from '../../support/by-the-book/known.ts'
import { openToday } from '../../support/by-the-book/open.ts'
import { forEveryHistory, isOpenOn, windowOf } from '../../support/looks.ts'

/** The same history at the same time of the days around. */
function daysAround({ history, clock, day }: Situation): Situation[] {
  const time = zonedAt(clock.now, clock.zone).slice(11, 19)
  return Array.from({ length: 21 }, (_, n) => day + n - 10).map((other) => ({
    history,
    clock: { ...clock, now: epochMs(zonedOn(other, time, clock.zone)) },
    day: other,
  }))
}

const inWords = (kind: string, id: string, opens: number, closes: number | null) =>
  `${kind} from ${isoDay(opens)}${closes === null ? '' : ` to before ${isoDay(closes)}`}, ${id}`

test('what is open on a day is what DOMAIN.md’s words, read slowly, say', () => {
  forEveryHistory((history, clock, day) => {
    for (const situation of daysAround({ history, clock, day })) {
      for (const contact of history.contacts) {
        const found = momentsOf(contact.id, history, situation.clock)
          .filter((moment) => isOpenOn(moment, situation.day))
          .filter(({ kind }) => kind !== 'promise' && kind !== 'write-down')
          .map((moment) => {
            const { opens, closes } = windowOf(moment)
            return inWords(moment.kind, moment.id, opens, closes)
          })
        const expected = openToday(knownOf(contact, situation)).map(({ kind, id, opens, closes }) =>
          inWords(kind, id, opens, closes),
        )
        expect(found.sort(), `${contact.id} on ${isoDay(situation.day)}`).toEqual(expected.sort())
      }
    }
  })
})
