/** Which of the wished fields differ from what stands: only those are written into the log. */
import { isDeepStrictEqual } from 'node:util'

/** The fields of `wished` that `standing` does not have so already; `null` stands for empty. */
export function changedFields<T extends object>(wished: T, standing: object): T {
  const before = new Map<string, unknown>(Object.entries(standing))
  const changed = Object.entries(wished).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(value, before.get(field) ?? null),
  )
  // Entries of a T that were left out where they change nothing: still a T, all of whose fields are optional.
  return Object.fromEntries(changed) as T
}
