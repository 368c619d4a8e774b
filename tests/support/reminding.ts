/** An application that brings reminders, on a machine that the test turns, and somebody who shows what it hands out. */
import { join } from 'node:path'
import type { Input, MethodName, Output } from '#shared/api/contract.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import type { Application } from '#core/application.ts'
import { openApplication } from '#core/application.ts'
import type { Disk } from '#core/journal/disk.ts'
import type { Machine } from './machine.ts'

export interface Shown {
  /** What the wall clock showed. */
  readonly at: string
  /** The same in milliseconds since 1970-01-01T00:00Z, and the zone that the machine was set to. */
  readonly ms: number
  readonly zone: string
  readonly reminder: Reminder
}

export class Reminding {
  readonly machine: Machine
  readonly folder: string
  /** What was shown, by whomever this test let take it, over restarts. */
  readonly shown: Shown[] = []
  readonly events: AppEvent[] = []
  /** What was taken and never shown, since the program ended just then. */
  readonly lost: Reminder[] = []
  /** Whether somebody is there who takes what is due. */
  taking = true
  /** Whether the next that is taken is lost; after it nothing is taken, since there is no program any more. */
  losing = false
  app: Application
  readonly #disk: Disk | undefined

  private constructor(machine: Machine, folder: string, app: Application, disk: Disk | undefined) {
    this.machine = machine
    this.folder = folder
    this.app = app
    this.#disk = disk
    this.#attend()
  }

  /** `folder` holds the journal, the device ids and the log file. */
  static async open(machine: Machine, folder: string, disk?: Disk): Promise<Reminding> {
    return new Reminding(machine, folder, await opening(machine, folder, disk), disk)
  }

  /** Closes, and opens again: everything that is not on the disk is gone. */
  async reopen(): Promise<void> {
    await this.machine.settled()
    await this.app.close()
    await this.restart()
  }

  /** Opens again, whatever became of the application before. */
  async restart(): Promise<void> {
    this.machine.forgetTimers()
    this.app = await opening(this.machine, this.folder, this.#disk)
    this.#attend()
  }

  /** The value that a method answers; throws where it answers an error. */
  async call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
    const result = await this.app.client.call(method, input)
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`)
    return result.value
  }

  /** Asks for what is due, and shows it. */
  async take(): Promise<Reminder | null> {
    const { reminder } = await this.call('reminders.take', {})
    if (reminder !== null && this.losing) {
      this.lost.push(reminder)
      this.losing = false
      this.taking = false
    } else if (reminder !== null) {
      const { machine } = this
      this.shown.push({ at: machine.shows, ms: machine.now(), zone: machine.zone, reminder })
    }
    return reminder
  }

  /** How often a reminder was told of. */
  get told(): number {
    return this.events.filter(({ type }) => type === 'reminder').length
  }

  /** The titles of what was shown. */
  get titles(): string[] {
    return this.shown.map(({ reminder }) => reminder.title)
  }

  #attend(): void {
    this.app.on((event) => {
      this.events.push(event)
      if (event.type === 'reminder' && this.taking) this.machine.busyWith(this.take())
    })
  }
}

function opening(machine: Machine, folder: string, disk: Disk | undefined): Promise<Application> {
  return openApplication({
    folder: join(folder, 'journal'),
    deviceRoot: join(folder, 'devices'),
    logFile: join(folder, 'log', 'ajar.log'),
    clock: machine.now,
    zone: () => machine.zone,
    timers: machine,
    reminders: true,
    ...(disk === undefined ? {} : { disk }),
  })
}
