/** An application on a folder of its own, with a clock that the test turns. */
import { join } from 'node:path'
import type { Input, MethodName, Output } from '#shared/api/contract.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { AppError } from '#shared/api/result.ts'
import { readZoned, epochMs } from '#shared/dates.ts'
import { type Application, openApplication } from '#core/application.ts'
import { temporaryFolder } from './shell.ts'

export interface Opened {
  readonly app: Application
  /** Holds the journal, the device ids and the log file. */
  readonly folder: string
  /** The value that a method answers; throws where it answers an error. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  /** The error that a message is answered with; throws where there is none. */
  refused(method: string, input: unknown): Promise<AppError>
  /** Sets the clock, to a wall-clock time in the application's zone. */
  setClock(to: string): void
  /** What was heard so far. */
  readonly events: AppEvent[]
  /** Closes, and opens again. */
  reopened(): Promise<Opened>
  end(): Promise<void>
}

/** Opens an application in a temporary folder. The clock stands at `now`, a wall-clock time in `zone`. */
export async function opened(now = '2026-11-23T10:00:00', zone = 'Europe/Berlin'): Promise<Opened> {
  const { path, dispose } = temporaryFolder('core')
  return openedIn(path, dispose, now, zone)
}

async function openedIn(folder: string, dispose: () => void, now: string, zone: string): Promise<Opened> {
  let clock = now
  const app = await openApplication({
    folder: join(folder, 'journal'),
    deviceRoot: join(folder, 'devices'),
    logFile: join(folder, 'log', 'ajar.log'),
    clock: () => epochMs(readZoned(clock, zone)),
    zone,
  })
  const events: AppEvent[] = []
  app.on((event) => events.push(event))
  return {
    app,
    folder,
    events,
    async call(method, input) {
      const result = await app.client.call(method, input)
      if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`)
      return result.value
    },
    async refused(method, input) {
      const result = await app.dispatch({ method, input })
      if (result.ok) throw new Error(`${method} was not refused`)
      return result.error
    },
    setClock(to) {
      clock = to
    },
    async reopened() {
      await app.close()
      return openedIn(folder, dispose, clock, zone)
    },
    async end() {
      await app.close()
      dispose()
    },
  }
}
