import { expect, test } from 'vitest'
import { momentsOf } from '#shared/right-time/moments.ts'
import { warningBefore } from '#shared/right-time/warnings.ts'
import { forEveryHistory, isOpenOn, standings } from '../../support/looks.ts'

test('two unanswered touches within 14 days hold everything but promises back, and warn before a third', () => {
  forEveryHistory((history, clock, day) => {
    for (const { story, tooOften } of standings(history, clock).all) {
      if (story.closed) continue
      const { id } = story.contact
      const held = tooOften.some((hold) => hold.from <= day && day < hold.until)
      expect(warningBefore([id], history, clock).map((warning) => warning.kind)).toEqual(
        held ? ['too-often'] : [],
      )
      if (!held) continue
      const open = momentsOf(id, history, clock).filter((moment) => isOpenOn(moment, day))
      // A date that showed on the working day before may still lie ahead of a touch on a day off.
      expect(open.every((moment) => moment.kind === 'promise' || moment.kind === 'date')).toBe(true)
    }
  })
})

test('it never holds longer than 14 days after the second touch', () => {
  forEveryHistory((history, clock) => {
    for (const { tooOften } of standings(history, clock).all) {
      for (const hold of tooOften) {
        const [first, second] = hold.touches
        expect((second?.day ?? 0) - (first?.day ?? 0)).toBeLessThanOrEqual(14)
        expect(hold.until - (second?.day ?? 0)).toBeLessThanOrEqual(14)
      }
    }
  })
})
