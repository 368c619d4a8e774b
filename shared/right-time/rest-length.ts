/**
 * The length that a rest gets when nobody said an end (rule 3): 90 days, × 1.5 for each further not-now in a row, at
 * most 365; once five of the user's rests have led to a positive signal, their median instead of the 90.
 */
import type { DayNumber } from '../dates.ts'
import type { Settings } from '../domain/settings.ts'
import { oncePerReading, type Reading } from './reading.ts'
import { naturalEnd, restKey, restStarts, type RestStart } from './rest-starts.ts'

export interface Reckoned {
  /** The last quiet day. */
  readonly until: DayNumber
  readonly by: 'default' | 'median'
}

/** Guards against a product such as 90 × 1.1, which binary fractions put a hair above 99. */
const HAIR = 1e-9

/** Rounded up once, at the end. `row`: not-nows in a row, this one included. */
export function lengthInDays(settings: Settings, base: number, row: number): number {
  const grown = base * settings.restGrowth ** Math.max(0, row - 1)
  return Math.max(1, Math.min(settings.restMaxDays, Math.ceil(grown - HAIR)))
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function insert(sorted: number[], value: number): void {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, value)
}

/** What a length rests on at one time. */
export function baseOf(settings: Settings, learned: readonly number[]): { base: number; by: Reckoned['by'] } {
  return learned.length >= settings.restsToLearnFrom
    ? { base: median(learned), by: 'median' }
    : { base: settings.restDays, by: 'default' }
}

interface Happening {
  readonly ms: number
  readonly rest: RestStart
  readonly contact: string
  /** The day of the positive signal that the rest led to; absent: the rest begins. */
  readonly positive?: DayNumber
}

/** Everything in all contacts' rests that lengths are learned from, in the order in which it happened. */
function happenings(reading: Reading): Happening[] {
  const list: Happening[] = []
  for (const story of reading.allStories()) {
    const starts = restStarts(story, reading)
    const contact = story.contact.id
    starts.forEach((rest, index) => {
      list.push({ ms: rest.ms, rest, contact })
      const nextRest = starts[index + 1]
      const telling = story.signals.find(
        (each) => each.signalMs > rest.ms && each.signal !== 'neutral' && each.head !== rest.entry.head,
      )
      const own = rest.entry
      const first =
        own.signal === 'positive' && own.signalMs > rest.ms && own.signalMs < (telling?.signalMs ?? Infinity)
          ? own
          : telling
      if (first?.signal !== 'positive' || (nextRest && nextRest.ms < first.signalMs)) return
      list.push({ ms: first.signalMs, rest, contact, positive: first.signalDay })
    })
  }
  return list.sort((a, b) => a.ms - b.ms)
}

interface Learning {
  readonly lengths: ReadonlyMap<string, Reckoned>
  /** The lengths, in days, of the rests that led to a positive signal, shortest first. */
  readonly learned: readonly number[]
}

/** Goes through all rests in the order of time: each length rests on what had been learned by then. */
export function learn(reading: Reading): Learning {
  const { settings } = reading
  const lengths = new Map<string, Reckoned>()
  const learned: number[] = []
  for (const { rest, contact, positive } of happenings(reading)) {
    const key = restKey(contact, rest.entry.head.id)
    if (positive === undefined) {
      if (rest.until !== undefined || rest.circumstance !== undefined) continue
      const { base, by } = baseOf(settings, learned)
      lengths.set(key, { until: rest.from + lengthInDays(settings, base, rest.row), by })
      continue
    }
    const { lastQuiet } = naturalEnd(rest, rest.until ?? lengths.get(key)?.until, reading)
    insert(learned, Math.min(lastQuiet, positive) - rest.from)
  }
  return { lengths, learned }
}

/** The lengths of all rests that were written down without an end, by `restKey`. */
export const restLengths = oncePerReading((reading) => learn(reading).lengths)
