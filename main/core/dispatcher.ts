/** What a carrier needs of whoever answers calls: the application itself, or a connection to the one that holds the journal. */
import { z } from 'zod'
import type { Client } from '#shared/api/client.ts'
import { contract, type Input, type MethodName, type Output } from '#shared/api/contract.ts'
import type { AppEvent } from '#shared/api/events.ts'
import { AppError, type Result } from '#shared/api/result.ts'

export interface Dispatcher {
  /** Answers a message as it came over a wire: whatever it is, the answer is a result. Never throws for a failed call. */
  dispatch(message: unknown): Promise<Result<unknown>>
  /** Hears events until the returned function is called. */
  on(listener: (event: AppEvent) => void): () => void
}

/** A result as it arrives over a wire: of a value nothing is known yet. */
export const AnyResult = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
])

/** A client whose calls go through `dispatcher`; what comes back is parsed by the contract. */
export function clientOver(dispatcher: Dispatcher, close: () => Promise<void>): Client {
  const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> => {
    const result = await dispatcher.dispatch({ method, input })
    if (!result.ok) return result
    const parsed = contract[method].output.safeParse(result.value)
    return parsed.success
      ? { ok: true, value: parsed.data as Output<M> }
      : { ok: false, error: NOT_UNDERSTOOD }
  }
  return { call, on: (listener) => dispatcher.on(listener), close }
}

/** Two versions of Ajar on one journal: the older does not know what the newer says. */
const NOT_UNDERSTOOD: AppError = {
  code: 'internal',
  message: 'The answer of the Ajar that holds the journal could not be understood.',
  hint: 'Two versions of Ajar may be at work. End both, and start the newer one.',
}
