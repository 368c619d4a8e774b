/** What was shown today and is gone from it since: its place stays, even answered, until midnight (rule 13). */
import { epochMs, isoDay } from '../dates.ts'
import { momentsOn, standingOf, type Standing } from './plan.ts'
import type { Reading } from './reading.ts'
import { linesOf, type Line } from './rules/13-few.ts'

/** Whether two lines are the same line, whatever else they speak for. */
function sameLine(a: Line, b: Line): boolean {
  if (a.leading.kind === 'promise' || b.leading.kind === 'promise') return a.leading.id === b.leading.id
  if (a.leading.kind === 'write-down' || b.leading.kind === 'write-down') return a.leading.id === b.leading.id
  return a.leading.story?.contact.id === b.leading.story?.contact.id
}

/** Whether anything was written down about a contact since an instant. */
function changedSince(standing: Standing, ms: number, answered: ReadonlySet<string | undefined>): boolean {
  const { entries, contact, turns } = standing.story
  return (
    answered.has(contact.id) ||
    answered.has(undefined) ||
    turns.some((turn) => turn.ms >= ms) ||
    contact.wakings.some((at) => epochMs(at) >= ms) ||
    entries.some(
      (entry) =>
        entry.ms >= ms ||
        entry.signalMs >= ms ||
        entry.head.promises.some(({ settled }) => settled !== undefined && epochMs(settled) >= ms),
    )
  )
}

/** The lines that were shown today and are gone from it: answered since the day began. */
export function goneToday(asked: readonly Line[], reading: Reading): Line[] {
  const live = new Set(asked.flatMap(({ leading, others }) => [leading, ...others].map((each) => each.id)))
  const today = isoDay(reading.today)
  const gone = [...reading.history.shown].some(([id, days]) => days.includes(today) && !live.has(id))
  if (!gone) return []
  const morning = reading.atStartOfDay()
  const answered = new Set(
    [...reading.laters().values()].flatMap((laters) =>
      laters.flatMap((later) => (later.ms > morning.now ? [later.contact] : [])),
    ),
  )
  const lines: Line[] = []
  for (const story of reading.allStories()) {
    const standing = standingOf(story, reading)
    if (!changedSince(standing, morning.now + 1, answered)) continue
    const then = morning.story(story.contact.id)
    if (!then) continue
    const moments = momentsOn(standingOf(then, morning), morning, reading.today)
    const found = linesOf(moments, reading.today, morning.now, morning).lines
    lines.push(...found.filter((each) => each.shownThen && !asked.some((other) => sameLine(each, other))))
  }
  return lines
}

/**
 * For how many contacts something was shown today and put off, of which no line tells any more: their rhythm was slowed
 * since. Their places stay empty, too.
 */
export function putOffAndGone(lines: readonly Line[], reading: Reading): number {
  const today = isoDay(reading.today)
  const told = new Set(
    lines.flatMap(({ counts, leading }) =>
      counts && leading.kind !== 'promise' ? [leading.story?.contact.id] : [],
    ),
  )
  const contacts = new Set<string>()
  for (const [moment, laters] of reading.laters()) {
    if (reading.history.shown.get(moment)?.includes(today) !== true) continue
    for (const { contact, day } of laters) {
      if (contact !== undefined && day === reading.today && !told.has(contact)) contacts.add(contact)
    }
  }
  return contacts.size
}
