/** Offers: files that were handed over and wait, in memory, to be planned and imported. A token names each, once. */
import { randomUUID } from 'node:crypto'
import { Refusal } from '#shared/api/result.ts'
import type { ImportFile } from '../../interchange/import-files.ts'

/** So much may wait at once: what was offered first and never used makes room. */
const MAX_BYTES = 500_000_000

export interface Offers {
  /** Takes a file in; gives its token. */
  add(file: ImportFile): string
  /** The files of these tokens; refused as `not-found` if one is not known (any more). */
  files(tokens: readonly string[]): ImportFile[]
  /** Forgets files that were imported. */
  forget(tokens: readonly string[]): void
}

/** No offers yet. */
export function newOffers(): Offers {
  const waiting = new Map<string, ImportFile>()
  let bytes = 0
  const forget = (tokens: readonly string[]) => {
    for (const token of tokens) {
      bytes -= waiting.get(token)?.bytes.length ?? 0
      waiting.delete(token)
    }
  }
  return {
    add(file) {
      const token = randomUUID()
      waiting.set(token, file)
      bytes += file.bytes.length
      for (const oldest of waiting.keys()) {
        if (bytes <= MAX_BYTES || oldest === token) break
        forget([oldest])
      }
      return token
    },
    files: (tokens) =>
      [...new Set(tokens)].map((token) => {
        const file = waiting.get(token)
        if (file === undefined) {
          throw new Refusal(
            'not-found',
            'This file is not waiting to be imported any more.',
            'Choose it again.',
          )
        }
        return file
      }),
    forget,
  }
}
