/** Commands about impressions: writing down, changing, answering, removing. */
import { randomUUID } from 'node:crypto'
import type { ImpressionChange, NewImpression, Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Impression, ImpressionHead } from '#shared/domain/impression.ts'
import type { Core } from '../../core.ts'
import type { Data, NewOperation } from '../operations.ts'
import { impressionById, impressionView } from '../queries/views.ts'
import { added, additionId } from './adding.ts'
import { changedFields } from './changed-fields.ts'
import { circumstanceAddition, valueAddition } from './circumstances.ts'
import { additionOf } from './contacts.ts'
import { usualDirection } from './direction.ts'
import { lettingGo } from './doors.ts'
import { knownHead, mustBeKnown, once } from './known.ts'
import { restAsWritten } from './rests.ts'

type ImpressionOutput = Output<'impressions.add'>
type ImpressionSet = Data<'impression.changed'>['set']

/**
 * Writes an impression down, and in the same step the contacts, the circumstance and the values that it brings. The
 * same id and text again is the same impression: acknowledged, not repeated.
 */
export async function addImpression(core: Core, input: NewImpression): Promise<ImpressionOutput> {
  const id = input.id ?? randomUUID()
  const there = core.state.heads.get(id)
  if (there !== undefined) return acknowledged(core, there, input.text)

  const { newContacts = [], newCircumstance, newValues = [] } = input
  const impression = settledAsWritten(core, wholeImpression(core, id, input))
  mustBeKnown('contact', impression.contacts, core.state.contacts, idsOf(newContacts))
  mustBeKnown('value', impression.values, core.state.values, idsOf(newValues))
  const circumstances = impression.rest?.circumstance === undefined ? [] : [impression.rest.circumstance]
  mustBeKnown(
    'circumstance',
    circumstances,
    core.state.circumstances,
    idsOf(newCircumstance === undefined ? [] : [newCircumstance]),
  )
  promisesMustBeNew(core, impression)

  const undo = await core.commit(
    [
      ...newContacts.flatMap((contact) => additionOf(core, contact)),
      ...(newCircumstance === undefined ? [] : circumstanceAddition(core, newCircumstance)),
      ...newValues.flatMap((value) => valueAddition(core, { ...value, tags: once(value.tags) })),
      { id: additionId('impression', id), kind: 'impression.added', data: impression },
      ...(impression.signal === 'stop' ? lettingGo(core, impression.contacts, cameAt(impression)) : []),
    ],
    id,
  )
  const head = added('impression', core.state.heads.get(id))
  return { ...impressionView(core, head, impression.text), undo }
}

/** Changes fields of an impression. A signal that becomes a not-now starts a rest, one that becomes a stop closes the door. */
export async function changeImpression(
  core: Core,
  input: Parsed<'impressions.change'>,
): Promise<Output<'impressions.change'>> {
  const head = knownHead(core.state, input.id)
  const text = await core.journal.text(input.id)
  const set = changedFields<ImpressionChange>(listsOnce(input.set), { ...head, text })
  return write(core, head, set)
}

/** What came back, later. `none` takes the answer back. */
export async function answerImpression(
  core: Core,
  input: Parsed<'impressions.answer'>,
): Promise<Output<'impressions.answer'>> {
  const head = knownHead(core.state, input.id)
  if (head.signal === input.signal) return write(core, head, {})
  return write(core, head, {
    signal: input.signal,
    answered: input.signal === 'none' ? null : core.now(input.now),
  })
}

/** Removes an impression. */
export async function removeImpression(
  core: Core,
  input: Parsed<'impressions.remove'>,
): Promise<Output<'impressions.remove'>> {
  const { id } = knownHead(core.state, input.id)
  return { undo: await core.commit([{ kind: 'impression.removed', data: { id } }]) }
}

async function write(core: Core, head: ImpressionHead, wished: ImpressionSet): Promise<ImpressionOutput> {
  const set = { ...wished, ...restAfter(core, head, wished) }
  const after = changedBy(head, set)
  mustBeKnown('contact', set.contacts ?? [], core.state.contacts, new Set())
  mustBeKnown('value', set.values ?? [], core.state.values, new Set())
  const circumstance = set.rest?.circumstance
  mustBeKnown(
    'circumstance',
    circumstance === undefined ? [] : [circumstance],
    core.state.circumstances,
    new Set(),
  )
  if (set.promises !== undefined) promisesMustBeNew(core, after)

  const operations: NewOperation[] = []
  if (Object.keys(set).length > 0) operations.push({ kind: 'impression.changed', data: { id: head.id, set } })
  if (after.signal === 'stop' && (head.signal !== 'stop' || set.contacts !== undefined)) {
    operations.push(...lettingGo(core, after.contacts, cameAt(after)))
  }
  const undo = await core.commit(operations)
  return { ...(await impressionById(core, head.id)), undo }
}

