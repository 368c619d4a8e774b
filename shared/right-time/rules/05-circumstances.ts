/**
 * Rule 5. Circumstances open doors.
 *
 * When one comes true, every contact resting on it gets a moment from the next working day on, open for 30 days. All of
 * them open at once; the budget spreads them.
 */
import type { Window } from '../holds.ts'
import type { Reading } from '../reading.ts'
import type { Rest } from '../rests.ts'

/** When the moment after a rest that ended with its circumstance would stand, if nothing held it back. */
export function circumstanceWindow(rest: Rest, reading: Reading): Window | undefined {
  if (rest.endedBy !== 'circumstance') return undefined
  const opens = reading.calendar.after(rest.lastQuiet, 1)
  return { opens, best: opens, closes: opens + reading.settings.circumstanceOpenDays }
}
