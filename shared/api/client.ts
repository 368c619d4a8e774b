/** The contract as a caller sees it, whatever carries it. */
import type { AppEvent } from './events.ts'
import type { Input, MethodName, Output } from './contract.ts'
import type { Result } from './result.ts'

export interface Client {
  /** Calls a method. Never throws for a failure of the call: it is in the result. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>>
  /** Hears events until the returned function is called. */
  on(listener: (event: AppEvent) => void): () => void
  /** Lets go of the connection. */
  close(): Promise<void>
}

/** One call as it travels. */
export interface CallMessage {
  readonly method: string
  readonly input: unknown
}
