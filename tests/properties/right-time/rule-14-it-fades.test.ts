import { describe, expect, test } from 'vitest'
import { dayNumber, dayOf, epochMs, zonedAt, type DayNumber } from '#shared/dates.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/settings.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { laterDays, slowNotice, slowOffers } from '#shared/right-time/rules/14-it-fades.ts'
import { whyNotNow } from '#shared/right-time/why-not.ts'
import { knownOf } from '../../support/by-the-book/known.ts'
import { offersToSlow, restOfAMoment } from '../../support/by-the-book/later.ts'
import { daysNamed } from '../../support/days-named.ts'
import { impression } from '../../support/histories.ts'
import { forEveryHistory, isOpenOn, windowOf } from '../../support/looks.ts'

test.each([
  [null, 14],
  ['P2W', 14],
  ['P1M', 15],
  ['P3M', 46],
  ['P6M', 91],
  ['P1Y', 183],
] as const)('with the rhythm %s a moment is put to rest for %i days', (rhythm, days) => {
  expect(laterDays({ rhythm }, DEFAULT_SETTINGS)).toBe(days)
})

test('a moment that was put off is not open again for half a rhythm, at least 14 days; a date not at all', () => {
  forEveryHistory((history, clock, day) => {
    for (const contact of history.contacts) {
      const known = knownOf(contact, { history, clock, day })
      for (const moment of momentsOf(contact.id, history, clock)) {
        for (const answer of history.answers) {
          if (answer.moment !== moment.id || epochMs(answer.at) > clock.now) continue
          expect(moment.kind).not.toBe('promise')
          const { opens, closes } = windowOf(moment)
          const said = dayOf(answer.at)
          const back = said + restOfAMoment(known)
          const untouched = opens >= back || (closes !== null && closes <= said)
          expect(untouched).toBe(true)
          if (moment.kind === 'date')
            expect(moment.reasons.some(({ text }) => text.includes('not the right time'))).toBe(false)
        }
      }
    }
  })
})

/** The same history, in which the user has just said "Not the right time" to some moments of a contact. */
function saying(history: History, clock: Clock, contact: string, moments: readonly string[]): History {
  const at = zonedAt(clock.now, clock.zone)
  const answers = moments.map((moment): MomentAnswer => ({ moment, contact, at, what: 'later' }))
  return { ...history, answers: [...history.answers, ...answers] }
}

test('said to what is open, it quiets that and nothing else; when it comes back, it is open for as long as ever', () => {
  forEveryHistory((history, clock, day) => {
    for (const { id, rhythm } of history.contacts) {
      const before = momentsOf(id, history, clock)
      const open = before.filter((moment) => isOpenOn(moment, day) && moment.kind !== 'promise')
      const [put] = open
      if (put === undefined) continue
      const after = momentsOf(id, saying(history, clock, id, [put.id]), clock)
      const others = (moments: typeof before) => moments.filter((moment) => moment.id !== put.id)
      if (put.kind !== 'date') expect(others(after)).toEqual(others(before))
      const back = after.find((moment) => moment.id === put.id)
      if (put.kind === 'date') expect(back).toBeUndefined()
      else if (back) {
        const { opens, closes } = windowOf(back)
        expect(opens).toBe(day + laterDays({ rhythm }, history.settings))
        expect(back.reasons.at(-1)?.text).toMatch(
          /^You said today that it was not the right time, so this waits until .+\.$/,
        )
        const cut = before.find((moment) => moment.id === put.id)
        const length = (closes ?? 0) - opens
        const was = cut ? windowOf(cut) : undefined
        // What a rest had cut is whole again: the whole window is moved.
        expect(length).toBeGreaterThanOrEqual((was?.closes ?? 0) - (was?.opens ?? 0))
      }
    }
  })
})

