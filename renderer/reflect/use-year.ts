/** The impressions of the last twelve months, read page by page. */
import { useEffect } from 'react'
import { useImpressions } from '../bridge/queries.tsx'
import { lookBack, yearBegins, type Month } from './year.ts'

const PAGE = 500
/** More than this in a year is counted only for its latest part, and said so. */
const MOST_PAGES = 20

export interface Year {
  readonly months: readonly Month[]
  /** Whether everything of the year has been read. */
  readonly whole: boolean
  readonly reading: boolean
}

/** Looks back from today. */
export function useYear(today: string): Year {
  const list = useImpressions({ limit: PAGE })
  const { data, hasNextPage, isFetching, fetchNextPage } = list
  const pages = data?.pages ?? []
  const oldest = pages.at(-1)?.impressions.at(-1)?.at.slice(0, 10)
  const wanted = hasNextPage && oldest !== undefined && oldest >= yearBegins(today)
  const more = wanted && pages.length < MOST_PAGES

  useEffect(() => {
    if (more && !isFetching) void fetchNextPage()
  }, [more, isFetching, fetchNextPage])

  return {
    months: lookBack(
      pages.flatMap(({ impressions }) => impressions),
      today,
    ),
    whole: !wanted,
    reading: isFetching || more,
  }
}
