/** How high a row will probably be, in pixels, before it was ever drawn and measured. */
import type { Row } from './row.ts'

const CHARACTERS_A_LINE = 68
const LINE = 28

export function estimatedHeight(row: Row): number {
  switch (row.kind) {
    case 'year':
    case 'now':
      return 40
    case 'month':
      return LINE
    case 'rest-end':
      return 32
    case 'promise':
      return 48
    case 'moment':
      return 64
    case 'words':
      return 52 + linesOf(row.rest.stretch?.words ?? row.rest.impression.rest?.words ?? '') * LINE
    case 'impression':
      return 56 + linesOf(row.impression.text) * LINE
  }
}

function linesOf(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + Math.ceil(line.length / CHARACTERS_A_LINE), 0)
}
