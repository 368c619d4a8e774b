/**
 * The lines of a segment, as docs/FORMAT.md describes them: JSON objects that close with a CRC-32 (zlib's) of
 * all bytes before it. Three forms, told apart by how they begin:
 *
 *     {"segment":{…},"crc":"1c2d3e4f"}                  the header, first line of a segment
 *     {"op":{…},"crc":"1c2d3e4f"}                       an operation
 *     {"sealed":"…base64…","crc":"1c2d3e4f"}            an operation under encryption
 *
 * `,"joined":true` before the checksum says: written together with the line before it, in one write.
 */
import { crc32 } from 'node:zlib'

export type LineForm = 'segment' | 'op' | 'sealed'

export interface Line {
  readonly form: LineForm
  /** The JSON text of the header, the operation, or the string that seals it. */
  readonly body: string
  /** Whether it was written together with the line before it. */
  readonly joined: boolean
}

const OPENINGS: readonly (readonly [LineForm, string])[] = [
  ['op', '{"op":'],
  ['sealed', '{"sealed":'],
  ['segment', '{"segment":'],
]
const JOINED = ',"joined":true'
const CRC_KEY = ',"crc":"'
const CRC_DIGITS = 8
const CLOSING = '"}'
const SUFFIX_BYTES = CRC_KEY.length + CRC_DIGITS + CLOSING.length

/** A line's bytes, its newline included. `body` must be JSON on one line. */
export function encodeLine(form: LineForm, body: string, joined = false): Buffer {
  const before = Buffer.from(`{"${form}":${body}${joined ? JOINED : ''}`)
  return Buffer.concat([before, Buffer.from(`${CRC_KEY}${hex(crc32(before))}${CLOSING}\n`)])
}

/** Reads a line's bytes (without the newline); `undefined` if it is not what was once written. */
export function decodeLine(bytes: Buffer): Line | undefined {
  const end = bytes.length - SUFFIX_BYTES
  if (end < 0) return undefined
  const suffix = bytes.toString('latin1', end)
  if (!suffix.startsWith(CRC_KEY) || !suffix.endsWith(CLOSING)) return undefined
  const written = suffix.slice(CRC_KEY.length, CRC_KEY.length + CRC_DIGITS)
  if (written !== hex(crc32(bytes.subarray(0, end)))) return undefined
  const joined = bytes.toString('latin1', end - JOINED.length, end) === JOINED
  for (const [form, opening] of OPENINGS) {
    if (bytes.toString('latin1', 0, opening.length) === opening) {
      return {
        form,
        body: bytes.toString('utf8', opening.length, joined ? end - JOINED.length : end),
        joined,
      }
    }
  }
  return undefined
}

/** A checksum as the format writes it. */
export function hex(crc: number): string {
  return crc.toString(16).padStart(CRC_DIGITS, '0')
}
