import { expect, test } from 'vitest'
import { epochMs } from '#shared/dates.ts'
import { Moment } from '#shared/domain/moment.ts'
import { brief } from '#shared/right-time/brief.ts'
import type { History } from '#shared/right-time/history.ts'
import { allMoments, momentsOf } from '#shared/right-time/moments.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { whyNotNow } from '#shared/right-time/why-not.ts'
import { forEveryHistory, isOpenOn } from '../../support/looks.ts'

test('every moment is whole: it opens, is best, then closes; it has a reason that rests on what there is', () => {
  forEveryHistory((history, clock) => {
    const known = new Set([...history.impressionsOf.values()].flat().map((head) => head.id))
    const moments = allMoments(history, clock)
    expect(new Set(moments.map((moment) => moment.id)).size).toBe(moments.length)
    for (const moment of moments) {
      expect(Moment.parse(moment)).toEqual(moment)
      expect(epochMs(moment.best)).toBeGreaterThanOrEqual(epochMs(moment.opens))
      if (moment.closes !== null) expect(epochMs(moment.best)).toBeLessThan(epochMs(moment.closes))
      expect(moment.reasons.length).toBeGreaterThan(0)
      for (const reason of moment.reasons) {
        expect(reason.text).toMatch(/^[A-Z“].*\.$/)
        expect(reason.text).not.toMatch(/undefined|NaN|Infinity| {2}/)
        expect(reason.impressions.every((id) => known.has(id))).toBe(true)
      }
    }
  })
})

test('for every contact there is a moment now, or one true sentence why not', () => {
  forEveryHistory((history, clock, day) => {
    for (const { id } of history.contacts) {
      const why = whyNotNow(id, history, clock)
      const open = momentsOf(id, history, clock).filter((moment) => isOpenOn(moment, day))
      if (open.length === 0) expect(why?.text).toMatch(/^[A-Z].*\.$/)
      if (open.some((moment) => moment.kind !== 'promise' && moment.kind !== 'date')) expect(why).toBeNull()
      expect(why?.text ?? '').not.toMatch(/undefined|NaN|Infinity/)
    }
  })
})

test('what comes later than the clock changes nothing, nor does the order in which things are told', () => {
  forEveryHistory((history, clock) => {
    const asIs = [allMoments(history, clock), todayOf(history, clock)]
    const impressionsOf = new Map(
      [...history.impressionsOf].map(([id, heads]) => [
        id,
        heads.filter((head) => epochMs(head.at) <= clock.now).reverse(),
      ]),
    )
    const told: History = {
      ...history,
      impressionsOf,
      contacts: [...history.contacts].reverse().map((contact) => ({
        ...contact,
        wakings: contact.wakings.filter((at) => epochMs(at) <= clock.now),
      })),
      circumstances: [...history.circumstances].reverse(),
    }
    expect([allMoments(told, clock), todayOf(told, clock)]).toEqual(asIs)
  })
})

test('the engine changes nothing that it is given', () => {
  forEveryHistory((history, clock) => {
    const before = structuredClone(history)
    todayOf(history, clock, { answered: true })
    for (const { id } of history.contacts) brief(id, history, clock, new Map())
    expect(history).toEqual(before)
  })
})
