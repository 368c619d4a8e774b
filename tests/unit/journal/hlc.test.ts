import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Hlc, hlcMs, HybridClock, isAhead, packHlc } from '#core/journal/hlc.ts'

describe('the hybrid clock', () => {
  it('never repeats and never runs backwards, however the wall clock jumps and whatever it sees', () => {
    const reading = fc.tuple(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 0, max: 0xffff }))
    fc.assert(
      fc.property(
        fc.array(fc.record({ wall: fc.integer({ min: 0, max: 2 ** 47 }), sees: fc.option(reading) }), {
          maxLength: 50,
        }),
        (steps) => {
          let wall = 0
          const clock = new HybridClock(() => wall)
          let last = ''
          for (const step of steps) {
            wall = step.wall
            if (step.sees !== null) {
              const seen = packHlc(...step.sees)
              clock.see(seen)
              if (seen > last) last = seen
            }
            const next = clock.tick()
            expect(Hlc.safeParse(next).success).toBe(true)
            expect(next > last).toBe(true)
            expect(hlcMs(next)).toBeGreaterThanOrEqual(wall)
            last = next
          }
        },
      ),
    )
  })

  it('moves to the next millisecond when the counter is full', () => {
    const clock = new HybridClock(() => 5)
    clock.see(packHlc(5, 0xffff))
    expect(clock.tick()).toBe(packHlc(6, 0))
  })

  it('does not believe more than a day ahead of the wall', () => {
    const day = 86_400_000
    expect(isAhead(packHlc(1000 + day, 0), 1000)).toBe(false)
    expect(isAhead(packHlc(1001 + day, 0), 1000)).toBe(true)
  })
})
