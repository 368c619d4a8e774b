import { expect, test } from 'vitest'
import { dayOf, epochMs } from '#shared/dates.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { laterDays } from '#shared/right-time/rules/14-it-fades.ts'
import { forEveryHistory, windowOf } from '../../support/looks.ts'

test('a moment that was put off is not open again for half a rhythm, at least 14 days', () => {
  forEveryHistory((history, clock) => {
    for (const contact of history.contacts) {
      for (const moment of momentsOf(contact.id, history, clock)) {
        if (moment.kind === 'promise') continue
        for (const answer of history.answers) {
          if (answer.moment !== moment.id || epochMs(answer.at) > clock.now) continue
          const length = laterDays(contact, history.settings)
          expect(length).toBeGreaterThanOrEqual(14)
          const { opens, closes } = windowOf(moment)
          const back = dayOf(answer.at) + length
          expect(opens >= back || (closes !== null && closes <= dayOf(answer.at))).toBe(true)
        }
      }
    }
  })
})
