/** Where the window opens: where it was, as long as a person could still see and move it there. Pure. */

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How large the window is when nothing is remembered, and how small it may be where the screen has room. */
const USUAL = { width: 1180, height: 840 }
export const SMALLEST = { width: 420, height: 420 }

/** What of the window's top edge must lie on a screen so that it can be taken hold of. */
const GRIP = { width: 120, height: 32 }

/** The part of a screen that is there if the system names none. */
const SOME_SCREEN: Rectangle = { x: 0, y: 0, width: 1280, height: 800 }

/**
 * The window's bounds on the screens that are there, given by their work areas, the first one's first. Where the
 * remembered ones cannot be taken hold of any more, the window moves whole onto the screen that had most of it.
 */
export function placeOn(workAreas: readonly Rectangle[], remembered: Rectangle | undefined): Rectangle {
  const first = workAreas[0] ?? SOME_SCREEN
  if (remembered === undefined) return centred(fitted(USUAL, first), first)
  if (workAreas.some((area) => fits(remembered, area) && canBeGrabbed(remembered, area))) return remembered
  const home = workAreas.reduce(
    (best, area) => (overlap(remembered, area) > overlap(remembered, best) ? area : best),
    first,
  )
  const sized = { ...remembered, ...fitted(remembered, home) }
  if (canBeGrabbed(sized, home)) return sized
  return overlap(remembered, home) > 0 ? movedInto(sized, home) : centred(sized, home)
}

/** Whether the window's top edge lies far enough within an area. */
export function canBeGrabbed(window: Rectangle, area: Rectangle): boolean {
  const top = { ...window, height: Math.min(GRIP.height, window.height) }
  const width = Math.min(GRIP.width, window.width)
  return (
    top.y >= area.y &&
    top.y + top.height <= area.y + area.height &&
    shared(top.x, top.width, area.x, area.width) >= width
  )
}

type Size = Pick<Rectangle, 'width' | 'height'>

function fitted({ width, height }: Size, area: Rectangle): Size {
  return {
    width: Math.min(Math.max(width, SMALLEST.width), area.width),
    height: Math.min(Math.max(height, SMALLEST.height), area.height),
  }
}

/** Whether a window has a size that the area has room for, and that is of use. */
function fits(window: Size, area: Rectangle): boolean {
  const { width, height } = fitted(window, area)
  return width === window.width && height === window.height
}

function centred(size: Size, area: Rectangle): Rectangle {
  return {
    x: area.x + Math.floor((area.width - size.width) / 2),
    y: area.y + Math.floor((area.height - size.height) / 2),
    width: size.width,
    height: size.height,
  }
}

function movedInto(window: Rectangle, area: Rectangle): Rectangle {
  return {
    ...window,
    x: Math.min(Math.max(window.x, area.x), area.x + area.width - window.width),
    y: Math.min(Math.max(window.y, area.y), area.y + area.height - window.height),
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  return shared(a.x, a.width, b.x, b.width) * shared(a.y, a.height, b.y, b.height)
}

/** The length that two stretches have in common. */
function shared(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b))
}
