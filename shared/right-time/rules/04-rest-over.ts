/**
 * Rule 4. Rest ends gently, and differently.
 *
 * The day after the last quiet day a moment opens for 30 days: for a ping that brings a value, never an ask. A rest that
 * a positive signal ended, or a new rest replaced, gives none.
 */
import type { Window } from '../holds.ts'
import type { Reading } from '../reading.ts'
import type { Rest } from '../rests.ts'

/** When the moment after a rest that ended with its date would stand, if nothing held it back. */
export function restOverWindow(rest: Rest, reading: Reading): Window | undefined {
  if (rest.endedBy !== 'date') return undefined
  const opens = rest.lastQuiet + 1
  return { opens, best: opens, closes: opens + reading.settings.restOverOpenDays }
}
