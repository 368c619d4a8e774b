/** Everybody's timeline: all impressions, newest first; what is promised and welcome above now. */
import { useCallback, useEffect, useMemo } from 'react'
import type { PromiseView } from '#shared/api/views.ts'
import type { Moment, Today } from '#shared/domain/moment.ts'
import { useCall, useImpressions } from '../bridge/queries.tsx'
import { useComposer } from '../composer/composer-context.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { useToday } from './use-today.ts'
import { timelineRows } from './rows.ts'
import { TimelineFeed } from './timeline-feed.tsx'

const PAGE = 100
/** How far ahead everybody's timeline looks. */
const AHEAD_DAYS = 31

export function TimelineScreen() {
  const today = useToday()
  const composer = useComposer()
  const impressions = useImpressions({ limit: PAGE })
  const upcoming = useCall('moments.upcoming', { days: AHEAD_DAYS })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = impressions

  useEffect(() => {
    document.title = 'Timeline – Ajar'
  }, [])

  const rows = useMemo(() => {
    const moments = distinctMoments(upcoming.data ?? [])
    return timelineRows({
      today,
      impressions: data?.pages.flatMap((page) => page.impressions) ?? [],
      complete: data !== undefined && !hasNextPage,
      promises: moments.flatMap(promiseOf),
      moments,
    })
  }, [today, data, hasNextPage, upcoming.data])
  const more = useCallback(() => {
    if (hasNextPage) void fetchNextPage()
  }, [hasNextPage, fetchNextPage])

  const empty = data?.pages[0]?.impressions.length === 0
  return (
    <>
      <header className="who">
        <h1>Timeline</h1>
      </header>
      {impressions.error && <Problem error={impressions.error.error} />}
      {empty && (
        <div className="lead">
          <p>Nothing has been written down yet. The first line begins the timeline.</p>
          <p className="acts">
            <Button look="line" onPress={() => composer.open()}>
              Write down
            </Button>
          </p>
        </div>
      )}
      <section className="span tl" aria-label="Timeline">
        {data && <TimelineFeed rows={rows} today={today} loading={isFetchingNextPage} onEnd={more} />}
      </section>
    </>
  )
}

/** Each moment once, though it may stand on several days. */
function distinctMoments(days: readonly Today[]): Moment[] {
  return [...new Map(days.flatMap((day) => day.moments).map((moment) => [moment.id, moment])).values()]
}

/** The promise of a promise moment, which is best on its date; it hangs as a flag. */
function promiseOf(moment: Moment): PromiseView[] {
  const { promise, contact } = moment
  if (promise === undefined || contact === undefined) return []
  return [
    {
      id: promise,
      // The gesture says the date too, which stands in the margin.
      text: moment.gesture.text.replace(/, by [^,]*\.$/, ''),
      due: moment.best.slice(0, 10),
      state: 'open',
      contact,
      impression: moment.reasons.flatMap((reason) => reason.impressions)[0] ?? moment.id,
    },
  ]
}
