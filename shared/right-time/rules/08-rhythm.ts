/**
 * Rule 8. Rhythm.
 *
 * A moment opens when the last contact lies one rhythm back: × 0.75 when the last two signals were positive, × 1.5 when
 * the last impression that was judged left less than nothing (which counts more). It closes after half a rhythm and
 * opens again a rhythm after its opening. A hold moves it, and the series restarts where the hold ends.
 */
import type { DayNumber } from '../../dates.ts'
import { RHYTHM_DAYS } from '../../domain/rhythm.ts'
import { draft, type Draft } from '../draft.ts'
import { postponed, type Hold } from '../holds.ts'
import { momentId } from '../ids.ts'
import type { Reading } from '../reading.ts'
import type { Rest } from '../rests.ts'
import type { Story } from '../story.ts'
import { cutByRest } from './03-rest-is-quiet.ts'
import { laterHolds } from './14-it-fades.ts'

export type Pace = 'warming' | 'cooling' | 'even'

/** Guards against a product that binary fractions put a hair above a whole day. */
const HAIR = 1e-9

/** Whether the relationship is warming or cooling. Cooling beats warming. */
export function paceOf(story: Story): Pace {
  const judged = story.entries.findLast((entry) => entry.head.left !== null)
  if ((judged?.head.left ?? 0) < 0) return 'cooling'
  const lastTwo = story.signals.slice(-2)
  return lastTwo.length === 2 && lastTwo.every((entry) => entry.signal === 'positive') ? 'warming' : 'even'
}

/** What else decides when a rhythm speaks. */
export interface RhythmContext {
  readonly reading: Reading
  readonly day: DayNumber
  readonly holds: readonly Hold[]
  readonly rest: Rest | undefined
  /** In a look ahead: the day on which the contact will have been in touch. */
  readonly touched: DayNumber | undefined
}

/** The rhythm's moment that is open on a day, or the next one. */
export function rhythmMoment(story: Story, context: RhythmContext): Draft | undefined {
  const { reading, day, holds, rest, touched } = context
  const { contact, lastContact } = story
  if (contact.rhythm === null || lastContact === undefined) return undefined
  if (rest?.lastQuiet === Number.POSITIVE_INFINITY) return undefined
  const length = RHYTHM_DAYS[contact.rhythm]
  const half = Math.ceil(length / 2)
  const pace = paceOf(story)
  const { warmingFactor, coolingFactor } = reading.settings
  const factor = pace === 'warming' ? warmingFactor : pace === 'cooling' ? coolingFactor : 1
  const cause = touched === undefined ? lastContact.head.id : `${lastContact.head.id} ${touched}`
  const saidLater = reading.laters().size > 0

  let opens = (touched ?? lastContact.day) + Math.ceil(length * factor - HAIR)
  let occurrence = 0
  if (holds.length === 0 && !saidLater) {
    // Nothing moved the series: step to its first opening that is not over.
    occurrence = Math.max(0, Math.ceil((day + 1 - half - opens) / length))
    opens += occurrence * length
  }
  for (; ; occurrence++) {
    const plain = { opens, best: opens, closes: opens + half }
    const later = saidLater
      ? laterHolds(momentId('rhythm', contact.id, cause, String(occurrence)), contact, reading)
      : []
    const held =
      holds.length + later.length === 0
        ? { ...plain, heldBy: undefined }
        : postponed(plain, [...holds, ...later])
    const left = held.closes > day ? cutByRest(held, rest) : undefined
    if (left) {
      const entry = touched === undefined ? lastContact : undefined
      return draft(story, { kind: 'rhythm', entry, pace }, cause, String(occurrence), left)
    }
    opens = held.opens + length
  }
}
