/**
 * The scheduler: knows when the next reminder may be due, wakes then and at no other time, and tells whoever listens. It
 * shows nothing. A shell that can takes the reminder, which is marked as told before it is handed out.
 */
import { randomUUID } from 'node:crypto'
import type { AppEvent } from '#shared/api/events.ts'
import { Refusal } from '#shared/api/result.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { endOfGoodHours } from '#shared/right-time/reminders/good-hours.ts'
import { dueNow } from '#shared/right-time/reminders/plan.ts'
import { reminderOf } from '#shared/right-time/reminders/words.ts'
import type { Core } from '../core.ts'
import type { ErrorLog } from '../error-log.ts'
import { lookAtSystemZone } from '../system-zone.ts'
import { Alarm } from './alarm.ts'
import { markAsTold } from './marking.ts'
import { NOTHING, Pending, Planner } from './planner.ts'
import { reachOf } from './reach.ts'
import type { Timers } from './timers.ts'

/** The first look comes when the program has started; others gather what is written down in quick succession. */
const START_MS = 1000
const SOON_MS = 100
/** Wall clock and monotonic clock do not drift so far apart by themselves: the machine slept, or its clock was set. */
const MOVED_MS = 2000
/** A look that failed is tried again after this, or at the next sign of life. */
const AGAIN_MS = 3_600_000

export interface SchedulerOptions {
  /** The real journal. */
  readonly core: Core
  /** The wall clock, in milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
  readonly timers: Timers
  readonly log: ErrorLog
  readonly tell: (event: AppEvent) => void
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #planner: Planner
  readonly #alarm: Alarm
  readonly #stopHearing: () => void
  readonly #told = (moment: string): boolean => this.#options.core.state.notices.has(moment)
  #pending = new Pending()
  #plan = NOTHING
  /** Until when what is due may be told. */
  #goodUntil = 0
  /** By how much the wall clock was ahead of the monotonic one when the alarm was set; absent before the first look. */
  #ahead: number | undefined
  #zone: string
  /** Calls off the look that comes soon. */
  #soon: (() => void) | undefined
  #paused = false
  #closed = false
  /** Whether the last attempt failed: a trouble that lasts is put down once. */
  #failing = false

  constructor(options: SchedulerOptions) {
    const { core, now, timers } = options
    this.#options = options
    this.#zone = core.systemZone
    this.#planner = new Planner(this.#told)
    this.#alarm = new Alarm(timers, now, () => this.#lookAgain())
    this.#stopHearing = core.journal.onCommitted((committed) => {
      const reach = reachOf(committed)
      // What was told before it was shown changes nothing: so it is with the scheduler's own marks.
      if (!reach.all && reach.contacts.length === 0 && reach.shown.every(this.#told)) return
      this.#pending.add(reach)
      this.#lookSoon()
    })
    this.#askSoon(START_MS)
  }

  /** As `Application.lookAtClock`. Never throws. */
  lookAtClock(): void {
    if (this.#closed) return
    this.#guarded(() => {
      const travelled = this.#lookAtZone()
      if (travelled || this.#hasMoved()) this.#lookAgain()
      else if (this.#plan.due.size > 0 && this.#options.now() < this.#goodUntil) this.#tell()
    })
  }

  /** A call was made: where the clock has moved, a look follows soon. Costs next to nothing where it has not. */
  pulse(): void {
    if (this.#soon === undefined && this.#hasMoved()) this.#askSoon()
  }

  /** While the sample is shown nothing is told, and no timer runs. */
  pause(): void {
    this.#paused = true
    this.#callOff()
  }

  /** Goes on where it was paused, and tells what is due. */
  resume(): void {
    this.#paused = false
    this.#askSoon()
  }

  /**
   * Hands out the reminder that is due now, marked as told; `null` if there is none. Calls take turns. Throws if it cannot
   * be marked; then nothing is told and it stays due.
   */
  async take(): Promise<Reminder | null> {
    if (this.#paused || this.#closed) return null
    const { core } = this.#options
    if (this.#lookAtZone()) this.#askSoon()
    const reading = new Reading(core.history(), core.clock())
    const { lines } = dueNow(reading, this.#told)
    if (lines.length === 0) return null
    const reminder = reminderOf(randomUUID(), lines, reading)
    try {
      await markAsTold(core, reminder.moments, reading, reminder.id)
    } catch (error) {
      if (error instanceof Refusal) this.#putDown(error)
      throw error
    }
    this.#failing = false
    for (const { story } of lines.flat())
      if (story !== undefined) this.#pending.contacts.add(story.contact.id)
    this.#pending.ask = true
    this.#guarded(() => this.#look())
    return reminder
  }

  /** Wakes no more. */
  close(): void {
    this.#closed = true
    this.#stopHearing()
    this.#callOff()
  }

  #callOff(): void {
    this.#soon?.()
    this.#soon = undefined
    this.#alarm.set(undefined)
    this.#plan = NOTHING
  }

  #lookSoon(ms = SOON_MS): void {
    if (this.#paused || this.#closed) return
    this.#soon ??= this.#options.timers.setTimer(ms, () => this.#guarded(() => this.#look()))
  }

  /** *Today* is to be asked, and what is due to be told, also if it was told before. */
  #wantAsking(): void {
    this.#pending.ask = true
    this.#pending.again = true
  }

  #askSoon(ms?: number): void {
    this.#wantAsking()
    this.#lookSoon(ms)
  }

  #lookAgain(): void {
    this.#wantAsking()
    this.#guarded(() => this.#look())
  }

  #look(): void {
    if (this.#paused || this.#closed) return
    this.#lookAtZone()
    const { core, now, timers } = this.#options
    this.#soon?.()
    this.#soon = undefined
    const pending = this.#pending
    this.#pending = new Pending()
    const before = this.#plan.due
    const moved = this.#hasMoved()
    this.#ahead = now() - timers.monotonic()
    const reading = new Reading(core.history(), core.clock())
    this.#plan = this.#planner.plan(reading, pending)
    const { due, next } = this.#plan
    if (moved || next !== this.#alarm.at) this.#alarm.set(next)
    this.#failing = false
    if (due.size === 0) return
    this.#goodUntil = endOfGoodHours(reading.now, reading)
    if (pending.again || [...due].some((id) => !before.has(id))) this.#tell()
  }

  /** Whether the machine slept, its clock was set, or the next instant has come unnoticed. */
  #hasMoved(): boolean {
    if (this.#ahead === undefined) return false
    const { now, timers } = this.#options
    const wall = now()
    return (
      Math.abs(wall - timers.monotonic() - this.#ahead) > MOVED_MS || wall >= (this.#alarm.at ?? Infinity)
    )
  }

  /** Whether the machine is in another zone than before; then everybody is told that the days are others. */
  #lookAtZone(): boolean {
    lookAtSystemZone()
    const zone = this.#options.core.systemZone
    if (zone === this.#zone) return false
    this.#zone = zone
    this.#options.tell({ type: 'changed', contacts: [], all: true })
    return true
  }

  #tell(): void {
    this.#options.tell({ type: 'reminder' })
  }

  /** Nothing that fails here may disturb whoever happened to cause it. */
  #guarded(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.#putDown(error)
      this.#pending.all = true
      this.#alarm.set(this.#closed ? undefined : this.#options.now() + AGAIN_MS)
    }
  }

  #putDown(error: unknown): void {
    if (!this.#failing) this.#options.log.unforeseen(randomUUID().slice(0, 8), 'reminders', error)
    this.#failing = true
  }
}
