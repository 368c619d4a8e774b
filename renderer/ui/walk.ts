/** Walking a list with the arrow keys: one item is in the tab order, arrows move among them, Home and End to its ends. */
import type { KeyboardEvent } from 'react'

const WALKED = '[data-walk]'

/**
 * The key handler of a list whose items carry `data-walk` and `tabIndex={-1}` (the first: 0). Keys that belong to
 * something inside an item (a text, an open menu) are left alone.
 */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target
  if (!(target instanceof HTMLElement) || target.matches('input, textarea, select, [role="menuitem"]')) return
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(WALKED)]
  const here = items.findIndex((item) => item.contains(target))
  const next = stepTo(event.key, here, items.length)
  const item = next === undefined ? undefined : items[next]
  if (item === undefined) return
  event.preventDefault()
  for (const other of items) other.tabIndex = -1
  item.tabIndex = 0
  item.focus()
}

/** Where a key leads from the item `here` (-1: none) among `count`; nothing for another key or at the end. */
export function stepTo(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return here + 1 < count ? here + 1 : undefined
    case 'ArrowUp':
      return here > 0 ? here - 1 : undefined
    case 'Home':
      return count > 0 ? 0 : undefined
    case 'End':
      return count > 0 ? count - 1 : undefined
    default:
      return undefined
  }
}
