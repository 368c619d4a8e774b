/** Where the keyboard goes in the timeline's feed, and which month one is in. */
import { describe, expect, test } from 'vitest'
import { articleStep, placeAt } from '../../../renderer/timeline/feed-steps.ts'
import { timelineRows } from '../../../renderer/timeline/rows.ts'
import type { ImpressionView } from '#shared/api/views.ts'

const impression = (at: string): ImpressionView => ({
  id: at,
  at: `${at}T10:00:00+00:00[UTC]`,
  contacts: [],
  kind: 'note',
  direction: null,
  text: '',
  left: null,
  signal: 'none',
  values: [],
  asks: false,
  tags: [],
  promises: [],
})
// 0 now, 1 April, 2 article, 3 March, 4 article, 5 2025, 6 December, 7 article
const rows = timelineRows({
  today: '2026-04-23',
  impressions: ['2026-04-20', '2026-03-20', '2025-12-31'].map(impression),
  complete: true,
  promises: [],
  moments: [],
}).filter((row) => row.kind !== 'month' || row.long !== 'Jan, Feb')

describe('in the feed', () => {
  test('Page Down and Page Up go from article to article, from anywhere inside one', () => {
    for (const onArticle of [true, false]) {
      expect(articleStep(rows, 2, 'PageDown', onArticle)).toBe(4)
      expect(articleStep(rows, 4, 'PageDown', onArticle)).toBe(7)
      expect(articleStep(rows, 4, 'PageUp', onArticle)).toBe(2)
    }
  })

  test('arrows do so only from the article itself, so that its links and buttons keep their keys', () => {
    expect(articleStep(rows, 2, 'ArrowDown', true)).toBe(4)
    expect(articleStep(rows, 4, 'ArrowUp', true)).toBe(2)
    expect(articleStep(rows, 2, 'ArrowDown', false)).toBeUndefined()
  })

  test('Home and End go to the first and the last', () => {
    expect(articleStep(rows, 4, 'Home', true)).toBe(2)
    expect(articleStep(rows, 4, 'End', true)).toBe(7)
  })

  test('at the ends there is nowhere to go', () => {
    expect(articleStep(rows, 2, 'ArrowUp', true)).toBeUndefined()
    expect(articleStep(rows, 7, 'PageDown', true)).toBeUndefined()
    expect(articleStep(rows, 4, 'Enter', true)).toBeUndefined()
  })
})

test('one always knows the month one is in, with its year where it is another', () => {
  expect(placeAt(rows, 0)).toBeUndefined()
  expect(placeAt(rows, 2)).toBe('April')
  expect(placeAt(rows, 4)).toBe('March')
  expect(placeAt(rows, 7)).toBe('December 2025')
  expect(placeAt(rows, 5)).toBe('2025')
})
