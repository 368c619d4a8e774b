/** The story of one relationship: what happens in it, and on which days. */
import type { DayNumber } from '../dates.ts'
import type { Calendar } from './calendar.ts'
import type { Course, Member } from './cast.ts'
import { Random, seedOf } from './random.ts'
import { type Topic, TOPICS } from './topics.ts'

/** One turn of a story. */
export type Beat =
  /** They or we took part, and it went well. */
  | 'warm'
  /** They or we took part, and nothing was decided. */
  | 'plain'
  /** I wrote a few lines. */
  | 'light'
  | 'ping'
  | 'note'
  | 'not-now'
  /** They came back after a rest. */
  | 'thaw'
  | 'stop'

export interface Turn {
  readonly member: Member
  readonly beat: Beat
  readonly topic: Topic
  readonly day: DayNumber
  /** Minutes since midnight. */
  readonly minute: number
  /** The day of the next turn of the same story. */
  readonly next: DayNumber | undefined
  /** The story's last turn, on which its ending hangs. */
  readonly closing: boolean
  readonly seed: number
}

/** The story of a member in exactly `count` turns, in the order of their days. */
export function storyOf(member: Member, count: number, seed: number, days: Calendar): Turn[] {
  const chance = new Random(seedOf(seed, member.index))
  const beats = beatsOf(member.course, count, chance)
  const when = daysOf(beats, member, chance, days)
  return beats.map((beat, index) => ({
    member,
    beat,
    topic: member.topics[Math.floor((index / beats.length) * member.topics.length)] ?? TOPICS[0],
    day: when[index] ?? member.last,
    minute: minuteOf(beat, chance),
    next: when[index + 1],
    closing: index === beats.length - 1,
    seed: seedOf(seed, member.index * 100_003 + index),
  }))
}

/** How many turns everybody's story has: some people are met often, most are not. They add up to `impressions`. */
export function sharesOf(cast: readonly Member[], impressions: number, seed: number): number[] {
  const chance = new Random(seedOf(seed, -2))
  const weights = cast.map((member) => (0.3 + chance.next() ** 2 * 2.2) * LIVELINESS[member.course])
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const least = Math.min(ENDING_LENGTH, Math.floor(impressions / Math.max(1, cast.length)))
  const free = impressions - least * cast.length
  // Rounding the running sum, not each share, makes the shares add up.
  let before = 0
  return weights.map((weight) => {
    const from = Math.round((before / total) * free)
    before += weight
    return least + Math.round((before / total) * free) - from
  })
}

const ENDING_LENGTH = 3

const LIVELINESS: Readonly<Record<Course, number>> = {
  'promise-due': 1.6,
  'rest-over': 1,
  'came-true': 1,
  'just-positive': 1.5,
  resting: 1,
  'resting-long': 0.8,
  waiting: 0.9,
  asleep: 0.6,
  closed: 0.5,
  stop: 0.4,
  client: 1.8,
  'slow-yes': 1.2,
  acquaintance: 0.5,
  fading: 0.7,
}

/** How a story ends; what comes before is drawn by lot. */
const ENDINGS: Readonly<Record<Course, readonly Beat[]>> = {
  'promise-due': ['warm', 'light', 'plain'],
  'rest-over': ['warm', 'plain', 'not-now'],
  'came-true': ['plain', 'not-now'],
  'just-positive': ['plain', 'warm'],
  resting: ['plain', 'warm', 'not-now'],
  'resting-long': ['plain', 'not-now'],
  waiting: ['warm', 'not-now'],
  asleep: ['ping', 'ping', 'ping'],
  closed: ['plain', 'not-now', 'light'],
  stop: ['ping', 'stop'],
  client: ['plain'],
  'slow-yes': ['thaw', 'plain'],
  acquaintance: ['plain'],
  fading: ['ping', 'ping'],
}

function beatsOf(course: Course, count: number, chance: Random): Beat[] {
  const ending = ENDINGS[course].slice(Math.max(0, ENDINGS[course].length - count))
  const body: Beat[] = []
  while (body.length < count - ending.length) {
    const left = count - ending.length - body.length
    if (body.length > 0 && left >= 3 && chance.chance(course === 'client' ? 0.03 : 0.1)) {
      // A no, a rest, and, when the time was right, a yes.
      body.push('not-now', chance.chance(0.5) ? 'ping' : 'light', 'thaw')
      continue
    }
    body.push(
      chance.weighted<Beat>([
        [course === 'client' || course === 'promise-due' ? 40 : 22, 'warm'],
        [34, 'plain'],
        [16, 'light'],
        [6, 'ping'],
        [9, 'note'],
      ]),
    )
  }
  return [...body, ...ending]
}

function daysOf(beats: readonly Beat[], member: Member, chance: Random, days: Calendar): DayNumber[] {
  const gaps = beats.map((_, index) => {
    const before = beats[index - 1]
    const pause = before === 'not-now' ? 4 : before === 'ping' ? 1.6 : 1
    return index === 0 ? 0 : (0.25 + chance.next() * 1.5) * pause
  })
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  let gone = 0
  return gaps.map((gap, index) => {
    gone += gap
    if (index === beats.length - 1) return member.last
    const day = member.first + Math.round(total === 0 ? 0 : (gone / total) * (member.last - member.first))
    // Work happens on working days; a tenth of it does not.
    return Math.min(member.last, chance.chance(0.9) ? days.working(day) : day)
  })
}

function minuteOf(beat: Beat, chance: Random): number {
  const meeting = beat === 'warm' || beat === 'plain' || beat === 'thaw' || beat === 'not-now'
  return meeting ? chance.between(9 * 4, 18 * 4) * 15 : chance.between(8 * 60, 19 * 60)
}
