/** Why a command could not do what was asked, in one plain line. Light enough to be loaded before anything else. */
import type { AppError } from '#shared/api/result.ts'

/** What the command line says and, with `--json`, prints as `error`; exit code 1. */
export class Failure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.message)
    this.name = 'Failure'
    this.error = error
  }
}

/** The command was used wrongly: exit code 2. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUsage'
  }
}

/** An error in one line: the sentence, and the way out. */
export function inOneLine({ message, hint }: AppError): string {
  return [message, hint]
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/\s*\n\s*/g, ' ')
}
