/**
 * Rule 6. Positive: move a little closer.
 *
 * After a positive signal a moment opens for a small next step: after 2 working days, best at 4, until 14 days after the
 * signal. Only the latest positive speaks, and not if a not-now or stop followed; neutral does not matter.
 */
import type { Window } from '../holds.ts'
import type { Reading } from '../reading.ts'
import type { Entry, Story } from '../story.ts'

/** The positive signal that a step closer may follow, if there is one. */
export function leadingPositive(story: Story): Entry | undefined {
  const telling = story.signals.findLast((entry) => entry.signal !== 'neutral')
  return telling?.signal === 'positive' ? telling : undefined
}

/** When a step closer would be welcome, if nothing held it back; `undefined` where days off leave no room. */
export function moveCloserWindow(positive: Entry, reading: Reading): Window | undefined {
  const { calendar, settings } = reading
  const opens = calendar.after(positive.signalDay, settings.closerOpensAfterWorkingDays)
  const closes = positive.signalDay + settings.closerClosesAfterDays
  if (opens >= closes) return undefined
  const wished = calendar.after(positive.signalDay, settings.closerBestAfterWorkingDays)
  return { opens, best: Math.min(Math.max(opens, wished), closes - 1), closes }
}
