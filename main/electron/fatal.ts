/**
 * The lane for what nobody caught. Before the window stands it ends the start: a box that says what kept Ajar from
 * opening, which folder it was about, and that nothing was lost; exit code 1. Afterwards a failed errand is put down in
 * the log and Ajar goes on; what was thrown out of turn may have left something half done, so Ajar says so and ends.
 */
import type { AppError } from '#shared/api/result.ts'
import { toAppError } from '#core/edge.ts'
import type { ErrorLog } from '#core/error-log.ts'

/** The part of `process` that the lane hears and speaks through. */
export interface Program {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (thrown: unknown) => void): unknown
  readonly stdout: NodeJS.EventEmitter
  readonly stderr: NodeJS.EventEmitter & { write(text: string): unknown }
}

export interface FatalParts {
  readonly program: Program
  readonly log: ErrorLog
  /** Shows a box and waits until it is closed. */
  readonly box: (title: string, words: string) => void
  /** Ends the program at once, with exit code 1. */
  readonly exit: () => void
}

export interface FatalLane {
  /** The folder of the journal that is being opened. */
  about(journal: string): void
  /** The start is over. From now on `end` lets the program end in order. */
  started(end: () => void): void
  /** Ends the program, because of this error. */
  fail(error: unknown): void
}

/** Takes what is thrown and caught by nobody, from now on. */
export function openFatalLane({ program, log, box, exit }: FatalParts): FatalLane {
  let journal: string | undefined
  let endInOrder: (() => void) | undefined
  let failed = false

  const fail = (error: unknown): void => {
    // What else goes wrong on the way out is no news.
    if (failed) return
    failed = true
    const told = toAppError(error, endInOrder === undefined ? 'start' : 'main', log)
    const title = endInOrder === undefined ? 'Ajar could not open' : 'Ajar has to close'
    const words = wordsFor(told, journal)
    program.stderr.write(`${title}: ${words.replaceAll('\n\n', ' ')}\n`)
    box(title, words)
    if (endInOrder === undefined) exit()
    else endInOrder()
  }

  program.on('uncaughtException', fail)
  program.on('unhandledRejection', (reason) => {
    if (endInOrder === undefined) fail(reason)
    else toAppError(reason, 'main', log)
  })
  // The terminal that Ajar was started from may be gone; that nobody reads there is no error.
  for (const stream of [program.stdout, program.stderr]) stream.on('error', () => undefined)

  return {
    about: (folder) => {
      journal = folder
    },
    started: (end) => {
      endInOrder = end
    },
    fail,
  }
}

function wordsFor({ message, hint }: AppError, journal: string | undefined): string {
  const where = journal === undefined ? [] : [`The journal’s folder: ${journal}`]
  return [
    message,
    'Nothing that was written down is lost.',
    ...(hint === undefined ? [] : [hint]),
    ...where,
  ].join('\n\n')
}
