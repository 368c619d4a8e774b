import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeGrabbed, placeOn, type Rectangle, SMALLEST } from '../../../main/electron/place.ts'

const pixels = fc.integer({ min: -20_000, max: 20_000 })
const rectangle = (min: number) =>
  fc.record({
    x: pixels,
    y: pixels,
    width: fc.integer({ min, max: 8000 }),
    height: fc.integer({ min, max: 8000 }),
  })
/** Screens as small as a watch, anywhere, also over each other. */
const screens = fc.array(rectangle(200), { minLength: 1, maxLength: 4 })
const anyWindow = fc.option(rectangle(1), { nil: undefined })

const roomy = rectangle(SMALLEST.width)

describe('wherever the window was, and whatever screens are there now', () => {
  it('its top edge can be taken hold of', () => {
    fc.assert(
      fc.property(screens, anyWindow, (areas, remembered) => {
        const placed = placeOn(areas, remembered)
        expect(areas.some((area) => canBeGrabbed(placed, area))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('it is no larger than a screen that is there, and no smaller than is of use where there is room', () => {
    fc.assert(
      fc.property(screens, anyWindow, (areas, remembered) => {
        const { width, height } = placeOn(areas, remembered)
        expect(areas.some((area) => width <= area.width && height <= area.height)).toBe(true)
        expect(width).toBeGreaterThanOrEqual(Math.min(SMALLEST.width, ...areas.map((area) => area.width)))
        expect(height).toBeGreaterThanOrEqual(Math.min(SMALLEST.height, ...areas.map((area) => area.height)))
      }),
      { numRuns: 2000 },
    )
  })

  it('it stays where it is once it has been placed', () => {
    fc.assert(
      fc.property(screens, anyWindow, (areas, remembered) => {
        const placed = placeOn(areas, remembered)
        expect(placeOn(areas, placed)).toEqual(placed)
      }),
      { numRuns: 2000 },
    )
  })

  it('it opens just where it was, if that is whole on a screen', () => {
    fc.assert(
      fc.property(screens, roomy, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (areas, home, w, h, x, y) => {
        const width = SMALLEST.width + (w % (home.width - SMALLEST.width + 1))
        const height = SMALLEST.height + (h % (home.height - SMALLEST.height + 1))
        const window = {
          x: home.x + (x % (home.width - width + 1)),
          y: home.y + (y % (home.height - height + 1)),
          width,
          height,
        }
        expect(placeOn([...areas, home], window)).toEqual(window)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the window', () => {
  const laptop: Rectangle = { x: 0, y: 25, width: 1440, height: 875 }
  const beside: Rectangle = { x: 1440, y: 0, width: 2560, height: 1400 }

  it('opens in the middle of the first screen when nothing is remembered', () => {
    expect(placeOn([laptop, beside], undefined)).toEqual({ x: 130, y: 42, width: 1180, height: 840 })
  })
  it('comes back from a screen that is gone', () => {
    expect(placeOn([laptop], { x: 2000, y: 100, width: 1200, height: 800 })).toEqual({
      x: 120,
      y: 62,
      width: 1200,
      height: 800,
    })
  })
  it('may lie half off a screen, as long as it can be moved', () => {
    const half = { x: -600, y: 100, width: 1000, height: 700 }
    expect(placeOn([laptop], half)).toEqual(half)
  })
  it('does not hide its top above a screen', () => {
    expect(placeOn([laptop], { x: 100, y: -300, width: 1000, height: 700 }).y).toBe(25)
  })
  it('has a place where the system names no screen', () => {
    expect(placeOn([], undefined)).toMatchObject({ width: 1180, height: 800 })
  })
})
