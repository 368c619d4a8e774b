import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber } from '#shared/dates.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/settings.ts'
import { doorOf, restsOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { lengthInDays } from '#shared/right-time/rest-length.ts'
import { leftInPeace, whyNotNow } from '#shared/right-time/why-not.ts'
import { forEveryHistory, isOpenOn, windowOf } from '../../support/looks.ts'

test('while a contact rests, only promises are open; the door is ajar, and it is said why', () => {
  forEveryHistory((history, clock, day) => {
    for (const { id } of history.contacts) {
      const resting = restsOf(id, history, clock).some((rest) => rest.current)
      if (!resting || doorOf(id, history, clock) === 'closed') continue
      const open = momentsOf(id, history, clock).filter((moment) => isOpenOn(moment, day))
      expect(open.every((moment) => moment.kind === 'promise')).toBe(true)
      expect(doorOf(id, history, clock)).toBe('ajar')
      expect(whyNotNow(id, history, clock)?.kind).toBe('resting')
      expect(leftInPeace(history, clock).map((peace) => peace.contact.id)).toContain(id)
    }
  })
})

test('no moment but a promise opens before the last quiet day is over', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      const rest = restsOf(id, history, clock).find((each) => each.current)
      for (const moment of momentsOf(id, history, clock)) {
        if (!rest || moment.kind === 'promise') continue
        if (moment.kind === 'date') continue
        expect(rest.to).toBeDefined()
        expect(windowOf(moment).opens).toBeGreaterThan(dayNumber(rest.to ?? ''))
      }
    }
  })
})

test('a new rest replaces the earlier one: only one is quiet at a time', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      expect(restsOf(id, history, clock).filter((rest) => rest.current).length).toBeLessThanOrEqual(1)
    }
  })
})

test('each further not-now in a row rests longer, up to the most, in whole days', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 400, noNaN: true }), fc.integer({ min: 1, max: 9 }), (base, row) => {
      const length = lengthInDays(DEFAULT_SETTINGS, base, row)
      const next = lengthInDays(DEFAULT_SETTINGS, base, row + 1)
      expect(Number.isInteger(length)).toBe(true)
      expect(next).toBeGreaterThanOrEqual(length)
      expect(next).toBeLessThanOrEqual(365)
      if (next < 365) expect(next).toBeGreaterThanOrEqual(Math.floor(length * 1.5) - 1)
    }),
  )
})
