/** Everything that happened with a contact, on the line that is the page's margin. */
import { useCallback, useEffect, useMemo } from 'react'
import type { ContactPage } from '#shared/api/views.ts'
import type { useImpressions } from '../bridge/queries.tsx'
import { timelineRows } from '../timeline/rows.ts'
import { TimelineFeed } from '../timeline/timeline-feed.tsx'
import { Problem } from '../ui/problem.tsx'

interface ContactTimelineProps {
  readonly page: ContactPage
  readonly impressions: ReturnType<typeof useImpressions>
  readonly today: string
  /** The id of an impression to begin at. */
  readonly startAt?: string
}

export function ContactTimeline({ page, impressions, today, startAt }: ContactTimelineProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, error } = impressions
  const rows = useMemo(
    () =>
      timelineRows({
        today,
        impressions: data?.pages.flatMap((each) => each.impressions) ?? [],
        complete: data !== undefined && !hasNextPage,
        rests: page.rests,
        promises: page.promises,
        moments: page.moments,
      }),
    [today, data, hasNextPage, page],
  )
  const more = useCallback(() => {
    if (hasNextPage) void fetchNextPage()
  }, [hasNextPage, fetchNextPage])

  // A link may lead to an impression that lies further back than what is loaded.
  const missing =
    startAt !== undefined && !rows.some((row) => row.kind === 'impression' && row.impression.id === startAt)
  useEffect(() => {
    if (missing && !isFetchingNextPage) more()
  }, [missing, isFetchingNextPage, more])

  return (
    <section className="tl person-line" aria-label="Timeline">
      {error && <Problem error={error.error} />}
      {data && (
        <TimelineFeed
          rows={rows}
          today={today}
          of={page.contact.id}
          loading={isFetchingNextPage}
          onEnd={more}
          {...(startAt === undefined ? {} : { startAt: `impression ${startAt}` })}
        />
      )}
    </section>
  )
}
