/**
 * The application without a window: one open journal behind the contract. The shells, the command line and the tests
 * open this same one. Whoever opens it must hold the journal's lock (journal/lock.ts).
 */
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import { Refusal, type Result } from '#shared/api/result.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { Core } from './core.ts'
import { answerCall } from './answer-call.ts'
import { clientOver, type Dispatcher } from './dispatcher.ts'
import { toAppError } from './edge.ts'
import { defaultLogFile, type ErrorLog, errorLog } from './error-log.ts'
import type { Desk } from './handlers.ts'
import type { Disk } from './journal/disk.ts'
import { openJournal } from './journal/journal.ts'
import { Scheduler } from './reminders/scheduler.ts'
import { realTimers, type Timers } from './reminders/timers.ts'
import { openSampleJournal, throwSampleAway } from './sample.ts'
import { systemZone } from './system-zone.ts'

export interface ApplicationOptions {
  /** The journal's folder; made if there is none. */
  readonly folder: string
  /** Milliseconds since 1970-01-01T00:00Z; the system's clock if absent. */
  readonly clock?: () => number
  /** IANA zone that counts as the system's, or what to ask for it. */
  readonly zone?: string | (() => string)
  /** Where this machine keeps its device ids (journal/device.ts). */
  readonly deviceRoot?: string
  /** Where errors that nobody foresaw are put down; the platform's place for logs if absent. */
  readonly logFile?: string
  /** As the journal's option: for a program that stays open; a one-shot command never folds. */
  readonly foldAfterMs?: number
  /** For a program that stays open and can bring reminders; a one-shot command never plans any. */
  readonly reminders?: boolean
  /** What wakes the reminders, and the disk; this machine's if absent. */
  readonly timers?: Timers
  readonly disk?: Disk
}

export interface Application extends Dispatcher {
  /** The folder of the real journal, also while the sample is shown. */
  readonly folder: string
  /** Calls the contract's methods, typed. */
  readonly client: Client
  /** The real journal, whatever is shown: what other programs work with, such as the command line while the app is open. */
  readonly real: Dispatcher
  /**
   * A sign of life: the machine may have slept, the clock or the zone may have changed. Cheap where nothing has; what
   * has changed is planned anew.
   */
  lookAtClock(): void
  /** Waits for what is being written, and lets go of the files. */
  close(): Promise<void>
}

/**
 * Opens the journal in a folder. Throws a `Refusal` if it cannot be opened: a newer Ajar's, a folder that cannot be
 * read or written.
 */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  const clock = options.clock ?? Date.now
  const log = errorLog(options.logFile ?? defaultLogFile(), clock)
  const { zone } = options
  const setting = { clock, systemZone: typeof zone === 'function' ? zone : () => zone ?? systemZone() }
  const journalOptions = {
    clock,
    zone: setting.systemZone(),
    ...(options.deviceRoot === undefined ? {} : { deviceRoot: options.deviceRoot }),
    ...(options.foldAfterMs === undefined ? {} : { foldAfterMs: options.foldAfterMs }),
    ...(options.disk === undefined ? {} : { disk: options.disk }),
  }
  const journal = await openJournal(options.folder, journalOptions)
  const core = new Core(journal, { ...setting, sample: false })
  const makeSample = async () => {
    const sample = await openSampleJournal(options.folder, journalOptions)
    return new Core(sample, { ...setting, sample: true })
  }
  const schedule =
    options.reminders === true
      ? (tell: (event: AppEvent) => void) =>
          new Scheduler({ core, now: clock, timers: options.timers ?? realTimers, log, tell })
      : undefined
  return new OpenApplication(core, log, makeSample, schedule)
}

class OpenApplication implements Application, Desk {
  readonly folder: string
  readonly client: Client
  readonly real: Dispatcher
  readonly #real: Core
  readonly #makeSample: () => Promise<Core>
  readonly #log: ErrorLog
  /** Absent in a program that brings no reminders. */
  readonly #scheduler: Scheduler | undefined
  /** Who hears of the journal that is shown, and who of the real one alone. */
  readonly #listeners = new Map<(event: AppEvent) => void, 'shown' | 'real'>()
  #sample: Core | undefined
  /** The last write that was begun: the next one waits for it, since what it does hangs on what it finds. */
  #writing: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | undefined

