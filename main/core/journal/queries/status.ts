/** Where the journal lies, and how it is. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { zonedAt } from '#shared/dates.ts'
import about from '../../../../package.json' with { type: 'json' }
import type { Core } from '../../core.ts'

/** The journal's folder, size and health, and the clock's reading in the user's zone. */
export function status(core: Core, input: Parsed<'journal.status'>): Output<'journal.status'> {
  const { journal, state } = core
  const { now, zone } = core.clock(input.now)
  return {
    folder: journal.folder,
    id: journal.id,
    contacts: state.contacts.size,
    impressions: state.heads.size,
    sample: core.sample,
    zone,
    now: zonedAt(now, zone),
    version: about.version,
    problems: [...journal.problems],
    notes: [...journal.notes],
  }
}
