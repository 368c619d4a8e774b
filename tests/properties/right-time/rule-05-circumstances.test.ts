import { expect, test } from 'vitest'
import { dayOf, epochMs } from '#shared/dates.ts'
import { restsOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { forEveryHistory, isWorkingDay, windowOf } from '../../support/looks.ts'

test('a circumstance opens its rests from the working day after it came true, for 30 days', () => {
  forEveryHistory((history, clock, day) => {
    for (const { id } of history.contacts) {
      for (const moment of momentsOf(id, history, clock)) {
        if (moment.kind !== 'circumstance') continue
        const rest = restsOf(id, history, clock).at(-1)
        const circumstance = history.circumstances.find((each) => each.id === rest?.circumstance?.id)
        expect(epochMs(circumstance?.cameTrue ?? '')).toBeLessThanOrEqual(clock.now)
        const cameTrue = dayOf(circumstance?.cameTrue ?? '')
        const { opens, closes } = windowOf(moment)
        expect(opens).toBeGreaterThan(cameTrue)
        expect((closes ?? 0) - opens).toBe(history.settings.circumstanceOpenDays)
        const wasHeld = moment.reasons.some((reason) => /, so this (?:was|is|wait)/.test(reason.text))
        if (!wasHeld) expect(isWorkingDay(opens, history)).toBe(true)
        expect(dayOf(moment.closes ?? '')).toBeGreaterThan(day)
      }
    }
  })
})

test('one that was true before the rest began has no say', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      const rest = restsOf(id, history, clock).at(-1)
      const circumstance = history.circumstances.find((each) => each.id === rest?.circumstance?.id)
      if (!rest || circumstance?.cameTrue === undefined || dayOf(circumstance.cameTrue) >= dayOf(rest.from))
        continue
      expect(momentsOf(id, history, clock).map((moment) => moment.kind)).not.toContain('circumstance')
    }
  })
})
