/**
 * Rule 7. Silence: back off.
 *
 * A ping without an answer counts from the tenth day on. Counted from that touch, moments are held back 30 days after
 * the first in a row, 60 after the second; from the day the third counts the contact is asleep, until they come
 * back or the user wakes them.
 */
import type { DayNumber } from '../../dates.ts'
import { isAnswer } from '../../domain/impression.ts'
import type { Settings } from '../../domain/settings.ts'
import type { SilenceHold } from '../holds.ts'
import { oncePerStory } from '../reading.ts'
import type { Entry, Story, Turning } from '../story.ts'

export interface Sleep {
  readonly from: DayNumber
  /** The day on which it ended; `Infinity` while it lasts. */
  readonly until: DayNumber
  /** The pings that nobody answered. */
  readonly pings: readonly Entry[]
}

export interface Silence {
  readonly holds: readonly SilenceHold[]
  readonly sleeps: readonly Sleep[]
  /** Pings in a row that nothing has answered, whether or not they count yet. */
  readonly unanswered: readonly Entry[]
}

const NO_SILENCE: Silence = { holds: [], sleeps: [], unanswered: [] }

/**
 * In the order of time. Across the date line days may run backwards: each stands on the first day on which it, or one after
 * it, has come.
 */
function inOrder(turnings: readonly Turning[]): Turning[] {
  const sorted = [...turnings].sort((a, b) => a.ms - b.ms)
  let earliest = Number.POSITIVE_INFINITY
  return sorted
    .reverse()
    .map(({ ms, day }) => ({ ms, day: (earliest = Math.min(earliest, day)) }))
    .reverse()
}

/** When answers came, oldest first: impressions in which they or both took part, and signals other than none. */
export function answersIn(story: Story): Turning[] {
  const answers: Turning[] = []
  for (const { head, signal, ms, day, signalMs, signalDay } of story.entries) {
    if (isAnswer({ direction: head.direction, signal: 'none' })) answers.push({ ms, day })
    if (signal !== 'none') answers.push({ ms: signalMs, day: signalDay })
  }
  return inOrder(answers)
}

function findSilence(story: Story, settings: Settings): Silence {
  const pings = story.outgoing.filter(({ head }) => head.kind === 'ping')
  if (pings.length === 0) return NO_SILENCE
  const { pingAnswerDays, firstSilenceDays, secondSilenceDays, asleepAfterPings } = settings
  const endings = inOrder([...answersIn(story), ...story.wakings])

  const holds: SilenceHold[] = []
  const sleeps: Sleep[] = []
  let row: Entry[] = []
  let nextEnding = 0
  for (const ping of pings) {
    let ended = false
    while ((endings[nextEnding]?.ms ?? Infinity) <= ping.ms) {
      nextEnding += 1
      ended = true
    }
    row = ended ? [ping] : [...row, ping]
    // A ping that brought its signal with it is no silence.
    if (ping.signal !== 'none' && ping.signalMs === ping.ms) {
      row = row.slice(0, -1)
      continue
    }
    const ends = endings[nextEnding]?.day ?? Number.POSITIVE_INFINITY
    const counts = ping.day + pingAnswerDays
    if (counts >= ends) continue
    if (row.length >= asleepAfterPings) {
      sleeps.push({ from: counts, until: ends, pings: row })
      continue
    }
    const length = row.length === 1 ? firstSilenceDays : secondSilenceDays
    holds.push({ from: counts, until: Math.min(ping.day + length, ends), by: 'silence', pings: row })
  }
  const unanswered = nextEnding < endings.length ? [] : row
  return { holds: holds.filter((hold) => hold.from < hold.until), sleeps, unanswered }
}

/** The silence around one contact, as far as it has come and will come if nothing happens. */
export const silenceOf = oncePerStory(findSilence)

/** The sleep that a day lies in, if it lies in one. */
export function sleepOn(silence: Silence, day: DayNumber): Sleep | undefined {
  return silence.sleeps.find((sleep) => sleep.from <= day && day < sleep.until)
}
