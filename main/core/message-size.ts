/** How large a message may be, whatever carries it. */
import { contract } from '#shared/api/contract.ts'
import type { AppError } from '#shared/api/result.ts'

/** Bytes of an ordinary call: the longest text that an impression may have, however it is escaped, and its fields. */
export const ORDINARY_BYTES = 8 * 1024 * 1024

/** Bytes of a call that hands over a file: the longest base64 that the contract takes, and its name. */
export const IMPORT_BYTES = (contract['imports.offer'].input.shape.base64.maxLength ?? 0) + 16 * 1024

/** How much of a message is enough to see what it calls. */
export const PREFIX_BYTES = 200

/** The bytes that a message may have whose text begins with `prefix`: clients write the method first. */
export function bytesAllowed(prefix: string): number {
  return /^\s*\{(?:"id":\d{1,16},"call":\{)?\s*"method"\s*:\s*"imports\.offer"/.test(prefix)
    ? IMPORT_BYTES
    : ORDINARY_BYTES
}

/** What is answered to a message that is larger than that. */
export const TOO_LARGE: AppError = {
  code: 'too-large',
  message: 'That is more than Ajar takes at once; nothing was written down.',
  hint: 'Write it down in parts, or import a smaller file.',
}
