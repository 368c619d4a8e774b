/** What every call answers: a value, or an error that a person can act upon. Nothing is thrown over the contract. */
import { z } from 'zod'

export const ErrorCode = z.enum([
  /** The message is not in the contract, or its input does not fit it. */
  'invalid',
  /** What was named does not exist (any more). */
  'not-found',
  /** A name fits several: say which. */
  'ambiguous',
  /** It cannot be done as things stand. */
  'conflict',
  /** Without the key, with a wrong one, or from elsewhere. */
  'forbidden',
  /** More than is taken at once. */
  'too-large',
  /** A file given by the user cannot be read as what it should be. */
  'unreadable',
  /** The journal's folder or files cannot be read or written. */
  'storage',
  /** The journal was made by a newer Ajar. */
  'newer-journal',
  /** Another program has the journal and cannot be reached. */
  'locked',
  /** The core is not there: it ended, or the connection is down. */
  'unavailable',
  /** Nobody foresaw it; `reference` finds it in the log file. */
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

export const AppError = z.object({
  code: ErrorCode,
  /** One sentence for people: what happened, where, and that nothing was lost. */
  message: z.string(),
  /** What to do now. */
  hint: z.string().optional(),
  /** Of an internal error: how to find it in the log file. */
  reference: z.string().optional(),
})
export type AppError = z.infer<typeof AppError>

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** Thrown inside the core for an expected failure; becomes an `AppError` at the contract's edge. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, hint?: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.hint = hint
  }

  /** The refusal as it travels. */
  toAppError(): AppError {
    return this.hint === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, hint: this.hint }
  }
}
