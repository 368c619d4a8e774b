import { expect, test } from 'vitest'
import { momentsOf } from '#shared/right-time/moments.ts'
import { forEveryHistory, standings } from '../../support/looks.ts'

test('after two asks with nothing given since, the gesture is to give; and no gesture ever asks', () => {
  forEveryHistory((history, clock) => {
    for (const { story } of standings(history, clock).all) {
      const gave = story.entries.findLastIndex((entry) => entry.head.values.length > 0)
      const asks = story.entries.slice(gave + 1).filter((entry) => entry.head.asks).length
      for (const { kind, gesture } of momentsOf(story.contact.id, history, clock)) {
        if (kind === 'rhythm') expect(gesture.kind).toBe(asks >= 2 ? 'bring-value' : 'ping')
        if (kind === 'move-closer') expect(gesture.kind).toBe(asks >= 2 ? 'bring-value' : 'move-closer')
        if (kind === 'date') expect(gesture.kind).toBe('wish-well')
      }
    }
  })
})
