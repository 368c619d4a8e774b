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
 * Whom a promise belongs to: the first contact of its impression whose door has not closed since, and is not closed now.
 * `undefined`: there is nobody to keep it to.
 */
export function promiseOwner(entry: Entry, reading: Reading): Story | undefined {
  for (const id of entry.head.contacts) {
    const story = reading.story(id)
    if (story && !story.closed && !hasClosedSince(story, entry)) return story
  }
  return undefined
}

/** Whether closing let a promise go: the doors of all whom it was made to have closed since. */
export function wasLetGo(entry: Entry, reading: Reading): boolean {
  return entry.head.contacts.every((id) => {
    const story = reading.story(id)
    return story === undefined || hasClosedSince(story, entry)
  })
}
