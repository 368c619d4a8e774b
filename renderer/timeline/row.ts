/** What the timeline is made of: rows from the latest day down, each with its own piece of the line. */
import type { DayNumber } from '#shared/dates.ts'
import type { ImpressionView, PromiseView, RestStretch } from '#shared/api/views.ts'
import type { Moment } from '#shared/domain/moment.ts'

/** How the line is drawn above or below a row's mark. */
export type Piece = 'none' | 'ink' | 'rest'

/** A rest told where it began: its stretch, or (on everybody's timeline) what the impression says of it. */
export interface ToldRest {
  readonly impression: ImpressionView
  readonly stretch?: RestStretch
}

export type RowContent =
  | { readonly kind: 'year'; readonly label: string }
  | { readonly kind: 'month'; readonly long: string; readonly short: string }
  | { readonly kind: 'now'; readonly day: DayNumber }
  | { readonly kind: 'moment'; readonly day: DayNumber; readonly moment: Moment }
  | { readonly kind: 'promise'; readonly day: DayNumber; readonly promise: PromiseView }
  | { readonly kind: 'rest-end'; readonly day: DayNumber | undefined; readonly rest: RestStretch }
  | { readonly kind: 'words'; readonly rest: ToldRest }
  | {
      readonly kind: 'impression'
      readonly day: DayNumber
      readonly impression: ImpressionView
      /** A rest ended with it: a cap closes the ribbon at its mark. */
      readonly caps: boolean
    }

export type Row = RowContent & {
  /** Stays the same while the journal grows, so that rows keep their measured heights. */
  readonly key: string
  /** Above now: lightly drawn. */
  readonly future: boolean
  readonly upper: Piece
  readonly lower: Piece
}

/** Rows that are articles of the feed; the others are only seen. */
export function isArticle(row: Row): boolean {
  return row.kind === 'impression' || row.kind === 'promise' || row.kind === 'moment'
}
