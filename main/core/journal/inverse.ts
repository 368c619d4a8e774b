/**
 * Taking back: which operations undo others. What was before is not remembered but read from the log, so that
 * anything can be taken back, also after a restart. Only what still stands is taken back: a field that was changed
 * again since keeps its newer value.
 */
import type { Circumstance } from '#shared/domain/circumstance.ts'
import type { Location } from './heads.ts'
import { stampOf } from './hlc.ts'
import type { Log } from './log.ts'
import { dataOf, type NewOperation, type Operation, readOperation } from './operations.ts'
import { type Entity, shows, stampOfField } from './registers.ts'
import { SETTINGS, State } from './state.ts'
import { textIn } from './texts.ts'

/** The operations that take back those named by `ids`: ids of operations, or of batches. */
export async function inverseOf(ids: readonly string[], log: Log, now: State): Promise<NewOperation[]> {
  const wanted = new Set(ids)
  const targets: Operation[] = []
  for await (const { operation } of operationsWith(ids, log)) {
    if (wanted.has(operation.id) || wanted.has(operation.batch ?? '')) targets.push(operation)
  }
  targets.sort((a, b) => (stampOf(a) > stampOf(b) ? -1 : 1))
  const before = await stateWithout(targets, log)
  const inverse: NewOperation[] = []
  const removed = new Set(targets.filter(isAdding).map(({ data }) => data.id))
  for (const target of targets) {
    if (isAdding(target) || !removed.has(subjectOf(target)))
      inverse.push(...(await takeBack(target, now, before, log)))
  }
  return inverse
}

type Adding = Extract<Operation, { kind: `${string}.added` }>

function isAdding(operation: Operation): operation is Adding {
  return operation.kind.endsWith('.added')
}

/** What an operation is about, by id. */
function subjectOf({ data }: Operation): string {
  if ('id' in data) return data.id
  if ('impression' in data) return data.impression
  if ('moment' in data) return data.moment
  if ('contact' in data) return data.contact
  if ('event' in data) return data.event
  if ('notice' in data) return data.notice
  if ('day' in data) return data.day
  return SETTINGS
}

/** The part of the state that the targets are about, as it would be without them. */
async function stateWithout(targets: readonly Operation[], log: Log): Promise<State> {
  const state = new State()
  const subjects = new Set(targets.filter((target) => !isAdding(target)).map(subjectOf))
  if (subjects.size === 0) return state
  const skipped = new Set(targets.map(({ id }) => id))
  for await (const { operation, where } of operationsWith([...subjects], log)) {
    if (subjects.has(subjectOf(operation)) && !skipped.has(operation.id)) state.apply(operation, where)
  }
  return state
}

async function* operationsWith(
  words: readonly string[],
  log: Log,
): AsyncGenerator<{ operation: Operation; where: Location }> {
  for await (const { body, where } of log.find(words)) {
    const reading = readOperation(body)
    if (reading.what === 'known') yield { operation: reading.operation, where }
  }
}

