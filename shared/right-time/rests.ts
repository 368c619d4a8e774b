/** Rests as they ran: from when to when, by whose words, and what ended them (rule 3). */
import { dayOf, type DayNumber } from '../dates.ts'
import type { Reading } from './reading.ts'
import { restLengths } from './rest-length.ts'
import { naturalEnd, positiveAfter, restKey, restStarts, type RestStart } from './rest-starts.ts'
import type { Story } from './story.ts'

export type RestEnd = 'date' | 'circumstance' | 'positive' | 'replaced'

export interface Rest extends RestStart {
  /** How `until` came about when nobody had said an end. */
  readonly reckoned: 'default' | 'median' | undefined
  /** The last quiet day; `Infinity` while only an open circumstance can end it. */
  readonly lastQuiet: DayNumber
  /** What ends it, as far as is known; absent while only an open circumstance can. */
  readonly endedBy: RestEnd | undefined
}

/** Every rest of a contact with its end, oldest first. */
export function restsOfStory(story: Story, reading: Reading): Rest[] {
  const starts = restStarts(story, reading)
  return starts.map((start, index) => {
    const open = start.until === undefined && start.circumstance === undefined
    const reckoned = open
      ? restLengths(reading).get(restKey(story.contact.id, start.entry.head.id))
      : undefined
    const until = start.until ?? reckoned?.until
    let { lastQuiet, endedBy }: { lastQuiet: DayNumber; endedBy: RestEnd | undefined } = naturalEnd(
      start,
      until,
      reading,
    )
    const next = starts[index + 1]
    if (next && next.from <= lastQuiet) {
      lastQuiet = next.from - 1
      endedBy = 'replaced'
    }
    const positive = positiveAfter(story, start)
    if (positive && positive.signalDay <= lastQuiet) {
      lastQuiet = positive.signalDay - 1
      endedBy = 'positive'
    }
    return { ...start, until, lastQuiet, endedBy, reckoned: reckoned?.by ?? start.entry.head.rest?.reckoned }
  })
}

/**
 * The rest that began last: it replaces the earlier ones, and it alone can hold the door ajar or give a moment. One that was
 * written down where it is tomorrow already is quiet from today on: it is known.
 */
export function latestRest(story: Story, reading: Reading): Rest | undefined {
  const rests = story.signals.length > 0 || story.entries.some((entry) => entry.head.rest !== undefined)
  const latest = rests ? restsOfStory(story, reading).at(-1) : undefined
  return latest && { ...latest, from: Math.min(latest.from, reading.today) }
}

/** The rest that is quiet on a day, if one is. */
export function restOn(story: Story, reading: Reading, day: DayNumber): Rest | undefined {
  const rest = latestRest(story, reading)
  return rest && rest.from <= day && day <= rest.lastQuiet ? rest : undefined
}

/** The day on which a circumstance ended a rest. */
export function cameTrueOf(rest: Rest): DayNumber | undefined {
  return rest.endedBy === 'circumstance' && rest.circumstance?.cameTrue !== undefined
    ? dayOf(rest.circumstance.cameTrue)
    : undefined
}
