/** One row of the timeline: its day in the margin, its mark and its piece of the line, its words. */
import { memo, type ReactNode } from 'react'
import { isoDay } from '#shared/dates.ts'
import { GESTURE_WORDS } from '#shared/right-time/words.ts'
import { dayHeading, dayInWords, dayTag, fullDay } from '../ui/days.ts'
import { Flag } from '../ui/flag.tsx'
import { SignalMark } from '../ui/signal-mark.tsx'
import { ImpressionEntry } from './impression-entry.tsx'
import { ContactLink } from './contact-link.tsx'
import { PromiseActions } from './promise-actions.tsx'
import { impressionRestSentence, restEndSentence, restSentence } from './rest-words.ts'
import { isArticle, type Piece, type Row } from './row.ts'

interface TimelineRowProps {
  readonly row: Row
  readonly index: number
  /** The row's distance from the top, by which the hatching goes on without a seam. */
  readonly top: number
  readonly today: string
  /** The contact whose page it is; absent on everybody's timeline, which names everybody. */
  readonly of?: string | undefined
  /** Its buttons are in the tab order: it is the article that the keyboard is at. */
  readonly active: boolean
  /** Its place among the articles, from 1. */
  readonly position: number
  readonly measure: (element: HTMLElement | null) => void
}

export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, index, top, measure, active, position } = props
  const shared = {
    ref: measure,
    className: `tl-row tl-${row.kind}${row.future ? ' tl-future' : ''}${row.lower === 'rest' ? ' tl-resting' : ''}`,
    'data-index': index,
    'data-row': row.key,
  }
  const inside = (
    <>
      <Line piece={row.upper} half="upper" from={top} />
      <Line piece={row.lower} half="lower" from={top + markHeight(row)} />
      {content(props)}
    </>
  )
  if (!isArticle(row)) return <div {...shared}>{inside}</div>
  return (
    <article
      {...shared}
      aria-label={nameOf(row)}
      aria-posinset={position}
      aria-setsize={-1}
      tabIndex={active ? 0 : -1}
    >
      {inside}
    </article>
  )
})

interface LineProps {
  readonly piece: Piece
  readonly half: 'upper' | 'lower'
  /** How far below the timeline's top it begins: its hatching goes on from what is above. */
  readonly from: number
}

/** A row's own piece of the line, above or below its mark: so rows can come and go without the line breaking. */
function Line({ piece, half, from }: LineProps) {
  if (piece === 'none') return null
  const hatching =
    piece === 'rest' ? { style: { backgroundPositionY: `${-(Math.round(from) % HATCH)}px` } } : {}
  return <i className={`tl-line tl-line-${half} tl-line-${piece}`} {...hatching} />
}

/** The height after which the hatching repeats, in pixels. */
const HATCH = 8

/** How far down its row a mark stands, in pixels (`--mark` in timeline.css). */
function markHeight(row: Row): number {
  return row.kind === 'now' ? 20 : row.kind === 'year' ? 26 : 14
}

function content({ row, today, of, active }: TimelineRowProps): ReactNode {
  switch (row.kind) {
    case 'year':
      return <p className="tl-when">{row.label}</p>
    case 'month':
      return (
        <p className="tl-when">
          <span className="tl-long">{row.long}</span>
          <span className="tl-short" aria-hidden>
            {row.short}
          </span>
        </p>
      )
    case 'now':
      return (
        <>
          <p className="tl-when">Now</p>
          <NowMark />
          <p className="tl-body">{dayHeading(isoDay(row.day), '')}</p>
        </>
      )
    case 'moment':
      return (
        <>
          <When day={isoDay(row.day)} from />
          <MomentMark />
          <div className="tl-body">
            {of === undefined && row.moment.contact && <ContactLink contact={row.moment.contact} />}
            <p>
              <b>{GESTURE_WORDS[row.moment.gesture.kind]}:</b> {row.moment.gesture.text}
            </p>
          </div>
        </>
      )
    case 'promise':
      return (
        <>
          <When day={isoDay(row.day)} />
          <Flag className="tl-mark" size={19} />
          <div className="tl-body">
            <p>
              <b>Promised{of === undefined ? ` ${row.promise.contact.name}` : ''}:</b> {row.promise.text}
            </p>
            <PromiseActions promise={row.promise} active={active} />
          </div>
        </>
      )
    case 'rest-end':
      return (
        <>
          {row.day === undefined ? <p className="tl-when" /> : <When day={isoDay(row.day)} />}
          <i className="tl-cap" />
          <p className="tl-body">{restEndSentence(row.rest, today)}</p>
        </>
      )
    case 'words': {
      const { stretch, impression } = row.rest
      const words = stretch ? stretch.words : impression.rest?.words
      return (
        <>
          {stretch === undefined && <i className="tl-cap" />}
          <div className="tl-body">
            {words !== undefined && words !== '' && <q>{words}</q>}
            <p>{stretch ? restSentence(stretch, today) : impressionRestSentence(impression, today)}</p>
          </div>
        </>
      )
    }
    case 'impression':
      return (
        <>
          <When day={row.impression.at} />
          {row.caps && <i className="tl-cap" />}
          <SignalMark className="tl-mark" signal={row.impression.signal} size={14} />
          <ImpressionEntry impression={row.impression} today={today} of={of} active={active} />
        </>
      )
  }
}

function When({ day, from = false }: { day: string; from?: boolean }) {
  const [weekdayName, number] = dayTag(day).split(' ')
  return (
    <p className="tl-when">
      {from && <span className="tl-long">from </span>}
      <time dateTime={day.slice(0, 10)}>
        <span className="tl-weekday">{weekdayName} </span>
        {number}
      </time>
    </p>
  )
}

/** "Dorothea Quill, 12 March 2026"; what is promised or to come says so. */
function nameOf(row: Row): string {
  switch (row.kind) {
    case 'impression': {
      const names = row.impression.contacts.map((contact) => contact.name).join(', ')
      return `${names === '' ? 'A note' : names}, ${fullDay(row.impression.at)}`
    }
    case 'promise':
      return `${row.promise.contact.name}, promise for ${fullDay(row.promise.due)}`
    case 'moment':
      return `${row.moment.contact?.name ?? 'Somebody'}, a moment from ${dayInWords(isoDay(row.day), '')}`
    case 'year':
    case 'month':
    case 'now':
    case 'rest-end':
    case 'words':
      return ''
  }
}

function NowMark() {
  return (
    <svg className="tl-mark" viewBox="0 0 18 18" width="18" height="18" aria-hidden>
      <circle className="glyph-ground" cx="9" cy="9" r="6" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="9" cy="9" r="2.75" fill="currentColor" />
    </svg>
  )
}

function MomentMark() {
  return (
    <svg className="tl-mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden>
      <path
        className="glyph-ground"
        d="M7 1.2 12.8 7 7 12.8 1.2 7z"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeDasharray="2 1.5"
      />
    </svg>
  )
}
