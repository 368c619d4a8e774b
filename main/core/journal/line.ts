/**
 * The lines of a segment, as docs/FORMAT.md describes them: JSON objects that close with a CRC-32 (zlib's) of
 * all bytes before it. Three forms, told apart by how they begin:
 *
 *     {"segment":{…},"crc":"1c2d3e4f"}                  the header, first line of a segment
 *     {"op":{…},"crc":"1c2d3e4f"}                       an operation
 *     {"sealed":"…base64…","crc":"1c2d3e4f"}            an operation under encryption
 *
 * Two marks may stand before the checksum, in this order: `,"joined":true`, written together with the line before
 * it, in one write; `,"more":true`, the step goes on in the next line.
 */
import { crc32 } from 'node:zlib'

export type LineForm = 'segment' | 'op' | 'sealed'

export interface Line {
  readonly form: LineForm
  /** The JSON text of the header, the operation, or the string that seals it. */
  readonly body: string
  /** Whether it was written together with the line before it. */
  readonly joined: boolean
  /** Whether its step goes on in the next line. */
  readonly more: boolean
}

const OPENINGS: readonly (readonly [LineForm, string])[] = [
  ['op', '{"op":'],
  ['sealed', '{"sealed":'],
  ['segment', '{"segment":'],
]
const JOINED = ',"joined":true'
const MORE = ',"more":true'
const CRC_KEY = ',"crc":"'
const CRC_DIGITS = 8
const CLOSING = '"}'
const SUFFIX_BYTES = CRC_KEY.length + CRC_DIGITS + CLOSING.length

/** A line's bytes, its newline included. `body` must be JSON on one line. */
export function encodeLine(
  form: LineForm,
  body: string,
  { joined = false, more = false }: { readonly joined?: boolean; readonly more?: boolean } = {},
): Buffer {
  const before = Buffer.from(`{"${form}":${body}${joined ? JOINED : ''}${more ? MORE : ''}`)
  return Buffer.concat([before, Buffer.from(`${CRC_KEY}${hex(crc32(before))}${CLOSING}\n`)])
}

/** Reads a line's bytes (without the newline); `undefined` if it is not what was once written. */
export function decodeLine(bytes: Buffer): Line | undefined {
  const stop = bytes.length - SUFFIX_BYTES
  if (stop < 0) return undefined
  const suffix = bytes.toString('latin1', stop)
  if (!suffix.startsWith(CRC_KEY) || !suffix.endsWith(CLOSING)) return undefined
  const written = suffix.slice(CRC_KEY.length, CRC_KEY.length + CRC_DIGITS)
  if (written !== hex(crc32(bytes.subarray(0, stop)))) return undefined
  // A body ends with a bracket or a quotation mark, so neither mark can be a part of it.
  const more = endsWith(bytes, stop, MORE)
  const beforeMore = more ? stop - MORE.length : stop
  const joined = endsWith(bytes, beforeMore, JOINED)
  const end = joined ? beforeMore - JOINED.length : beforeMore
  for (const [form, opening] of OPENINGS) {
    if (bytes.toString('latin1', 0, opening.length) === opening) {
      return { form, body: bytes.toString('utf8', opening.length, end), joined, more }
    }
  }
  return undefined
}

function endsWith(bytes: Buffer, end: number, words: string): boolean {
  return bytes.toString('latin1', end - words.length, end) === words
}

/** A checksum as the format writes it. */
export function hex(crc: number): string {
  return crc.toString(16).padStart(CRC_DIGITS, '0')
}
