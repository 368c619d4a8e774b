/** Commands about moments: "not the right time", and that they were shown. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import { isoDay } from '#shared/dates.ts'
import type { Moment, MomentKind } from '#shared/domain/moment.ts'
import { allMoments } from '#shared/right-time/moments.ts'
import { asksTooMuch, TOO_MANY_RHYTHMS } from '#shared/right-time/rules/13-few.ts'
import { slowTo } from '#shared/right-time/rules/14-it-fades.ts'
import { todayOf } from '#shared/right-time/today.ts'
import type { Core } from '../../core.ts'

/** Kinds that cannot be put off (rule 14), with what to do instead. */
const STAY: Partial<Record<MomentKind, { readonly why: string; readonly hint: string }>> = {
  promise: {
    why: 'A promise stays until it is kept or let go.',
    hint: 'Say “Kept” or “Let go”, or give it another date by editing the impression.',
  },
  'write-down': {
    why: 'Writing down a meeting is not put off: the moment goes by itself after a few days.',
    hint: 'Write a line about the meeting, or let it go by.',
  },
}

/** "Not the right time": puts a moment to rest, and every other moment that its line of *Today* speaks for. */
export async function later(
  core: Core,
  { id, now }: Parsed<'moments.later'>,
): Promise<Output<'moments.later'>> {
  const moment = momentOf(core, id, now)
  const stays = STAY[moment.kind]
  if (stays !== undefined) throw new Refusal('conflict', stays.why, stays.hint)
  const others = (moment.merged ?? []).filter(({ kind }) => STAY[kind] === undefined)
  const at = core.now(now)
  const contact = moment.contact?.id
  const undo = await core.commit(
    [moment, ...others].map((each) => ({
      kind: 'moment.later',
      data: { moment: each.id, at, ...(contact === undefined ? {} : { contact }) },
    })),
  )
  const slower = contact === undefined ? undefined : slowTo(contact, core.reading(now))
  return { undo, ...(slower === undefined ? {} : { slowTo: slower }) }
}

/** Keeps, durably, which moments the app has shown in *Today*, and that too many rhythms were spoken of. */
export async function shown(core: Core, { ids }: Parsed<'moments.shown'>): Promise<Output<'moments.shown'>> {
  const reading = core.reading()
  const day = isoDay(reading.today)
  const all = asksTooMuch(reading) ? [...ids, TOO_MANY_RHYTHMS] : ids
  const moments = [...new Set(all)].filter((id) => core.state.shown.get(id)?.includes(day) !== true)
  await core.commit(moments.length === 0 ? [] : [{ kind: 'moments.shown', data: { day, moments } }])
  return {}
}

/** The moment of this id: with all that its line of today speaks for, else as it stands on its contact's page. */
function momentOf(core: Core, id: string, now: string | undefined): Moment {
  const clock = core.clock(now)
  const listed = todayOf(core.history(), clock).moments
  const line = listed.find((each) => each.id === id)
  const found = line ?? allMoments(core.history(), clock).find((each) => each.id === id)
  if (found === undefined) {
    throw new Refusal(
      'not-found',
      `There is no moment with the id ${id}.`,
      'It may have been answered, or gone by.',
    )
  }
  return found
}
