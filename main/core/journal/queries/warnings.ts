/** What to hear before an outgoing touch is written down. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { warningBefore } from '#shared/right-time/warnings.ts'
import type { Core } from '../../core.ts'

/** Closed doors, rests, and too many touches in a row, for each of the contacts; empty: nothing. */
export function warnings(core: Core, input: Parsed<'impressions.warnings'>): Output<'impressions.warnings'> {
  return warningBefore(input.contacts, core.history(), core.clock(input.now))
}
