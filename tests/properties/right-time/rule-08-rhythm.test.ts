import { expect, test } from 'vitest'
import { RHYTHM_DAYS } from '#shared/domain/rhythm.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { forEveryHistory, standings, windowOf } from '../../support/looks.ts'

test('a rhythm speaks once at a time, no sooner than three quarters of it after the last contact', () => {
  forEveryHistory((history, clock, day) => {
    for (const { story } of standings(history, clock).all) {
      const moments = momentsOf(story.contact.id, history, clock).filter((moment) => moment.kind === 'rhythm')
      const { rhythm } = story.contact
      if (rhythm === null || story.lastContact === undefined) {
        expect(moments).toEqual([])
        continue
      }
      expect(moments.length).toBeLessThanOrEqual(1)
      for (const moment of moments) {
        const { opens, closes } = windowOf(moment)
        expect(opens - story.lastContact.day).toBeGreaterThanOrEqual(0.75 * RHYTHM_DAYS[rhythm])
        expect((closes ?? 0) - opens).toBeLessThanOrEqual(Math.ceil(RHYTHM_DAYS[rhythm] / 2))
        expect(closes).toBeGreaterThan(day)
      }
    }
  })
})

test('where nothing keeps a contact quiet, a rhythm that was begun always has a next moment', () => {
  forEveryHistory((history, clock) => {
    for (const { story, rest, silence } of standings(history, clock).all) {
      const { contact, lastContact, closed } = story
      if (contact.rhythm === null || lastContact === undefined || closed) continue
      if (rest?.lastQuiet === Number.POSITIVE_INFINITY || silence.sleeps.length > 0) continue
      expect(momentsOf(contact.id, history, clock).map((moment) => moment.kind)).toContain('rhythm')
    }
  })
})
