/** Adding under an id that the caller made: said twice, it is done once. */
import { createHash } from 'node:crypto'
import { Refusal } from '#shared/api/result.ts'

/** The id of the operation that adds the thing of this id: always the same, so that the journal recognizes a retry. */
export function additionId(what: string, id: string): string {
  return createHash('sha256').update(`${what} ${id}`).digest('hex').slice(0, 32)
}

/** The thing that was added; refused if it was added under this id before and deleted since. */
export function added<T>(what: string, thing: T | undefined): T {
  if (thing === undefined) {
    throw new Refusal(
      'conflict',
      `This ${what} was written down before and deleted since, so it was not written again.`,
      'Write it down anew, under a new id.',
    )
  }
  return thing
}
