import { describe, expect, it } from 'vitest'
import type { Recognized } from '#shared/capture/draft.ts'
import { pieces } from '../../../renderer/composer/underlines.ts'
import { zonedFrom, wallClock } from '../../../renderer/composer/local-time.ts'
import { excerpt } from '../../../renderer/palette/excerpt.ts'
import { lookBack, daysWritten, monthsUpTo } from '../../../renderer/reflect/year.ts'
import { base64 } from '../../../renderer/settings/base64.ts'
import { totalsInWords } from '../../../renderer/settings/import-words.ts'
import { safeLink } from '../../../renderer/shelf/safe-link.ts'
import { reasonPieces } from '../../../renderer/today/reason-pieces.ts'
import { stepTo } from '../../../renderer/ui/walk.ts'

describe('the layer of underlines', () => {
  const span = (start: number, end: number) => ({ start, end, text: '' })
  const chip = (
    key: Recognized['key'],
    what: Recognized['what'],
    spans: Recognized['spans'],
    from: Recognized['from'] = 'mark',
  ): Recognized => ({ key, what, from, spans, parts: [] })

  it('holds the whole text, whatever is underlined in it', () => {
    const text = 'She was delighted. #pricing'
    const cut = pieces(
      text,
      [chip('tag:pricing', 'tag', [span(19, 27)]), chip('signal', 'signal', [span(8, 17)])],
      [],
    )
    expect(cut.map((piece) => piece.text).join('')).toBe(text)
    expect(cut).toContainEqual({ text: 'delighted', look: 'signal' })
    expect(cut).toContainEqual({ text: '#pricing', look: 'said' })
  })

  it('shows a problem rather than what else was recognized there, and nothing that was chosen instead', () => {
    const text = 'by 30 February'
    expect(
      pieces(text, [chip('promise:0', 'promise', [span(0, 14)])], [{ ...span(3, 14), what: '', hint: '' }]),
    ).toEqual([{ text, look: 'promise' }])
    expect(
      pieces(text, [chip('promise:0', 'promise', [span(3, 14)])], [{ ...span(3, 14), what: '', hint: '' }]),
    ).toEqual([{ text: 'by ' }, { text: '30 February', look: 'problem' }])
    expect(pieces(text, [chip('promise:0', 'promise', [span(0, 14)], 'chosen')], [])).toEqual([{ text }])
  })
})

describe('a reason', () => {
  it('leads to each impression from the day that it names, and leaves quoted words whole', () => {
    expect(
      reasonPieces({
        text: 'On 12 March she said no (“not on Monday”); that ended yesterday.',
        impressions: ['i1', 'i2'],
      }),
    ).toEqual([
      { text: 'On 12 March', impression: 'i1' },
      { text: ' she said no (' },
      { text: '“not on Monday”', said: true },
      { text: '); that ended ' },
      { text: 'yesterday', impression: 'i2' },
      { text: '.' },
    ])
  })

  it('leads there as a whole where it names no day', () => {
    expect(reasonPieces({ text: 'It went well.', impressions: ['i1'] })).toEqual([
      { text: 'It went well.', impression: 'i1' },
    ])
  })

  it('without impressions leads nowhere', () => {
    expect(reasonPieces({ text: 'Her birthday is today.', impressions: [] })).toEqual([
      { text: 'Her birthday is today.' },
    ])
  })
})

describe('a wall clock', () => {
  it('becomes a point in time of its zone, and back', () => {
    const zoned = zonedFrom('2026-11-23T15:00', 'Europe/Berlin')
    expect(zoned).toBe('2026-11-23T15:00:00+01:00[Europe/Berlin]')
    expect(zoned && wallClock(zoned)).toBe('2026-11-23T15:00')
  })

  it('that does not exist becomes nothing', () => {
    expect(zonedFrom('2026-02-30T10:00', 'Europe/Berlin')).toBeUndefined()
    expect(zonedFrom('', 'Europe/Berlin')).toBeUndefined()
  })
})

describe('an excerpt', () => {
  it('shows the words around what was found', () => {
    const text =
      'She rang on her way to the train, was kind about it, and said that the notes from Leipzig would come.'
    const { before, hit, after } = excerpt(text, 'leipzig')
    expect(hit).toBe('Leipzig')
    expect(before.startsWith('…')).toBe(true)
    expect(text).toContain(before.slice(1) + hit + after)
  })

  it('shows the beginning where nothing of it stands in the text, or where places cannot be trusted', () => {
    expect(excerpt('Coffee.', 'tea')).toEqual({ before: 'Coffee.', hit: '', after: '' })
    expect(excerpt('İstanbul tea', 'tea').hit).toBe('')
  })
})

describe('a year looked back upon', () => {
  const impression = (at: string, signal: 'positive' | 'none' = 'none') => ({
    at,
    signal,
    asks: true,
    values: ['v'],
  })

  it('has twelve months up to today, also over the turn of a year', () => {
    expect(monthsUpTo('2026-01-15')).toHaveLength(12)
    expect(monthsUpTo('2026-01-15').at(0)).toBe('2025-02')
    expect(monthsUpTo('2026-01-15').at(-1)).toBe('2026-01')
  })

  it('knows how long each month is, and leaves out days that have not been', () => {
    const months = lookBack([], '2024-03-10')
    expect(months.find(({ month }) => month === '2024-02')?.days).toHaveLength(29)
    expect(months.at(-1)?.days.filter((count) => count !== undefined)).toHaveLength(10)
  })

  it('counts by the day as it was lived, and nothing older', () => {
    const months = lookBack(
      [
        impression('2026-03-01T00:30:00+13:00[Pacific/Auckland]', 'positive'),
        impression('2026-03-01T09:00:00+01:00[Europe/Berlin]'),
        impression('2025-03-31T09:00:00+02:00[Europe/Berlin]'),
      ],
      '2026-03-10',
    )
    expect(months.at(-1)).toMatchObject({ given: 2, asked: 2, signals: { positive: 1 } })
    expect(months.at(-1)?.days[0]).toBe(2)
    expect(daysWritten(months).written).toBe(1)
  })
})

describe('bytes as base64', () => {
  it('are what the standard says, also over the length of a piece', () => {
    for (const length of [0, 1, 2, 3, 24575, 24576, 24577, 60000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256)
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }
  })
})

describe('a link on the shelf', () => {
  it('leads to the web or to mail, and never runs anything', () => {
    expect(safeLink('https://example.org/a')).toBe('https://example.org/a')
    expect(safeLink('example.org/a')).toBe('https://example.org/a')
    expect(safeLink('mailto:a@example.org')).toBe('mailto:a@example.org')
    for (const link of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '',
    ]) {
      expect(safeLink(link), link).toBeUndefined()
    }
  })
})

describe('words', () => {
  it('say what an import brings and leave out what is none', () => {
    const none = { created: 0, merged: 0, unchanged: 0, asked: 0, skipped: 0, meetings: 0 }
    expect(totalsInWords(none)).toBe('Nothing in it')
    expect(totalsInWords({ ...none, created: 1, skipped: 2 })).toBe('1 new person, 2 skipped')
  })

  it('of arrow keys lead along a list and stop at its ends', () => {
    expect([stepTo('ArrowDown', -1, 3), stepTo('ArrowDown', 2, 3), stepTo('ArrowUp', 0, 3)]).toEqual([
      0,
      undefined,
      undefined,
    ])
    expect([stepTo('Home', 2, 3), stepTo('End', 0, 3), stepTo('End', -1, 0), stepTo('x', 1, 3)]).toEqual([
      0,
      2,
      undefined,
      undefined,
    ])
  })
})
