import { expect, it } from 'vitest'
import { epochMs, isoDay } from '#shared/dates.ts'
import { lastContact, lastContactDay } from '#shared/domain/last-contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { at, impression } from '../../support/histories.ts'

const now = epochMs(at('2026-06-01'))

it('is the latest impression with a direction: a note has none, and what is to come is not known', () => {
  const heads = [
    impression('early', '2026-02-01', 'ann', { direction: 'in' }),
    impression('latest', '2026-03-04', 'ann', { direction: 'out' }),
    impression('note', '2026-04-01', 'ann', { kind: 'note', direction: null }),
    impression('to come', '2026-07-01', 'ann'),
  ]
  expect(lastContact(heads, now)?.id).toBe('latest')
  expect(lastContact(heads.reverse(), now)?.id).toBe('latest')
  expect(lastContact<ImpressionHead>([], now)).toBeUndefined()
})

it('is on the day as it was lived', () => {
  const there = impression('i', '2026-03-05T07:00:00+09:00[Asia/Tokyo]', 'ann')
  const day = lastContactDay([there], now)
  expect(isoDay(day ?? 0)).toBe('2026-03-05')
  expect(lastContactDay([], now)).toBeUndefined()
})
