/**
 * Ids for what a call makes, given by the page: when the answer was lost on the way, the same call made again carries
 * the same id, and the journal writes down once what it was told twice.
 */
import type { MethodName } from '#shared/api/contract.ts'
import { makes } from '#shared/api/making.ts'

export interface Prepared {
  /** The input, with an id in it if it makes something. */
  readonly input: object
  /** To be called when it was answered: the same input is another thing from then on. */
  readonly answered: () => void
}

/** Prepares calls; remembers those that were never answered, as long as the page lives. */
export function steadyIds(newId: () => string): (method: MethodName, input: object) => Prepared {
  const unanswered = new Map<string, string>()
  return (method, input) => {
    if (!makes(method) || ('id' in input && input.id !== undefined)) {
      return { input, answered: () => undefined }
    }
    const content = JSON.stringify([method, input])
    const id = unanswered.get(content) ?? newId()
    unanswered.set(content, id)
    return { input: { ...input, id }, answered: () => unanswered.delete(content) }
  }
}
