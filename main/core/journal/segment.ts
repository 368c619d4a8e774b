/**
 * Segments: the files of the log. `scan` reads one, whatever state it is in, and tells what it found.
 *
 * A segment is filled with zeros in advance, so a power cut leaves what was being written as any mixture of its
 * bytes and zeros. Such a torn tail was never acknowledged. It is told apart from damage by what follows: a write
 * begins only after the one before it is durable, so where a line that began a write stands after unreadable bytes,
 * those had been durable, and are damage. Lines that are `joined` to an unreadable one prove nothing.
 *
 * A step of the user is there whole or not at all: of one whose last line did not come through, no line counts.
 */
import { z } from 'zod'
import { ZonedDateTime, Id } from '#shared/domain/primitives.ts'
import { decodeLine, encodeLine, type Line } from './line.ts'
import { FORMAT } from './operations.ts'

/** The first line of a segment. */
export const SegmentHeader = z.object({
  format: z.number().int(),
  journal: Id,
  device: Id,
  sequence: z.number().int().min(1),
  created: ZonedDateTime,
  /** What its subkey is made from under encryption; `null`: its lines are plain. */
  key: z.object({ salt: z.string() }).nullable(),
})
export type SegmentHeader = z.infer<typeof SegmentHeader>

export interface ScannedLine extends Line {
  readonly offset: number
  /** In bytes, without the newline. */
  readonly length: number
  /** Counted from 1. */
  readonly number: number
}

export interface Scan {
  /** Where the last good line ends: the next one goes here. */
  readonly end: number
  /** Numbers of the lines that cannot be read although they had been durable. */
  readonly damaged: readonly number[]
  /** What was being written when the power was cut. */
  readonly torn: { readonly from: number; readonly to: number } | undefined
}

const NEWLINE = 10

/** The name of a segment's file. */
export function segmentName(sequence: number): string {
  return `${String(sequence).padStart(5, '0')}.jsonl`
}

/** The sequence number in a segment's file name; `undefined` if the file is no segment. */
export function sequenceOf(name: string): number | undefined {
  const digits = /^(\d{5,})\.jsonl$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The header line of a plain segment. */
export function headerLine(header: Omit<SegmentHeader, 'format' | 'key'>): Buffer {
  return encodeLine('segment', JSON.stringify({ format: FORMAT, ...header, key: null }))
}

/**
 * Reads a segment's bytes; `visit` gets every good line in order. With `from`, they are those after so many bytes
 * and lines of the segment; everything is told as counted from its beginning.
 */
export function scan(
  bytes: Buffer,
  visit: (line: ScannedLine) => void,
  from: { readonly length: number; readonly lines: number } = { length: 0, lines: 0 },
): Scan {
  const damaged: number[] = []
  /** Lines that wait for the end of their step, or for a later write that shows that they had been durable. */
  let pending: { readonly at: number; readonly number: number; readonly line: ScannedLine | undefined }[] = []
  let end = 0
  let number = from.lines
  const last = lastNonZero(bytes)
  const settle = (upTo: number) => {
    for (const waiting of pending) {
      if (waiting.line === undefined) damaged.push(waiting.number)
      else visit(waiting.line)
    }
    pending = []
    end = upTo
  }
  for (let at = 0; at <= last;) {
    number += 1
    const newline = bytes.indexOf(NEWLINE, at)
    const stop = newline < 0 || newline > last ? last + 1 : newline
    const decoded = newline < 0 ? undefined : decodeLine(bytes.subarray(at, stop))
    const line = decoded && { ...decoded, offset: from.length + at, length: stop - at, number }
    if (line?.joined === false) settle(at)
    pending.push({ at, number, line })
    if (line?.more === false && pending.every((waiting) => waiting.line !== undefined)) settle(stop + 1)
    at = stop + 1
  }
  const [first] = pending
  return {
    end: from.length + end,
    damaged,
    torn: first === undefined ? undefined : { from: from.length + first.at, to: from.length + last + 1 },
  }
}

function lastNonZero(bytes: Buffer): number {
  let at = bytes.length - 1
  while (at >= 0 && bytes[at] === 0) at -= 1
  return at
}
