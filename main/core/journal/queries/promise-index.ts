/** Which impression a promise stands in: promises are named by their own ids. */
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { Promised } from '#shared/domain/promise.ts'
import type { JournalState } from '../state.ts'

export class PromiseIndex {
  readonly #state: JournalState
  readonly #impressionOf = new Map<string, string>()

  constructor(state: JournalState) {
    this.#state = state
    for (const head of state.heads.values()) this.#enter(head)
  }

  /** The impression and its promise of this id, as they stand. */
  find(promise: string): { head: ImpressionHead; promised: Promised } | undefined {
    const head = this.#state.heads.get(this.#impressionOf.get(promise) ?? '')
    const promised = head?.promises.find(({ id }) => id === promise)
    return head && promised ? { head, promised } : undefined
  }

  /** Looks again at what the given impressions promise. */
  refresh(impressions: Iterable<string>): void {
    for (const id of impressions) {
      const head = this.#state.heads.get(id)
      if (head) this.#enter(head)
    }
  }

  #enter(head: ImpressionHead): void {
    for (const { id } of head.promises) this.#impressionOf.set(id, head.id)
  }
}
