/** Queries about impressions: pages of the timeline, one of them, and what to hear before a touch. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import { epochMs } from '#shared/dates.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { Core } from '../../core.ts'
import { fold } from '../../search/fold.ts'
import { knownContact } from '../commands/known.ts'
import type { Place } from '../heads.ts'
import type { JournalState } from '../state.ts'
import { impressionViews } from './views.ts'

const PAGE = 50

/** One page of impressions, newest first. */
export async function listImpressions(
  core: Core,
  input: Parsed<'impressions.list'>,
): Promise<Output<'impressions.list'>> {
  if (input.contact !== undefined) knownContact(core.state, input.contact)
  const limit = input.limit ?? PAGE
  const page: ImpressionHead[] = []
  let more = false
  for (const head of before(core.state, input.contact, startOf(input))) {
    if (!fits(head, input)) continue
    more = page.length === limit
    if (more) break
    page.push(head)
  }
  const last = page.at(-1)
  return {
    impressions: await impressionViews(core, page),
    ...(more && last !== undefined ? { next: cursorAt(last) } : {}),
  }
}

/** Impressions before a place, newest first: a contact's, or everybody's. */
function* before(
  state: JournalState,
  contact: string | undefined,
  place: Place | undefined,
): Generator<ImpressionHead, void> {
  if (contact === undefined) {
    yield* state.newestFirst(place)
    return
  }
  for (const head of state.headsOf.get(contact) ?? []) {
    if (place === undefined || isBefore(head, place)) yield head
  }
}

function isBefore(head: ImpressionHead, place: Place): boolean {
  const time = epochMs(head.at)
  return time < place.time || (time === place.time && head.id < place.id)
}

function fits(head: ImpressionHead, { kind, signal, tag }: Parsed<'impressions.list'>): boolean {
  if (kind !== undefined && head.kind !== kind) return false
  if (signal !== undefined && head.signal !== signal) return false
  if (tag === undefined) return true
  const wanted = fold(tag.replace(/^#/, ''))
  return head.tags.some((each) => fold(each) === wanted)
}

/** Where a page begins: after the cursor, before `before`, and not in what `now` does not know yet. */
function startOf({ cursor, before: until, now }: Parsed<'impressions.list'>): Place | undefined {
  const places = [
    ...(cursor === undefined ? [] : [readCursor(cursor)]),
    ...(until === undefined ? [] : [{ time: epochMs(until), id: '' }]),
    ...(now === undefined ? [] : [{ time: epochMs(now) + 1, id: '' }]),
  ]
  return places.reduce<Place | undefined>(
    (first, place) =>
      first === undefined || place.time < first.time || (place.time === first.time && place.id < first.id)
        ? place
        : first,
    undefined,
  )
}

function cursorAt(head: ImpressionHead): string {
  return `${epochMs(head.at)}.${head.id}`
}

function readCursor(cursor: string): Place {
  const match = /^(-?\d{1,16})\.([A-Za-z0-9_-]{1,64})$/.exec(cursor)
  if (match === null) {
    throw new Refusal('invalid', '“cursor” is wrong (it must be the `next` of the page before).')
  }
  return { time: Number(match[1]), id: match[2] ?? '' }
}
