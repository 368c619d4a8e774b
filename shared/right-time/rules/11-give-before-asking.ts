/**
 * Rule 11. Give before asking.
 *
 * After two asks with no value given since, the gesture is a value from the shelf that fits the contact's tags: in the
 * place of a ping or a step closer, never of wishing well. An impression with a value counts as given, even if it asks.
 */
import type { Settings } from '../../domain/settings.ts'
import type { Value } from '../../domain/value.ts'
import type { Entry, Story } from '../story.ts'

/** The asks since a value was last given, oldest first. */
export function asksSinceValue(story: Story): Entry[] {
  const asks: Entry[] = []
  for (let at = story.entries.length - 1; at >= 0; at--) {
    const entry = story.entries[at]
    if (entry === undefined || entry.head.values.length > 0) break
    if (entry.head.asks) asks.push(entry)
  }
  return asks.reverse()
}

/** Whether something should be given before anything is asked or moved. */
export function owesValue(story: Story, settings: Settings): boolean {
  return asksSinceValue(story).length >= settings.asksBeforeValue
}

const folded = (tag: string) => tag.toLocaleLowerCase('en')

/** The value on the shelf that shares most tags with the contact and was not given to them yet, if one fits. */
export function fittingValue(story: Story, values: readonly Value[]): Value | undefined {
  if (story.contact.tags.length === 0 || values.length === 0) return undefined
  const tags = new Set(story.contact.tags.map(folded))
  const given = new Set(story.entries.flatMap((entry) => entry.head.values))
  let best: Value | undefined
  let bestShared = 0
  for (const value of values) {
    if (given.has(value.id)) continue
    const shared = value.tags.filter((tag) => tags.has(folded(tag))).length
    if (shared > bestShared || (shared > 0 && shared === bestShared && best && value.id < best.id)) {
      best = value
      bestShared = shared
    }
  }
  return best
}
