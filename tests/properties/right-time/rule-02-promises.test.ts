import { expect, test } from 'vitest'
import { dayNumber, dayOf, epochMs, type DayNumber } from '#shared/dates.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { Promised } from '#shared/domain/promise.ts'
import type { History } from '#shared/right-time/history.ts'
import { allMoments } from '#shared/right-time/moments.ts'
import { forEveryHistory, isWorkingDay, standings, windowOf } from '../../support/looks.ts'

function workingDayBefore(day: DayNumber, history: History): DayNumber {
  let before = day - 1
  while (!isWorkingDay(before, history)) before -= 1
  return before
}

test('every open promise to an open door has one moment, which stays until it is kept or let go', () => {
  forEveryHistory((history, clock) => {
    const moments = allMoments(history, clock)
    const { reading, all } = standings(history, clock)
    for (const { story } of all) {
      const neverClosed = (ids: readonly string[]) => ids.every((id) => reading.story(id)?.turns.length === 0)
      for (const { head } of story.entries) {
        for (const promised of head.promises) {
          const found = moments.filter((moment) => moment.promise === promised.id)
          if (promised.state !== 'open') expect(found).toEqual([])
          else if (neverClosed(head.contacts)) expect(found.map((moment) => moment.closes)).toEqual([null])
        }
      }
    }
  })
})

test('a promise opens at least one working day before its date where its writing leaves room, and never before that', () => {
  forEveryHistory((history, clock) => {
    const heads = [...history.impressionsOf.values()].flat()
    for (const moment of allMoments(history, clock)) {
      if (moment.kind !== 'promise') continue
      const head = heads.find((each) => each.promises.some(({ id }) => id === moment.promise))
      const due = dayNumber(head?.promises[0]?.due ?? '')
      const writing = dayOf(head?.at ?? '')
      const { opens, best } = windowOf(moment)
      expect(opens).toBeGreaterThanOrEqual(writing)
      expect(opens).toBeLessThanOrEqual(Math.max(writing, workingDayBefore(due, history)))
      expect(best).toBe(Math.max(opens, due))
    }
  })
})

test('keeping one promise moves no other', () => {
  forEveryHistory((history, clock) => {
    const before = new Map(allMoments(history, clock).map((moment) => [moment.promise, moment.opens]))
    const [kept] = [...before.keys()].filter((id) => id !== undefined)
    const keep = (heads: readonly ImpressionHead[]) =>
      heads.map((head) => ({
        ...head,
        promises: head.promises.map((each): Promised =>
          each.id === kept ? { ...each, state: 'kept' } : each,
        ),
      }))
    const impressionsOf = new Map([...history.impressionsOf].map(([id, heads]) => [id, keep(heads)]))
    const after = allMoments({ ...history, impressionsOf }, clock)
    for (const moment of after) {
      if (moment.kind !== 'promise') continue
      expect(moment.promise).not.toBe(kept)
      expect(moment.opens).toBe(before.get(moment.promise))
    }
  })
})

test('promises of the future are not known', () => {
  forEveryHistory((history, clock) => {
    const known = new Set(allMoments(history, clock).map((moment) => moment.promise))
    for (const head of [...history.impressionsOf.values()].flat()) {
      if (epochMs(head.at) <= clock.now) continue
      for (const promised of head.promises) expect(known.has(promised.id)).toBe(false)
    }
  })
})