/** The rest after a change: a not-now has one, and a length that was reckoned for a not-now goes with it. */
function restAfter(core: Core, head: ImpressionHead, set: ImpressionSet): Pick<ImpressionSet, 'rest'> {
  const after = changedBy(head, set)
  const given = set.rest === undefined ? head.rest : (set.rest ?? undefined)
  if (set.rest === undefined && head.signal === 'not-now' && after.signal !== 'not-now') {
    return head.rest?.reckoned === undefined || head.rest.words !== undefined ? {} : { rest: null }
  }
  const changed = set.rest !== undefined || (after.signal === 'not-now' && given === undefined)
  if (!changed) return {}
  const rest = restAsWritten(core, { ...after, rest: given }, head.id)
  return { rest: rest ?? null }
}

/** The impression of an input, with everything absent filled in: now, a note, about nobody. */
function wholeImpression(core: Core, id: string, input: NewImpression): Impression {
  const kind = input.kind ?? 'note'
  const impression: Impression = {
    id,
    at: input.at ?? core.now(),
    contacts: once(input.contacts ?? []),
    kind,
    direction: input.direction === undefined ? usualDirection(kind) : input.direction,
    text: input.text,
    left: input.left ?? null,
    signal: input.signal ?? 'none',
    values: once(input.values ?? []),
    asks: input.asks ?? false,
    tags: once(input.tags ?? []),
    promises: input.promises ?? [],
    ...(input.meeting === undefined ? {} : { meeting: input.meeting }),
    ...(input.answered === undefined ? {} : { answered: input.answered }),
  }
  const rest = restAsWritten(core, { ...impression, rest: input.rest }, undefined, input.newCircumstance?.id)
  return rest === undefined ? impression : { ...impression, rest }
}

/** With a stop, the promises that are made in the same breath are let go, too (rule 1). */
function settledAsWritten(core: Core, impression: Impression): Impression {
  const promises = impression.promises.map((promised) => {
    if (promised.state !== 'open') return { settled: core.now(), ...promised }
    const stops = impression.signal === 'stop' && impression.contacts.length > 0
    return stops ? { ...promised, state: 'let-go' as const, settled: cameAt(impression) } : promised
  })
  return { ...impression, promises }
}

async function acknowledged(core: Core, there: ImpressionHead, text: string): Promise<ImpressionOutput> {
  const standing = await core.journal.text(there.id)
  if (standing !== text) {
    throw new Refusal(
      'conflict',
      `Another impression has the id ${there.id} already. Yours was not written down.`,
      'Write it down under a new id.',
    )
  }
  return { ...impressionView(core, there, standing), undo: there.id }
}

/** Promises are named by their ids alone: one id cannot stand for two of them. */
function promisesMustBeNew(core: Core, impression: Pick<Impression, 'id' | 'promises'>): void {
  const seen = new Set<string>()
  for (const { id } of impression.promises) {
    const elsewhere = core.promises.find(id)
    if (seen.has(id) || (elsewhere !== undefined && elsewhere.head.id !== impression.id)) {
      throw new Refusal('conflict', `Another promise has the id ${id} already.`, 'Use a new id.')
    }
    seen.add(id)
  }
}

/** When the signal came. */
function cameAt(impression: Pick<Impression, 'at' | 'answered'>): string {
  return impression.answered ?? impression.at
}

function listsOnce(set: ImpressionChange): ImpressionChange {
  return {
    ...set,
    ...(set.contacts === undefined ? {} : { contacts: once(set.contacts) }),
    ...(set.values === undefined ? {} : { values: once(set.values) }),
    ...(set.tags === undefined ? {} : { tags: once(set.tags) }),
  }
}

function idsOf(things: readonly { readonly id: string }[]): Set<string> {
  return new Set(things.map(({ id }) => id))
}

/** An impression as a change leaves it. */
function changedBy(head: ImpressionHead, set: ImpressionSet): ImpressionHead {
  const { rest, meeting, answered, ...fields } = set
  const { rest: restBefore, meeting: meetingBefore, answered: answeredBefore, ...before } = head
  const after = {
    rest: rest === undefined ? restBefore : rest,
    meeting: meeting === undefined ? meetingBefore : meeting,
    answered: answered === undefined ? answeredBefore : answered,
  }
  return {
    ...before,
    ...present(fields),
    ...present({
      rest: after.rest ?? undefined,
      meeting: after.meeting ?? undefined,
      answered: after.answered ?? undefined,
    }),
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that are there. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