  constructor(
    real: Core,
    log: ErrorLog,
    makeSample: () => Promise<Core>,
    schedule?: (tell: (event: AppEvent) => void) => Scheduler,
  ) {
    this.folder = real.journal.folder
    this.#real = real
    this.#log = log
    this.#makeSample = makeSample
    this.client = clientOver(this, () => this.close())
    this.real = {
      dispatch: (message) => this.#dispatch(message, this.#realDesk(real)),
      on: (listener) => this.#listen(listener, 'real'),
    }
    this.#hear(real)
    this.#scheduler = schedule?.((event) => this.#tell(event, ['shown', 'real']))
  }

  /** The journal that is shown. */
  get core(): Core {
    return this.#sample ?? this.#real
  }

  dispatch(message: unknown): Promise<Result<unknown>> {
    return this.#dispatch(message, this)
  }

  on(listener: (event: AppEvent) => void): () => void {
    return this.#listen(listener, 'shown')
  }

  async openSample(): Promise<Core> {
    if (this.#sample === undefined) {
      this.#sample = await this.#makeSample()
      this.#scheduler?.pause()
      this.#hear(this.#sample)
      this.#tell({ type: 'switched' }, ['shown'])
    }
    return this.#sample
  }

  async leaveSample(): Promise<Core> {
    const sample = this.#sample
    this.#sample = undefined
    this.#scheduler?.resume()
    if (sample !== undefined) {
      this.#tell({ type: 'switched' }, ['shown'])
      await sample.close()
    }
    await throwSampleAway(this.folder)
    return this.#real
  }

  async takeReminder(): Promise<Reminder | null> {
    return (await this.#scheduler?.take()) ?? null
  }

  lookAtClock(): void {
    this.#scheduler?.lookAtClock()
  }

  close(): Promise<void> {
    this.#scheduler?.close()
    this.#closing ??= this.#settled().then(async () => {
      await this.#sample?.close()
      await this.#real.close()
      this.#listeners.clear()
    })
    return this.#closing
  }

  async #dispatch(message: unknown, desk: Desk): Promise<Result<unknown>> {
    try {
      if (this.#closing !== undefined) throw new Refusal('unavailable', 'The journal is closed.')
      this.#scheduler?.pulse()
      return { ok: true, value: await answerCall(message, desk, (write) => this.#inTurn(write)) }
    } catch (error) {
      return { ok: false, error: toAppError(error, 'call', this.#log) }
    }
  }

  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#settled().then(write)
    this.#writing = turn
    return turn
  }

  /** Waits until the writes that were begun are done, whether they succeeded or not. */
  async #settled(): Promise<void> {
    await this.#writing.catch(() => undefined)
  }

  #hear(core: Core): void {
    core.journal.onCommitted(({ contacts, all }) => {
      const whom = [
        ...(core === this.core ? ['shown' as const] : []),
        ...(core.sample ? [] : ['real' as const]),
      ]
      this.#tell({ type: 'changed', contacts: [...contacts], all }, whom)
    })
  }

  #listen(listener: (event: AppEvent) => void, to: 'shown' | 'real'): () => void {
    const own = (event: AppEvent) => {
      listener(event)
    }
    this.#listeners.set(own, to)
    return () => this.#listeners.delete(own)
  }

  #tell(event: AppEvent, whom: readonly ('shown' | 'real')[]): void {
    for (const [listener, to] of this.#listeners) {
      if (!whom.includes(to)) continue
      try {
        listener(event)
      } catch (error) {
        // One window that cannot hear is no reason not to tell the others.
        toAppError(error, 'event', this.#log)
      }
    }
  }

  /** What other programs work with: the real journal, from which there is no way to the sample. */
  #realDesk(core: Core): Desk {
    const refuse = () => {
      throw new Refusal(
        'conflict',
        'The sample journal opens in the app only.',
        'Use “ajar demo DIR” for one of your own.',
      )
    }
    return { core, openSample: refuse, leaveSample: refuse, takeReminder: () => this.takeReminder() }
  }
}
