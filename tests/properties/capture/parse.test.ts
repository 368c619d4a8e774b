/** What holds for every line that anybody could type. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NewImpression } from '#shared/api/contract.ts'
import { describeDraft } from '#shared/capture/describe.ts'
import type { ChipKey, Draft, Overrides } from '#shared/capture/draft.ts'
import { parseLine } from '#shared/capture/parse.ts'
import { draftToNewImpression } from '#shared/capture/to-impression.ts'
import { ZonedDateTime } from '#shared/domain/primitives.ts'
import { context, KNOWN } from '../../unit/capture/told.ts'

const PIECES = [
  ...KNOWN.map(({ name }) => `@${name}`),
  '@Ben',
  '@Anna van der Berg',
  '@"any name"',
  "@Dana's",
  'Met',
  'she called',
  'yesterday at 3pm',
  'on 31 February',
  'last Tuesday',
  'not now',
  'until after 15 March',
  'after the merger',
  '"stop"',
  'please stop',
  'Promised the deck by Friday',
  '^offer by Monday',
  "I'll call by Wednesday",
  '~2026-12-15',
  '~2026-02-30',
  '~"their Q1 budget is out"',
  '$"A book"',
  'gave her the checklist',
  '?ask',
  '!positive',
  '!stop',
  '/call',
  '/in',
  '+2',
  '-1',
  '#pricing',
  '.',
  ',',
  '\n',
  '“',
  '’',
  '🌱',
  '\uE000',
  '\u0301',
  'ﬃ',
  'İ',
]
const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
)
const holds = (check: (text: string) => void, numRuns = 400) =>
  fc.assert(fc.property(line, check), { numRuns })

const spansOf = (draft: Draft) => draft.recognized.flatMap((chip) => chip.spans)

describe('any line', () => {
  it('is kept exactly as typed, and gives the same draft again', () => {
    holds((text) => {
      const draft = parseLine(text, context)
      expect(draft.text).toBe(text)
      expect(parseLine(text, context)).toEqual(draft)
    })
  })

  it('is underlined only where it says what is claimed, and nowhere twice', () => {
    holds((text) => {
      const draft = parseLine(text, context)
      for (const { start, end, text: says } of [...spansOf(draft), ...draft.problems]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(says)
      }
      const sorted = spansOf(draft).toSorted((a, b) => a.start - b.start)
      for (const [nth, span] of sorted.entries()) {
        expect(span.start).toBeGreaterThanOrEqual(sorted[nth - 1]?.end ?? 0)
      }
    })
  })

  it('becomes something that the contract takes, and can be said in words', () => {
    holds((text) => {
      const draft = parseLine(text, context)
      let made = 0
      const impression = draftToNewImpression(draft, () => `id-${made++}`)
      expect(NewImpression.safeParse(impression).error).toBeUndefined()
      expect(ZonedDateTime.safeParse(draft.at).success).toBe(true)
      expect(describeDraft(draft, context)).toMatch(/^An? /)
    })
  })

  it('has a chip of its own for every key', () => {
    holds((text) => {
      const keys = parseLine(text, context).recognized.map((chip) => chip.key)
      expect(new Set(keys).size).toBe(keys.length)
    })
  })
})

describe('an explicit mark', () => {
  const words = line.filter((text) => !/[!/+~?−-]/.test(text))

  it('wins over any words', () => {
    fc.assert(
      fc.property(words, (text) => {
        const draft = parseLine(`!neutral /gift /in -2 ~2027-06-15 ${text.replace(/\n/g, ' ')}`, context)
        expect(draft).toMatchObject({ signal: 'neutral', kind: 'gift', direction: 'in', left: -2 })
        expect(draft.rest?.until).toBe('2027-06-15')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a chip that is taken away', () => {
  /** What the draft says under each key. */
  const saying = (draft: Draft) =>
    new Map(draft.recognized.filter((chip) => chip.from !== 'default').map((chip) => [chip.key, chip.parts]))

  const removing = (key: ChipKey): Overrides => ({ [key]: 'removed' as const })

  it('is gone, and every other chip stays as it was', () => {
    fc.assert(
      fc.property(line, fc.nat(), (text, pick) => {
        const before = parseLine(text, context)
        const keys = [...saying(before).keys()]
        const key = keys[pick % Math.max(1, keys.length)]
        if (key === undefined) return
        const after = parseLine(text, context, removing(key))
        expect(after.text).toBe(text)
        const others = (map: ReturnType<typeof saying>) =>
          // Without its day, a promise or rest that is reckoned from it may move.
          [...map].filter(([other]) => other !== key && !(key === 'when' && /^(?:promise|rest)/.test(other)))
        expect(saying(after).has(key)).toBe(false)
        expect(others(saying(after))).toEqual(others(saying(before)))
      }),
      { numRuns: 600 },
    )
  })
})
