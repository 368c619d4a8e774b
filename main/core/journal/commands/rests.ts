/** Rests as they are written down: with an end, always (rule 3). */
import { dayOf } from '#shared/dates.ts'
import type { Impression } from '#shared/domain/impression.ts'
import type { Rest } from '#shared/domain/rest.ts'
import { restLength } from '#shared/right-time/new-rest.ts'
import type { Core } from '../../core.ts'
import { without } from '../../without.ts'

type Resting = Pick<Impression, 'at' | 'answered' | 'contacts' | 'signal'> & {
  readonly rest: Rest | undefined
}

/**
 * The rest that an impression is written down with. A not-now has one even if none was given. Without a date, and
 * without a circumstance that is still awaited, it gets its length now, as `until`.
 *
 * `impression`: its id, if it is in the journal already. `awaited`: the id of a circumstance that comes with it.
 */
export function restAsWritten(
  core: Core,
  resting: Resting,
  impression?: string,
  awaited?: string,
): Rest | undefined {
  const { rest, signal, at, answered, contacts } = resting
  if (rest === undefined && signal !== 'not-now') return undefined
  if (rest?.until !== undefined) return rest
  const said = without(rest ?? {}, 'reckoned')
  const begins = signal === 'not-now' ? (answered ?? at) : at
  if (isAwaited(core, rest?.circumstance, begins, awaited)) return said
  const notNow = signal === 'not-now'
  const { until, reckoned } = restLength(
    { at: begins, contacts, notNow, ...(impression === undefined ? {} : { impression }) },
    core.history(),
    core.zone,
  )
  return { ...said, until, reckoned }
}

/** Whether a circumstance can still end a rest that begins then: one that was true before has no say. */
function isAwaited(core: Core, id: string | undefined, begins: string, brought: string | undefined): boolean {
  if (id === undefined) return false
  const circumstance = core.state.circumstances.get(id)
  // One that nobody knows is refused elsewhere.
  if (circumstance === undefined) return id === brought
  return circumstance.cameTrue === undefined || dayOf(circumstance.cameTrue) >= dayOf(begins)
}
