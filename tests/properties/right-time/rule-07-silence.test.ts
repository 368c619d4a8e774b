import { expect, test } from 'vitest'
import { doorOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { sleepOn } from '#shared/right-time/rules/07-silence.ts'
import { forEveryHistory, isOpenOn, standings } from '../../support/looks.ts'

test('after three pings without an answer a contact sleeps: nothing but promises', () => {
  forEveryHistory((history, clock, day) => {
    for (const { story, silence } of standings(history, clock).all) {
      const sleep = sleepOn(silence, day)
      if (!sleep || story.closed) continue
      expect(sleep.pings.length).toBeGreaterThanOrEqual(3)
      const kinds = momentsOf(story.contact.id, history, clock).map((moment) => moment.kind)
      expect(kinds.every((kind) => kind === 'promise')).toBe(true)
      expect(doorOf(story.contact.id, history, clock)).toBe('ajar')
    }
  })
})

test('while a silence holds, nothing but promises and dates is open', () => {
  forEveryHistory((history, clock, day) => {
    for (const { story, silence } of standings(history, clock).all) {
      if (!silence.holds.some((hold) => hold.from <= day && day < hold.until)) continue
      const open = momentsOf(story.contact.id, history, clock).filter((moment) => isOpenOn(moment, day))
      expect(open.every((moment) => moment.kind === 'promise' || moment.kind === 'date')).toBe(true)
    }
  })
})

test('an answer on or after the last ping leaves no silence', () => {
  forEveryHistory((history, clock, day) => {
    for (const { story, silence } of standings(history, clock).all) {
      const ping = story.outgoing.filter((entry) => entry.head.kind === 'ping').at(-1)
      const answered = story.entries.some(
        (entry) =>
          entry.ms > (ping?.ms ?? 0) && (entry.head.direction === 'in' || entry.head.direction === 'both'),
      )
      if (!ping || !answered) continue
      expect(silence.unanswered).toEqual([])
      expect(sleepOn(silence, day)).toBeUndefined()
    }
  })
})
