/** The timeline as a feed: only the rows near the window exist, arrows and Page Up/Down go from article to article. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useTopOf } from '../ui/use-top-of.ts'
import { articleStep, placeAt } from './feed-steps.ts'
import { estimatedHeight } from './row-height.ts'
import { isArticle, type Row } from './row.ts'
import { TimelineRow } from './timeline-row.tsx'
import './timeline.css'

interface TimelineFeedProps {
  readonly rows: readonly Row[]
  readonly today: string
  /** The contact whose page it is; absent on everybody's timeline. */
  readonly of?: string
  /** Whether older impressions are on their way. */
  readonly loading: boolean
  /** Asked when the end of what is loaded comes near. */
  readonly onEnd: () => void
  /** The key of a row to begin at. */
  readonly startAt?: string
}

export function TimelineFeed({ rows, today, of, loading, onEnd, startAt }: TimelineFeedProps) {
  const feed = useRef<HTMLDivElement>(null)
  const top = useTopOf(feed)
  const [current, setCurrent] = useState<string>()
  const wanted = useRef<string>(undefined)
  const positions = useMemo(() => articlePositions(rows), [rows])

  // The virtualizer keeps its own counsel about when to render; the compiler must not memoize around it.

  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => {
      const row = rows[index]
      return row === undefined ? 0 : estimatedHeight(row)
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 16,
    scrollMargin: top,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 48,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)

  const nearEnd = last === undefined || last.index >= rows.length - 12
  useEffect(() => {
    if (nearEnd && !loading) onEnd()
  }, [nearEnd, loading, onEnd, rows.length])

  const focusWanted = useCallback(() => {
    const key = wanted.current
    if (key === undefined) return
    const element = feed.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
    if (!element) return
    wanted.current = undefined
    element.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(focusWanted)

  const goTo = useCallback(
    (index: number, align: 'auto' | 'start' = 'auto') => {
      const key = rows[index]?.key
      if (key === undefined) return
      wanted.current = key
      setCurrent(key)
      virtual.scrollToIndex(index, { align })
      focusWanted()
    },
    [rows, virtual, focusWanted],
  )

  const startIndex = startAt === undefined ? -1 : rows.findIndex((row) => row.key === startAt)
  const started = useRef(false)
  useEffect(() => {
    if (startIndex < 0 || started.current) return
    started.current = true
    // After the page has scrolled to its top for the new address.
    requestAnimationFrame(() => goTo(startIndex, 'start'))
  }, [startIndex, goTo])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const article =
      event.target instanceof Element ? event.target.closest<HTMLElement>('article[data-index]') : null
    if (article === null || event.altKey || event.metaKey || event.ctrlKey) return
    const next = articleStep(rows, Number(article.dataset.index), event.key, event.target === article)
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  }
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const key = event.target.closest<HTMLElement>('article[data-row]')?.dataset.row
    if (key !== undefined) setCurrent(key)
  }

  const active = current ?? rows.find(isArticle)?.key
  const scrolled = virtual.scrollOffset ?? 0
  const behind = items.filter((item) => item.end > scrolled && item.start < scrolled + PLACE_HEIGHT)
  // Where a heading passes beneath, it says by itself where one is.
  const needsPlace = scrolled > top && !behind.some((item) => isHeading(rows[item.index]))
  const place = needsPlace ? placeAt(rows, behind[0]?.index ?? 0) : undefined
  return (
    <>
      <p className="tl-place" aria-hidden>
        {place !== undefined && <span>{place}</span>}
      </p>
      <div
        ref={feed}
        role="feed"
        aria-label="Timeline"
        aria-busy={loading}
        className="tl-feed"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <div className="tl-window" style={{ transform: `translateY(${(first?.start ?? top) - top}px)` }}>
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <TimelineRow
                key={row.key}
                row={row}
                index={item.index}
                top={item.start - top}
                today={today}
                of={of}
                active={row.key === active}
                position={positions.get(row.key) ?? 0}
                measure={virtual.measureElement}
              />
            )
          })}
        </div>
      </div>
    </>
  )
}

/** How high the sign of year and month is, in pixels. */
const PLACE_HEIGHT = 30

function isHeading(row: Row | undefined): boolean {
  return row?.kind === 'year' || row?.kind === 'month' || row?.kind === 'now'
}

function articlePositions(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.filter(isArticle).map((row, index) => [row.key, index + 1]))
}
