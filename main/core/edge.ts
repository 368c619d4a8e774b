/** The contract's edge: what is thrown inside becomes an error that a person can act upon. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type AppError, Refusal } from '#shared/api/result.ts'
import type { ErrorLog } from './error-log.ts'

/** How many faults of one input are told at once. */
const TOLD = 3

/**
 * The error as it travels: a refusal in its own words; anything else, which nobody foresaw, as `internal` with a
 * reference under which the log file has its one line.
 */
export function toAppError(error: unknown, where: string, log: ErrorLog): AppError {
  if (error instanceof Refusal) return error.toAppError()
  const reference = randomUUID().slice(0, 8)
  log.unforeseen(reference, where, error)
  return {
    code: 'internal',
    message: 'Something went wrong inside Ajar. What was written down before is safe.',
    hint: `Try again. If it happens again, report it with the reference ${reference}.`,
    reference,
  }
}

/** The refusal of an input that does not fit a method's schema: it names each field and what is wrong with it. */
export function invalidInput(method: string, error: z.ZodError): Refusal {
  const told = error.issues.slice(0, TOLD).map(fault)
  const more = error.issues.length - told.length
  return new Refusal(
    'invalid',
    `${method}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    'Nothing was changed. Correct the input and try again.',
  )
}

function fault(issue: z.core.$ZodIssue): string {
  const field = fieldName(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `“${shortened(key)}”`).join(', ')
    return `${field === '' ? 'the input' : field} has no field called ${names}`
  }
  if (field !== '' && issue.message.endsWith('received undefined')) return `“${field}” is missing`
  const words = issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
  return field === '' ? `the input is wrong (${words})` : `“${field}” is wrong (${words})`
}

/** A path as a person would write it: "promises[0].due". */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${shortened(String(step))}`))
    .join('')
    .replace(/^\./, '')
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name
}
