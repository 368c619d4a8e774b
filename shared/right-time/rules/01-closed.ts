/**
 * Rule 1. Closed is closed.
 *
 * No moment of any kind, no suggestion, and a clear warning before an outgoing impression is written down. Closing
 * lets go every promise made up to then, the stop's own included; reopening restores none.
 */
import type { Reading } from '../reading.ts'
import type { Entry, Story } from '../story.ts'

/** Whether the door of a contact has closed since an impression, or with it. */
export function hasClosedSince(story: Story, entry: Pick<Entry, 'ms' | 'head'>): boolean {
  return story.turns.some(
    (turn) => turn.what === 'closed' && (turn.ms >= entry.ms || turn.impression === entry.head.id),
  )
}

/**
 * Whom a promise belongs to: the first contact of its impression whose door has not closed since. `undefined`: all
 * have closed, and the promise was let go.
 */
export function promiseOwner(entry: Entry, reading: Reading): Story | undefined {
  for (const id of entry.head.contacts) {
    const story = reading.story(id)
    if (story && !hasClosedSince(story, entry)) return story
  }
  return undefined
}