test('why not now names the day on which it was said, and the one on which Ajar comes back to it', () => {
  forEveryHistory((history, clock, day) => {
    for (const contact of history.contacts) {
      const known = knownOf(contact, { history, clock, day })
      const why = whyNotNow(contact.id, history, clock)
      if (why?.kind !== 'later') continue
      const words = /^You said (.+) that it was not the right time; Ajar comes back to it on (.+)\.$/
      const [, said = '', back = ''] = words.exec(why.text) ?? []
      const [opens = 0] = daysNamed(back, day)
      const put = momentsOf(contact.id, history, clock).filter((each) => dayNumber(each.opens) === opens)
      const then = history.answers
        .filter((answer) => put.some(({ id }) => id === answer.moment) && epochMs(answer.at) <= clock.now)
        .map(({ at }) => dayOf(at))
      expect(then.some((each) => each + restOfAMoment(known) <= opens)).toBe(true)
      expect(
        then.some((each) => wasSaid(each, said, day)),
        why.text,
      ).toBe(true)
    }
  })
})

function wasSaid(day: DayNumber, words: string, today: DayNumber): boolean {
  if (words === 'today') return day === today
  if (words === 'yesterday') return day === today - 1
  const [named] = /^on \d/.test(words) ? daysNamed(words.slice(3), today) : []
  return named === undefined ? today - day < 7 : named === day
}

describe('the offer to slow a rhythm', () => {
  const offered = (history: History, clock: Clock) => slowOffers(new Reading(history, clock))

  test('comes for exactly those to whom it was said three times since the last touch', () => {
    forEveryHistory((history, clock, day) => {
      const expected = history.contacts
        .filter((contact) => offersToSlow(knownOf(contact, { history, clock, day })))
        .map(({ id }) => id)
      expect(offered(history, clock)).toEqual(expected)
    })
  })

  test('comes with the third time, whatever went before; a line that speaks for several is one answer', () => {
    forEveryHistory((history, clock) => {
      for (const { id, rhythm } of history.contacts) {
        if (rhythm === null || rhythm === 'P1Y') continue
        const fresh: History = { ...history, answers: [] }
        const times = (count: number, moments: readonly string[]) =>
          Array.from({ length: count }).reduce<History>(
            (told, _, nth) => saying(told, { ...clock, now: clock.now - nth * 1000 }, id, moments),
            withoutTouches(fresh, id),
          )
        const isOpen = !offered(times(3, ['m']), clock).includes(id)
        if (isOpen) continue
        expect(offered(times(2, ['m', 'n', 'o']), clock)).not.toContain(id)
        expect(offered(times(3, ['m', 'n']), clock)).toContain(id)
      }
    })
  })

  /** Without the impressions in which one reached out or met. */
  function withoutTouches(history: History, id: string): History {
    const heads = (history.impressionsOf.get(id) ?? []).filter(({ direction }) => direction === 'in')
    return { ...history, impressionsOf: new Map([...history.impressionsOf, [id, heads]]) }
  }

  test('goes once it is taken up or declined, until three more in a row, however often', () => {
    forEveryHistory((history, clock) => {
      for (const id of offered(history, clock)) {
        let told = history
        let { now } = clock
        for (let round = 0; round < 3; round++) {
          const notice = slowNotice(id, new Reading(told, { ...clock, now })) ?? ''
          const at = zonedAt(now, clock.zone)
          told = { ...told, notices: new Map([...told.notices, [notice, at]]) }
          expect(offered(told, { ...clock, now })).not.toContain(id)
          for (const nth of [1, 2, 3]) {
            now += 1000
            told = saying(told, { ...clock, now }, id, ['m', 'n'])
            expect(offered(told, { ...clock, now }).includes(id), `${nth} more`).toBe(nth === 3)
          }
        }
        // What is answered later is not known before.
        const before = { ...clock, now: clock.now - 1000 }
        expect(offered(told, before)).toEqual(offered(history, before))
      }
    })
  })

  test('goes with the next touch, and with nothing that they do', () => {
    forEveryHistory((history, clock) => {
      for (const id of offered(history, clock)) {
        for (const direction of ['out', 'both', 'in', null] as const) {
          const at = zonedAt(clock.now, clock.zone)
          const head = impression('zz', at, id, { direction })
          const heads = [...(history.impressionsOf.get(id) ?? []), head]
          const told = { ...history, impressionsOf: new Map([...history.impressionsOf, [id, heads]]) }
          const stays = direction === 'in' || direction === null
          expect(offered(told, clock).includes(id), String(direction)).toBe(stays)
        }
      }
    })
  })
})
