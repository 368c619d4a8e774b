/** Marking: what is written down before a reminder is handed out, so that nobody is told of a moment twice. */
import { isoDay } from '#shared/dates.ts'
import type { Reading } from '#shared/right-time/reading.ts'
import type { Core } from '../core.ts'
import type { NewOperation } from '../journal/operations.ts'

/** So many moments fit into one operation. */
const AT_ONCE = 1000

/** Writes down, in one step, that a reminder has told of these moments, and that they were shown today (rule 13). */
export async function markAsTold(
  core: Core,
  moments: readonly string[],
  reading: Reading,
  step: string,
): Promise<void> {
  const day = isoDay(reading.today)
  const at = core.now()
  const unseen = moments.filter((id) => core.state.shown.get(id)?.includes(day) !== true)
  const shown: NewOperation[] = []
  for (let from = 0; from < unseen.length; from += AT_ONCE) {
    shown.push({ kind: 'moments.shown', data: { day, moments: unseen.slice(from, from + AT_ONCE) } })
  }
  const said = moments.map((id): NewOperation => ({ kind: 'notice.said', data: { notice: id, at } }))
  await core.commit([...said, ...shown], step)
}
