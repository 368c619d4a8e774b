import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLine, encodeLine } from '#core/journal/line.ts'
import { scan } from '#core/journal/segment.ts'

/** What one write brings: steps of one line or several. */
const write = (minLength: number) =>
  fc.array(fc.array(fc.string({ unit: 'grapheme', minLength }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
const writes = fc.array(write(0), { minLength: 1, maxLength: 6 })
const linesOf = (steps: readonly (readonly string[])[]) =>
  steps.flatMap((step, nth) =>
    step.map((words, index) =>
      encodeLine('op', JSON.stringify(words), { joined: nth + index > 0, more: index < step.length - 1 }),
    ),
  )
const encode = (steps: readonly (readonly string[])[]) => Buffer.concat(linesOf(steps))
const wordsIn = (bytes: Buffer) => {
  const words: unknown[] = []
  return { words, found: scan(bytes, ({ body }) => words.push(JSON.parse(body))) }
}

describe('a line', () => {
  it('comes back as it was written, and is a line of JSON', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.record({ joined: fc.boolean(), more: fc.boolean() }),
        fc.constantFrom('op' as const, 'segment' as const),
        (json, marks, form) => {
          const body = JSON.stringify(JSON.parse(json))
          const line = encodeLine(form, body, marks)
          expect(line.indexOf('\n')).toBe(line.length - 1)
          expect(decodeLine(line.subarray(0, -1))).toEqual({ form, body, ...marks })
          expect(Object.keys(JSON.parse(line.toString()) as object)).toEqual([
            form,
            ...(marks.joined ? ['joined'] : []),
            ...(marks.more ? ['more'] : []),
            'crc',
          ])
        },
      ),
    )
  })

  it('is not believed with any one bit turned', () => {
    const line = encodeLine('op', '{"id":"grüße"}', { joined: true, more: true }).subarray(0, -1)
    for (let bit = 0; bit < line.length * 8; bit += 1) {
      const turned = Buffer.from(line)
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decodeLine(turned), `bit ${bit}`).toBeUndefined()
    }
  })
})

describe('a segment after a power cut', () => {
  it('gives all that was durable, whichever parts of the last write are missing', () => {
    fc.assert(
      fc.property(
        writes,
        write(5),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
        (durable, last, holes) => {
          const torn = encode(last)
          for (const [from, length] of holes) {
            const at = from % torn.length
            torn.fill(0, at, Math.min(torn.length, at + 1 + (length % torn.length)))
          }
          const bytes = Buffer.concat([...durable.map(encode), torn, Buffer.alloc(512)])
          const { words, found } = wordsIn(bytes)
          expect(found.damaged).toEqual([])
          const before = durable.flat(2)
          expect(words.slice(0, before.length)).toEqual(before)
          // Of the last write the first steps may have come through, each of them whole; never one after a hole.
          const through = words.slice(before.length)
          const beginnings = Array.from({ length: last.length + 1 }, (_, count) =>
            last.slice(0, count).flat(),
          )
          expect(beginnings).toContainEqual(through)
          expect(found.torn === undefined).toBe(bytes.subarray(found.end).every((byte) => byte === 0))
        },
      ),
    )
  })

  it('names a line that was damaged later, and gives all others', () => {
    fc.assert(
      fc.property(
        writes,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (all, whichLine, where, turn) => {
          const lines = all.flatMap(linesOf)
          const damagedLine = whichLine % lines.length
          const line = lines[damagedLine] ?? Buffer.alloc(1)
          const at = where % (line.length - 1)
          line[at] = (line[at] ?? 0) ^ turn
          // A byte that is now a newline would make two unreadable lines of one.
          fc.pre(line[at] !== 10)
          const { words, found } = wordsIn(Buffer.concat([...lines, encodeLine('op', '"after"')]))
          expect(found.damaged).toEqual([damagedLine + 1])
          expect(words).toEqual([...all.flat(2).filter((_, index) => index !== damagedLine), 'after'])
          expect(found.torn).toBeUndefined()
        },
      ),
    )
  })

  it('tells places and line numbers from the beginning, also when read from the middle', () => {
    const first = encode([['one', 'two']])
    const second = encode([['three']])
    const whole: unknown[] = []
    const rest: unknown[] = []
    const bytes = Buffer.concat([first, second])
    scan(bytes, (line) => whole.push(line))
    const found = scan(second, (line) => rest.push(line), { length: first.length, lines: 2 })
    expect(rest).toEqual(whole.slice(2))
    expect(found.end).toBe(bytes.length)
  })
})
