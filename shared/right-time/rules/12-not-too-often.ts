/**
 * Rule 12. Not too often.
 *
 * Two outgoing impressions without a signal since the last answer, at most 14 days apart: moments are held back, and
 * capture warns before a third, until an answer or until 14 days after the second.
 */
import type { DayNumber } from '../../dates.ts'
import type { Settings } from '../../domain/settings.ts'
import type { TooOftenHold } from '../holds.ts'
import { oncePerStory } from '../reading.ts'
import type { Entry, Story } from '../story.ts'
import { answersIn } from './07-silence.ts'

/** An outgoing impression that did not bring its answer with it. */
const hasNoSignal = ({ signal, signalMs, ms }: Entry) => signal === 'none' || signalMs > ms

function findTooOften(story: Story, settings: Settings): readonly TooOftenHold[] {
  const { tooOftenTouches, tooOftenDays } = settings
  if (story.outgoing.length < tooOftenTouches) return []
  const touches = story.outgoing.filter(hasNoSignal)
  if (touches.length < tooOftenTouches) return []
  const answers = answersIn(story)
  const holds: TooOftenHold[] = []
  let row: Entry[] = []
  let nextAnswer = 0
  for (const touch of touches) {
    let answered = false
    while ((answers[nextAnswer]?.ms ?? Infinity) <= touch.ms) {
      nextAnswer += 1
      answered = true
    }
    row = answered ? [touch] : [...row, touch].slice(-tooOftenTouches)
    const first = row[0]
    if (first === undefined || row.length < tooOftenTouches || touch.day - first.day > tooOftenDays) continue
    const lifted: DayNumber = answers[nextAnswer]?.day ?? Number.POSITIVE_INFINITY
    const until = Math.min(touch.day + tooOftenDays, lifted)
    if (touch.day < until) holds.push({ from: touch.day, until, by: 'too-often', touches: row })
  }
  return holds
}

/** The stretches over which one contact has heard from the user often enough. */
export const tooOftenOf = oncePerStory(findTooOften)
