/** Writing to the journal from React: every write says what it did, and can be taken back. */
import { useCallback, useState } from 'react'
import type { Input, MethodName, Output } from '#shared/api/contract.ts'
import type { Result } from '#shared/api/result.ts'
import { notices } from '../ui/notices.ts'
import { useClient } from './queries.tsx'

interface WriteOptions<M extends MethodName> {
  /** What the undo line says when it is done ("Written down."); without it nothing is said. */
  readonly said?: string | ((value: Output<M>) => string)
  /** Errors are shown by whoever calls (beside what was typed), not in the line below. */
  readonly ownErrors?: boolean
}

export interface Write<M extends MethodName> {
  /** Does it. Never throws: a failure is in the result, and has been said unless `ownErrors` is set. */
  readonly write: (input: Input<M>) => Promise<Result<Output<M>>>
  readonly pending: boolean
}

function undoOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'undo' in value && typeof value.undo === 'string'
    ? value.undo
    : undefined
}

/** A method that writes: what it did is said with an **Undo**, what went wrong with what to do. */
export function useWrite<M extends MethodName>(method: M, options: WriteOptions<M> = {}): Write<M> {
  const client = useClient()
  const [running, setRunning] = useState(0)
  const { said, ownErrors = false } = options

  const write = useCallback(
    async (input: Input<M>) => {
      setRunning((count) => count + 1)
      const result = await client.call(method, input)
      setRunning((count) => count - 1)
      if (result.ok) {
        const words = typeof said === 'function' ? said(result.value) : said
        if (words !== undefined) notices.done(words, undoOf(result.value))
      } else if (!ownErrors) {
        notices.failed(result.error)
      }
      return result
    },
    [client, method, said, ownErrors],
  )
  return { write, pending: running > 0 }
}
