/**
 * Rule 2. A promise is owed.
 *
 * It opens one working day before its date, is best on it, and stays until kept or let go. It speaks through rest,
 * sleep and rule 12. So that no day asks for too much, it may open earlier (rule 13): in the order of writing down, on
 * the latest working day, at least one before its date and not before its writing, on which fewer than three open.
 */
import { dayNumber, epochMs, type DayNumber } from '../../dates.ts'
import type { Promised } from '../../domain/promise.ts'
import { draft, type Draft } from '../draft.ts'
import { oncePerReading, type Reading } from '../reading.ts'
import type { Entry, Story } from '../story.ts'
import { promiseOwner } from './01-closed.ts'

/** Whether a promise was still open at `now`. */
export function isOpenPromise(promised: Promised, now: number): boolean {
  if (promised.state === 'open') return true
  return promised.settled !== undefined && epochMs(promised.settled) > now
}

/**
 * The day on which each promise opens, by its id. All promises have a place, kept and let-go ones too, so that keeping
 * one moves no other.
 */
function placePromises(reading: Reading): ReadonlyMap<string, DayNumber> {
  const { calendar, settings } = reading
  const written = new Map<string, { entry: Entry; promised: Promised }>()
  for (const story of reading.allStories()) {
    for (const entry of story.promising) {
      for (const promised of entry.head.promises) written.set(promised.id, { entry, promised })
    }
  }
  const inOrder = [...written.values()].sort(
    (a, b) => a.entry.ms - b.entry.ms || (a.entry.head.id < b.entry.head.id ? -1 : 1),
  )
  const opening = new Map<DayNumber, number>()
  const places = new Map<string, DayNumber>()
  for (const { entry, promised } of inOrder) {
    const writing = entry.day
    const natural = calendar.onOrBefore(
      calendar.before(dayNumber(promised.due), settings.promiseLeadWorkingDays),
    )
    let place = Math.max(natural, writing)
    for (let day = natural; day >= writing; day = calendar.onOrBefore(day - 1)) {
      if ((opening.get(day) ?? 0) >= settings.momentsADay) continue
      place = day
      break
    }
    opening.set(place, (opening.get(place) ?? 0) + 1)
    places.set(promised.id, place)
  }
  return places
}

const openingOf = oncePerReading(placePromises)

/** The promises that are owed to one contact at the clock, as they were made. */
export function openPromises(story: Story, reading: Reading): { entry: Entry; promised: Promised }[] {
  const promises: { entry: Entry; promised: Promised }[] = []
  for (const entry of story.promising) {
    for (const promised of entry.head.promises) {
      if (!isOpenPromise(promised, reading.now) || promiseOwner(entry, reading) !== story) continue
      promises.push({ entry, promised })
    }
  }
  return promises
}

/** The moments of the promises that are owed to one contact. */
export function promiseMoments(story: Story, reading: Reading): Draft[] {
  return openPromises(story, reading).map(({ entry, promised }) => {
    const due = dayNumber(promised.due)
    const opens = openingOf(reading).get(promised.id) ?? due
    const window = { opens, best: Math.max(opens, due), closes: null }
    return draft(story, { kind: 'promise', entry, promised, due }, promised.id, '', window)
  })
}
