/** Where the keyboard goes in a feed, and which month one is in. Pure. */
import { isArticle, type Row } from './row.ts'

/**
 * The row to go to from the article at `from`: Page Down and Page Up from anywhere inside it (the ARIA feed pattern),
 * arrows, Home and End when the article itself has the focus.
 */
export function articleStep(
  rows: readonly Row[],
  from: number,
  key: string,
  onArticle: boolean,
): number | undefined {
  switch (key) {
    case 'PageDown':
      return later(rows, from)
    case 'PageUp':
      return earlier(rows, from)
    case 'ArrowDown':
      return onArticle ? later(rows, from) : undefined
    case 'ArrowUp':
      return onArticle ? earlier(rows, from) : undefined
    case 'Home':
      return onArticle ? later(rows, -1) : undefined
    case 'End':
      return onArticle ? earlier(rows, rows.length) : undefined
    default:
      return undefined
  }
}

/** The next article further down the page. */
function later(rows: readonly Row[], from: number): number | undefined {
  const index = rows.findIndex((row, at) => at > from && isArticle(row))
  return index < 0 ? undefined : index
}

function earlier(rows: readonly Row[], from: number): number | undefined {
  const index = rows.slice(0, Math.max(0, from)).findLastIndex(isArticle)
  return index < 0 ? undefined : index
}

/** "March 2025" at a row: the last month and year that were named above it. */
export function placeAt(rows: readonly Row[], index: number): string | undefined {
  let month: string | undefined
  for (let at = Math.min(index, rows.length - 1); at >= 0; at -= 1) {
    const row = rows[at]
    if (row?.kind === 'month') month ??= row.long
    if (row?.kind === 'year') return month === undefined ? row.label : `${month} ${row.label}`
    if (row?.kind === 'now') break
  }
  return month
}
