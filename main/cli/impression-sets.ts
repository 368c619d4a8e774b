/** What may be said about an impression on the command line, as the contract takes it. */
import { randomUUID } from 'node:crypto'
import { ImpressionChange } from '#shared/api/contract.ts'
import type { ImpressionView } from '#shared/api/views.ts'
import { wrongField } from './contact-sets.ts'
import { findTitled } from './names.ts'
import { readTime, type Session } from './session.ts'
import { asJson, asList, asTextOrNull, type Told, withoutDerived } from './sets.ts'

const AS_JSON = ['left', 'asks']

/** The change of `before` that `told` amounts to: contacts, circumstances and values may be named. Throws a `Failure`. */
export async function impressionChange(
  told: Told,
  session: Session,
  before: ImpressionView,
): Promise<ImpressionChange> {
  const set: { [key: string]: unknown; rest?: unknown } = {}
  for (const [key, value] of withoutDerived(told, before, ImpressionChange.shape)) {
    if (key === 'at' && typeof value === 'string') set[key] = await readTime(value, session.zone, 'at')
    else if (key === 'contacts') set[key] = await contactIds(asList(value, key), session)
    else if (key === 'values') set[key] = await valueIds(asList(value, key), session)
    else if (key === 'tags') set[key] = asList(value, key)
    else if (key === 'direction') set[key] = asTextOrNull(value)
    else if (key === 'rest') set[key] = await restOf(asJson(value, key), session)
    else if (key === 'until') set.rest = { until: value }
    else if (key === 'promises') set[key] = promisesOf(asJson(value, key))
    else set[key] = AS_JSON.includes(key) ? asJson(value, key) : value
  }
  const change = ImpressionChange.safeParse(set)
  if (!change.success) throw wrongField(change.error, Object.keys(ImpressionChange.shape))
  return change.data
}

/** Promises as they are told; one without an id is a new one, and open unless it says otherwise. */
function promisesOf(promises: unknown): unknown {
  if (!Array.isArray(promises)) return promises
  return promises.map((promise: unknown) =>
    typeof promise === 'object' ? { id: randomUUID(), state: 'open', ...promise } : promise,
  )
}

/** What has an id: itself, or an object that carries it, as `--json` prints it. */
function idOf(thing: unknown): string | undefined {
  if (typeof thing !== 'object' || thing === null || !('id' in thing)) return undefined
  return typeof thing.id === 'string' ? thing.id : undefined
}

async function contactIds(named: readonly unknown[], session: Session): Promise<string[]> {
  const ids: string[] = []
  for (const one of named) ids.push(idOf(one) ?? (await session.contact(String(one))).id)
  return ids
}

async function valueIds(named: readonly unknown[], session: Session): Promise<string[]> {
  const shelf = named.every((one) => idOf(one) !== undefined) ? [] : await session.ask('values.list', {})
  return named.map(
    (one) =>
      idOf(one) ?? findTitled(String(one), shelf, { one: 'value', hint: 'Say it as the shelf has it.' }).id,
  )
}

async function restOf(rest: unknown, session: Session): Promise<unknown> {
  if (typeof rest !== 'object' || rest === null || !('circumstance' in rest)) return rest
  const { circumstance } = rest
  const id = idOf(circumstance)
  if (id !== undefined) return { ...rest, circumstance: id }
  const known = await session.ask('circumstances.list', session.now)
  const hint = 'Add it first: ajar circumstance add TITLE'
  return { ...rest, circumstance: findTitled(String(circumstance), known, { one: 'circumstance', hint }).id }
}
