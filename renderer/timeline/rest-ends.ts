/** Where on the timeline a rest ends. */
import { dayNumber, dayOf, type DayNumber } from '#shared/dates.ts'
import type { ImpressionView, RestStretch } from '#shared/api/views.ts'

export interface RestEnd {
  readonly rest: RestStretch
  /** The day under which the end stands; absent while nobody knows it. */
  readonly day: DayNumber | undefined
  /** The impression that ended it or was written on its first free day: the ribbon ends at its mark. */
  readonly cappedBy: string | undefined
}

/** The ends of one contact's rests, among that contact's impressions (newest first). */
export function restEnds(rests: readonly RestStretch[], impressions: readonly ImpressionView[]): RestEnd[] {
  return rests.map((rest) => {
    if (rest.to === undefined) return { rest, day: undefined, cappedBy: undefined }
    const cap = cappedBy(rest, dayNumber(rest.to), impressions)
    return { rest, day: dayNumber(rest.to), cappedBy: cap }
  })
}

function cappedBy(
  rest: RestStretch,
  lastQuiet: DayNumber,
  impressions: readonly ImpressionView[],
): string | undefined {
  if (rest.endedBy === undefined) return undefined
  const began = impressions.findIndex((impression) => impression.id === rest.impression)
  const later = began < 0 ? impressions : impressions.slice(0, began)
  return later.findLast((impression) => {
    const day = dayOf(impression.at)
    switch (rest.endedBy) {
      case 'positive':
        return impression.signal === 'positive' && day >= lastQuiet && day <= lastQuiet + 1
      case 'stop':
        return impression.signal === 'stop' && day >= lastQuiet && day <= lastQuiet + 1
      case 'replaced':
        return impression.rest !== undefined && day >= lastQuiet && day <= lastQuiet + 1
      case 'date':
      case 'circumstance':
      case undefined:
        return day === lastQuiet + 1
    }
  })?.id
}
