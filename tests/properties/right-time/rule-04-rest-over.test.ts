import { expect, test } from 'vitest'
import { dayNumber } from '#shared/dates.ts'
import { restsOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { forEveryHistory, windowOf } from '../../support/looks.ts'

test('a rest that ended with its date opens one moment of 30 days after it, for a value and never for an ask', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      const moments = momentsOf(id, history, clock).filter((moment) => moment.kind === 'rest-over')
      expect(moments.length).toBeLessThanOrEqual(1)
      const rest = restsOf(id, history, clock).at(-1)
      for (const moment of moments) {
        const { opens, closes } = windowOf(moment)
        expect(opens).toBeGreaterThan(dayNumber(rest?.to ?? ''))
        expect((closes ?? 0) - opens).toBe(history.settings.restOverOpenDays)
        expect(moment.gesture.kind).toBe('bring-value')
        expect(moment.gesture.text).toContain('never an ask')
        expect(moment.reasons[0]?.impressions).toEqual([rest?.impression])
      }
    }
  })
})

test('a rest that something else ended gives none', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      const rest = restsOf(id, history, clock).at(-1)
      if (rest?.endedBy !== 'positive' && rest?.endedBy !== 'circumstance') continue
      expect(momentsOf(id, history, clock).map((moment) => moment.kind)).not.toContain('rest-over')
    }
  })
})
