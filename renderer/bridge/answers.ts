/** What comes back from a call, whatever carried it: checked against the contract, or an error in words. */
import { z } from 'zod'
import { contract, type MethodName, type Output } from '#shared/api/contract.ts'
import { AppError, type Result } from '#shared/api/result.ts'

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
])

/** Nobody answered. */
export const CUT_OFF: AppError = {
  code: 'unavailable',
  message: 'Ajar cannot be reached just now. What you wrote is still here.',
  hint: 'If Ajar was ended, start it again; this page comes back by itself.',
}
const STRANGE: AppError = {
  code: 'internal',
  message: 'Ajar answered in a way that this page does not understand. What was acknowledged before is safe.',
  hint: 'Reload the page; if that does not help, start Ajar again.',
}

export const failed = (error: AppError): { ok: false; error: AppError } => ({ ok: false, error })

/** An answer, checked against what the contract says about this method. */
export function readAnswer<M extends MethodName>(method: M, body: unknown): Result<Output<M>> {
  const answer = Answer.safeParse(body)
  if (!answer.success) return failed(STRANGE)
  if (!answer.data.ok) return answer.data
  const value = contract[method].output.safeParse(answer.data.value)
  // The compiler does not follow a method's own schema to its output; the schema has just parsed it.
  return value.success ? { ok: true, value: value.data as Output<M> } : failed(STRANGE)
}
