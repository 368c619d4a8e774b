/** The settings: what they are, and changing them. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { Core } from '../../core.ts'
import { changedFields } from './changed-fields.ts'

/** The settings, with the zone that holds where none is set. */
export function settings(core: Core): Output<'settings.get'> {
  return { ...core.state.settings, systemZone: core.systemZone }
}

/** Changes settings; a zone of `null` goes back to the system's. */
export async function changeSettings(
  core: Core,
  input: Parsed<'settings.change'>,
): Promise<Output<'settings.change'>> {
  const { zone, ...fields } = input
  const wished: Partial<Settings> = {
    ...withoutAbsent(fields),
    ...(typeof zone === 'string' ? { zone } : {}),
    ...(fields.workingDays === undefined ? {} : { workingDays: [...new Set(fields.workingDays)].sort() }),
  }
  for (const { from, to } of wished.pauses ?? []) {
    if (to < from)
      throw new Refusal('invalid', `“pauses” is wrong (a pause from ${from} cannot end on ${to}).`)
  }
  const set = changedFields(wished, core.state.settings)
  const reset = zone === null && core.state.settings.zone !== undefined ? (['zone'] as const) : []
  if (Object.keys(set).length > 0 || reset.length > 0) {
    await core.commit([
      { kind: 'settings.changed', data: reset.length === 0 ? { set } : { set, reset: [...reset] } },
    ])
  }
  return settings(core)
}

function withoutAbsent(fields: Parsed<'settings.change'>): Partial<Settings> {
  // What is left when the absent ones go has, for each field, a value of its schema.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
