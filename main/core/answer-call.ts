/** A message from a carrier, answered: read strictly by the contract, then given to its handler. */
import { z } from 'zod'
import { contract, isMethod, type MethodName, type Output, type Parsed } from '#shared/api/contract.ts'
import { Refusal } from '#shared/api/result.ts'
import { invalidInput } from './edge.ts'
import { type Desk, handlers } from './handlers.ts'

const Message = z.strictObject({ method: z.string().max(100), input: z.unknown() })

/** Each method's schema, typed by its name, so that handler and input are known to belong together. */
const inputs: { readonly [M in MethodName]: { readonly input: z.ZodType<Parsed<M>> } } = contract

/** Lets a write wait for its turn. */
export type InTurn = <T>(write: () => Promise<T>) => Promise<T>

/**
 * Answers a message. Throws a `Refusal` of code `invalid` if it is not in the contract or its input does not fit, and
 * whatever its handler throws.
 */
export async function answerCall(message: unknown, desk: Desk, inTurn: InTurn): Promise<unknown> {
  const parsed = Message.safeParse(message)
  if (!parsed.success) throw invalidInput('A message', parsed.error)
  const { method, input } = parsed.data
  if (!isMethod(method)) {
    throw new Refusal(
      'invalid',
      'There is no such method in the contract.',
      'Two versions of Ajar may be at work. End both, and start the newer one.',
    )
  }
  return answer(method, input, desk, inTurn)
}

function answer<M extends MethodName>(
  method: M,
  raw: unknown,
  desk: Desk,
  inTurn: InTurn,
): Promise<Output<M>> {
  const parsed = inputs[method].input.safeParse(raw)
  if (!parsed.success) throw invalidInput(method, parsed.error)
  const call = async () => handlers[method](desk, parsed.data)
  return contract[method].kind === 'read' ? call() : inTurn(call)
}
