import { expect, test } from 'vitest'
import { momentsOf } from '#shared/right-time/moments.ts'
import { forEveryHistory, isWorkingDay, standings, windowOf } from '../../support/looks.ts'

test('only the latest positive leads closer, and not after a not-now or stop', () => {
  forEveryHistory((history, clock) => {
    for (const { story } of standings(history, clock).all) {
      const closer = momentsOf(story.contact.id, history, clock).filter((each) => each.kind === 'move-closer')
      expect(closer.length).toBeLessThanOrEqual(1)
      const telling = story.signals.filter((entry) => entry.signal !== 'neutral').at(-1)
      if (telling?.signal !== 'positive') expect(closer).toEqual([])
      for (const moment of closer) expect(moment.reasons[0]?.impressions).toEqual([telling?.head.id])
    }
  })
})

test('it leaves two working days of quiet after the signal', () => {
  forEveryHistory((history, clock) => {
    for (const { story } of standings(history, clock).all) {
      for (const moment of momentsOf(story.contact.id, history, clock)) {
        if (moment.kind !== 'move-closer') continue
        const signal = story.signals.filter((entry) => entry.signal === 'positive').at(-1)
        const { opens, best, closes } = windowOf(moment)
        let working = 0
        for (let day = (signal?.signalDay ?? 0) + 1; day <= opens; day++)
          working += +isWorkingDay(day, history)
        expect(working).toBeGreaterThanOrEqual(history.settings.closerOpensAfterWorkingDays)
        expect(best).toBeGreaterThanOrEqual(opens)
        expect((closes ?? 0) - opens).toBeLessThanOrEqual(history.settings.closerClosesAfterDays)
      }
    }
  })
})
