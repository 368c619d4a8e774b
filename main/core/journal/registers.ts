/**
 * Registers: values that remember when they were set. Of two writes to one field the later stamp wins, in whatever
 * order they arrive and however often; so any two machines that know the same operations show the same journal.
 */
import type { Stamp } from './hlc.ts'

/** A yes or no that remembers when it was said. */
export interface Flag {
  readonly is: boolean
  readonly stamp: Stamp
}

/** The later of two sayings. */
export function laterFlag(before: Flag | undefined, now: Flag): Flag {
  return before === undefined || now.stamp > before.stamp ? now : before
}

/**
 * A thing with fields. It may be known before it was added (a change that arrived first): then `base` is absent and
 * it does not show yet.
 */
export interface Entity<F extends object> {
  readonly id: string
  /** Replaced, never changed in place: what was handed out before stays as it was. */
  fields: Partial<F>
  /** The latest adding: the stamp of every field that `stamps` does not name. */
  base: Stamp | undefined
  /** Fields that were changed since they were added. */
  stamps: Readonly<Record<string, Stamp>> | undefined
  /** Whether it is removed. */
  gone: Flag | undefined
}

/** Fields in which `null` is a value; in every other `null` empties the field. */
const NULL_IS_A_VALUE = new Set(['rhythm', 'direction', 'left'])

/** An entity of which nothing is known yet. */
export function blank<F extends object>(id: string): Entity<F> {
  return { id, fields: {}, base: undefined, stamps: undefined, gone: undefined }
}

/** When a field was last set; `undefined`: never. */
export function stampOfField(entity: Entity<object>, field: string): Stamp | undefined {
  return entity.stamps !== undefined && Object.hasOwn(entity.stamps, field)
    ? entity.stamps[field]
    : entity.base
}

/** Whether it was added and is not removed. */
export function shows(entity: Entity<object>): boolean {
  return entity.base !== undefined && entity.gone?.is !== true
}

/**
 * Adds with all its fields: what `values` does not name is empty from then on. Gives the fields that it set. `aside`
 * is a field whose value is kept elsewhere; here it only has a stamp.
 */
export function addFields<F extends object>(
  entity: Entity<F>,
  values: Partial<F>,
  stamp: Stamp,
  aside?: string,
): Set<string> {
  const elsewhere = aside === undefined ? [] : [aside]
  if (entity.base === undefined && entity.stamps === undefined) {
    entity.fields = values
    entity.base = stamp
    return new Set([...Object.keys(values), ...elsewhere])
  }
  const names = new Set([...Object.keys(entity.fields), ...Object.keys(values), ...elsewhere])
  const stamps: Record<string, Stamp> = {}
  const kept: Record<string, unknown> = {}
  const set = new Set<string>()
  for (const [field, at] of Object.entries(entity.stamps ?? {})) if (at > stamp) stamps[field] = at
  if (entity.base !== undefined && entity.base > stamp) return set
  for (const [field, value] of Object.entries(entity.fields)) if (field in stamps) kept[field] = value
  for (const field of names) if (!(field in stamps)) set.add(field)
  const given = Object.fromEntries(
    Object.entries(values).filter(([field, value]) => value !== undefined && set.has(field)),
  )
  entity.fields = { ...given, ...kept } as Partial<F>
  entity.stamps = Object.keys(stamps).length > 0 ? stamps : undefined
  entity.base = stamp
  return set
}

/** Changes the fields that `values` names. Gives those that it set: an older change sets none. `aside` as above. */
export function setFields<F extends object>(
  entity: Entity<F>,
  values: Partial<F>,
  stamp: Stamp,
  aside?: string,
): Set<string> {
  const set = new Set<string>()
  const fields: Record<string, unknown> = { ...entity.fields }
  const stamps: Record<string, Stamp> = { ...entity.stamps }
  for (const [field, value] of Object.entries(values)) {
    const before = stampOfField(entity, field)
    if (value === undefined || (before !== undefined && before >= stamp)) continue
    set.add(field)
    stamps[field] = stamp
    if (field === aside) continue
    if (value === null && !NULL_IS_A_VALUE.has(field)) Reflect.deleteProperty(fields, field)
    else fields[field] = value
  }
  if (set.size > 0) {
    entity.fields = fields as Partial<F>
    entity.stamps = stamps
  }
  return set
}
