/** Last contact: the latest impression with a direction; a note has none (DOMAIN.md, "Rhythms"). */
import { dayOf, epochMs, type DayNumber } from '../dates.ts'
import type { ImpressionHead } from './impression.ts'

/** The latest impression with a direction up to `now` (milliseconds since 1970-01-01T00:00Z). */
export function lastContact<T extends Pick<ImpressionHead, 'id' | 'at' | 'direction'>>(
  impressions: Iterable<T>,
  now: number,
): T | undefined {
  let latest: T | undefined
  let latestMs = Number.NEGATIVE_INFINITY
  for (const impression of impressions) {
    if (impression.direction === null) continue
    const ms = epochMs(impression.at)
    const later = ms > latestMs || (ms === latestMs && latest !== undefined && impression.id > latest.id)
    if (ms > now || !later) continue
    latest = impression
    latestMs = ms
  }
  return latest
}

/** The day of the last contact, in the zone in which it was lived. */
export function lastContactDay(
  impressions: Iterable<Pick<ImpressionHead, 'id' | 'at' | 'direction'>>,
  now: number,
): DayNumber | undefined {
  const latest = lastContact(impressions, now)
  return latest && dayOf(latest.at)
}
