/** Calls of the contract, whatever carries them: what comes back is checked, and a lost answer is said in words. */
import { z } from 'zod'
import type { Client } from '#shared/api/client.ts'
import { contract, type MethodName, type Output } from '#shared/api/contract.ts'
import { makes } from '#shared/api/making.ts'
import { AppError, type Result } from '#shared/api/result.ts'
import { steadyIds } from './steady-ids.ts'

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
])

/** Nobody answered. */
const CUT_OFF: AppError = {
  code: 'unavailable',
  message: 'Ajar cannot be reached just now. What you wrote is still here.',
  hint: 'If Ajar was ended, start it again; this page comes back by itself.',
}
/** Of a call that makes something: whether it was done before the connection broke off, nobody can say. */
const CUT_OFF_MAKING: AppError = {
  ...CUT_OFF,
  hint: 'This page comes back by itself when Ajar does. Do it again then: it will not be there twice.',
}
const STRANGE: AppError = {
  code: 'internal',
  message: 'Ajar answered in a way that this page does not understand. What was acknowledged before is safe.',
  hint: 'Reload the page; if that does not help, start Ajar again.',
}

/** The result of a call that could not be made or answered. */
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

/** Sends one call, and gives its result. Rejects if nobody answers. */
export type Send = <M extends MethodName>(method: M, input: object) => Promise<Result<Output<M>>>

/** Calls through `send`. A call that makes something may be made again when its answer was lost. */
export function callsThrough(send: Send): Client['call'] {
  const prepare = steadyIds(() => crypto.randomUUID())
  return async (method, input) => {
    const prepared = prepare(method, input)
    try {
      const result = await send(method, prepared.input)
      if (result.ok || result.error.code !== 'unavailable') prepared.answered()
      return result
    } catch {
      return failed(makes(method) ? CUT_OFF_MAKING : CUT_OFF)
    }
  }
}
