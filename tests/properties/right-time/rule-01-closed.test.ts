import { expect, test } from 'vitest'
import { epochMs } from '#shared/dates.ts'
import { doorOf } from '#shared/right-time/door.ts'
import { allMoments, momentsOf } from '#shared/right-time/moments.ts'
import { warningBefore } from '#shared/right-time/warnings.ts'
import { whyNotNow } from '#shared/right-time/why-not.ts'
import { forEveryHistory } from '../../support/looks.ts'

test('a closed door has no moment of any kind, says so, and warns', () => {
  forEveryHistory((history, clock) => {
    for (const { id } of history.contacts) {
      if (doorOf(id, history, clock) !== 'closed') continue
      expect(momentsOf(id, history, clock)).toEqual([])
      expect(allMoments(history, clock).filter((moment) => moment.contact?.id === id)).toEqual([])
      expect(whyNotNow(id, history, clock)?.kind).toBe('closed')
      expect(warningBefore([id], history, clock).map((warning) => warning.kind)).toEqual(['closed'])
    }
  })
})

test('a stop that nobody reopened after is a closed door', () => {
  forEveryHistory((history, clock) => {
    for (const { id, doorEvents } of history.contacts) {
      const stops = (history.impressionsOf.get(id) ?? [])
        .filter((head) => head.signal === 'stop')
        .map((head) => Math.max(epochMs(head.at), epochMs(head.answered ?? head.at)))
        .filter((ms) => ms <= clock.now)
      const last = Math.max(...stops)
      const reopened = doorEvents.some(({ at, what }) => what === 'reopened' && epochMs(at) >= last)
      if (stops.length > 0 && !reopened) expect(doorOf(id, history, clock)).toBe('closed')
    }
  })
})

test('closing lets go every promise made up to then, and reopening restores none', () => {
  forEveryHistory((history, clock) => {
    for (const { id, doorEvents } of history.contacts) {
      const closings = doorEvents.filter(({ at, what }) => what === 'closed' && epochMs(at) <= clock.now)
      const owed = new Set(momentsOf(id, history, clock).map((moment) => moment.promise))
      for (const head of history.impressionsOf.get(id) ?? []) {
        if (!closings.some(({ at }) => epochMs(at) >= epochMs(head.at))) continue
        for (const promised of head.promises) expect(owed.has(promised.id)).toBe(false)
      }
    }
  })
})
