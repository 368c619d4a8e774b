/** Draft: a moment in whole days, before anything is put into words. */
import type { DayNumber } from '../dates.ts'
import type { RememberedDate } from '../domain/contact.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { MomentKind } from '../domain/moment.ts'
import type { Promised } from '../domain/promise.ts'
import type { Hold } from './holds.ts'
import { momentId } from './ids.ts'
import type { Rest } from './rests.ts'
import type { Entry, Story } from './story.ts'

/** What a moment comes from, by its kind. */
export type Cause =
  | { readonly kind: 'promise'; readonly entry: Entry; readonly promised: Promised; readonly due: DayNumber }
  | { readonly kind: 'rest-over' | 'circumstance'; readonly rest: Rest }
  | { readonly kind: 'move-closer'; readonly entry: Entry }
  | {
      readonly kind: 'rhythm'
      readonly entry: Entry | undefined
      readonly pace: 'warming' | 'cooling' | 'even'
    }
  | { readonly kind: 'date'; readonly date: RememberedDate; readonly day: DayNumber }
  | {
      readonly kind: 'write-down'
      readonly meeting: Meeting
      readonly opensMs: number
      readonly closesMs: number
    }

export interface Draft {
  readonly id: string
  readonly kind: MomentKind
  /** Absent where a meeting's attendees are all unknown. */
  readonly story: Story | undefined
  readonly opens: DayNumber
  readonly best: DayNumber
  /** Exclusive; `null`: stays until it is answered. */
  readonly closes: DayNumber | null
  /** What moved it from where it would have stood. */
  readonly heldBy: Hold | undefined
  readonly cause: Cause
}

/** The part of `Draft` that rules decide; the id follows from kind, contact, cause and occurrence. */
export type Drafted = Pick<Draft, 'opens' | 'best' | 'closes'> & Partial<Pick<Draft, 'heldBy'>>

/** A draft with its id. `causeId` and `occurrence` as in `momentId`. */
export function draft(
  story: Story | undefined,
  cause: Cause,
  causeId: string,
  occurrence: string,
  window: Drafted,
): Draft {
  return {
    id: momentId(cause.kind, story?.contact.id ?? '', causeId, occurrence),
    kind: cause.kind,
    story,
    opens: window.opens,
    best: window.best,
    closes: window.closes,
    heldBy: window.heldBy,
    cause,
  }
}

/** Whether a moment is open on a day; a meeting's, which opens and closes within days, at an instant of it. */
export function isOpen(moment: Draft, day: DayNumber, now: number): boolean {
  if (moment.cause.kind === 'write-down') {
    return moment.cause.opensMs <= now && now < moment.cause.closesMs
  }
  return moment.opens <= day && (moment.closes === null || day < moment.closes)
}
