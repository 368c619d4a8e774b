import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay } from '#shared/dates.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { dateInYear } from '#shared/right-time/rules/09-dates.ts'
import { forEveryHistory, isWorkingDay, windowOf } from '../../support/looks.ts'

test('a date shows on a working day, itself or the one before, and is for wishing well', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      for (const moment of momentsOf(id, history, clock)) {
        if (moment.kind !== 'date') continue
        const { opens, best, closes } = windowOf(moment)
        expect(isWorkingDay(opens, history)).toBe(true)
        for (let between = opens + 1; between <= best; between++) {
          expect(isWorkingDay(between, history)).toBe(false)
        }
        expect(closes).toBe(best + 1)
        expect(moment.gesture.kind).toBe('wish-well')
      }
    }
  })
})

test('a remembered day falls on itself in every year, and 29 February on the 28th where there is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2400 }), fc.integer({ min: 0, max: 365 }), (year, nth) => {
      const monthAndDay = isoDay(nth + 18262).slice(5)
      const found = dateInYear(`--${monthAndDay}`, year)
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      const expected = monthAndDay === '02-29' && !leap ? '02-28' : monthAndDay
      expect(found === undefined ? undefined : isoDay(found)).toBe(`${year}-${expected}`)
    }),
  )
})