async function takeBack(target: Operation, now: State, before: State, log: Log): Promise<NewOperation[]> {
  const stamp = stampOf(target)
  const { kind, data } = target
  const fields = (current: Entity<object> | undefined, earlier: Entity<object> | undefined, set: object) =>
    earlierValues(current, earlier, Object.keys(set), stamp)
  switch (kind) {
    case 'contact.added':
      return now.contacts.has(data.id) ? [{ kind: 'contact.removed', data: { id: data.id } }] : []
    case 'impression.added':
      return now.heads.has(data.id) ? [{ kind: 'impression.removed', data: { id: data.id } }] : []
    case 'circumstance.added':
      return now.circumstances.has(data.id) ? [{ kind: 'circumstance.removed', data: { id: data.id } }] : []
    case 'value.added':
      return now.values.has(data.id) ? [{ kind: 'value.removed', data: { id: data.id } }] : []

    case 'contact.removed':
    case 'contact.restored': {
      if (now.collections.contacts.entities.get(data.id)?.gone?.stamp !== stamp) return []
      return [{ kind: kind === 'contact.removed' ? 'contact.restored' : 'contact.removed', data }]
    }
    case 'impression.removed':
    case 'impression.restored': {
      if (now.index.entry(data.id)?.gone?.stamp !== stamp) return []
      return [{ kind: kind === 'impression.removed' ? 'impression.restored' : 'impression.removed', data }]
    }
    case 'circumstance.removed':
    case 'circumstance.restored': {
      if (now.collections.circumstances.entities.get(data.id)?.gone?.stamp !== stamp) return []
      return [
        { kind: kind === 'circumstance.removed' ? 'circumstance.restored' : 'circumstance.removed', data },
      ]
    }
    case 'value.removed':
    case 'value.restored': {
      if (now.collections.values.entities.get(data.id)?.gone?.stamp !== stamp) return []
      return [{ kind: kind === 'value.removed' ? 'value.restored' : 'value.removed', data }]
    }

    case 'contact.changed': {
      const { contacts } = now.collections
      const set = fields(
        contacts.entities.get(data.id),
        before.collections.contacts.entities.get(data.id),
        data.set,
      )
      return isEmpty(set) ? [] : [{ kind, data: dataOf[kind].parse({ id: data.id, set }) }]
    }
    case 'impression.changed': {
      const earlier = before.index.entry(data.id)
      const set = fields(now.index.entry(data.id), earlier, data.set)
      if ('text' in set && earlier?.text !== undefined)
        set.text = textIn((await log.bodies([earlier.text]))[0])
      return isEmpty(set) ? [] : [{ kind, data: dataOf[kind].parse({ id: data.id, set }) }]
    }
    case 'circumstance.changed':
      return circumstanceBack(data.id, fieldsOfCircumstance(data.id, data.set))
    case 'circumstance.came-true':
      return circumstanceBack(data.id, fieldsOfCircumstance(data.id, { cameTrue: data.at }))
    case 'value.changed': {
      const { values } = now.collections
      const set = fields(
        values.entities.get(data.id),
        before.collections.values.entities.get(data.id),
        data.set,
      )
      return isEmpty(set) ? [] : [{ kind, data: dataOf[kind].parse({ id: data.id, set }) }]
    }
    case 'settings.changed': {
      const names = Object.fromEntries(
        [...Object.keys(data.set), ...(data.reset ?? [])].map((name) => [name, true]),
      )
      const { settings } = now.collections
      const values = fields(
        settings.entities.get(SETTINGS),
        before.collections.settings.entities.get(SETTINGS),
        names,
      )
      const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
      const reset = Object.keys(values).filter((name) => values[name] === null)
      return isEmpty(values) ? [] : [{ kind, data: dataOf[kind].parse({ set, reset }) }]
    }

    case 'promise.kept':
    case 'promise.let-go':
    case 'promise.reopened': {
      const { impression, promise: id } = data
      if (now.index.entry(impression)?.settlings?.get(id)?.stamp !== stamp) return []
      const promise = before.heads.get(impression)?.promises.find((other) => other.id === id)
      if (promise === undefined || promise.state === 'open' || promise.settled === undefined) {
        return [{ kind: 'promise.reopened', data: { impression, promise: id } }]
      }
      return [{ kind: `promise.${promise.state}`, data: { impression, promise: id, at: promise.settled } }]
    }

    case 'contact.woken':
    case 'door.closed':
    case 'door.reopened':
    case 'moment.later':
      return now.happenings.stands(target.id)
        ? [{ kind: 'event.taken-back', data: { event: target.id } }]
        : []
    case 'event.taken-back':
    case 'event.restored':
      if (now.happenings.takenBack.get(data.event)?.stamp !== stamp) return []
      return [{ kind: kind === 'event.taken-back' ? 'event.restored' : 'event.taken-back', data }]

    case 'moments.shown':
    case 'notice.said':
      return []
  }

  function fieldsOfCircumstance(id: string, set: Partial<Record<keyof Circumstance, unknown>>) {
    const { circumstances } = now.collections
    return fields(circumstances.entities.get(id), before.collections.circumstances.entities.get(id), set)
  }
}

function circumstanceBack(id: string, set: Record<string, unknown>): NewOperation[] {
  if (isEmpty(set)) return []
  return [{ kind: 'circumstance.changed', data: dataOf['circumstance.changed'].parse({ id, set }) }]
}

/** What the named fields held before, as far as the change of this stamp still stands; `null`: nothing. */
function earlierValues(
  current: Entity<object> | undefined,
  earlier: Entity<object> | undefined,
  names: readonly string[],
  stamp: string,
): Record<string, unknown> {
  if (current === undefined || !shows(current)) return {}
  const values = new Map<string, unknown>(Object.entries(earlier?.fields ?? {}))
  const standing = names.filter((name) => stampOfField(current, name) === stamp)
  return Object.fromEntries(standing.map((name) => [name, values.get(name) ?? null]))
}

function isEmpty(set: object): boolean {
  return Object.keys(set).length === 0
}
