/** Lines out of a stream of bytes, each no longer than is allowed for what it begins with. */
import { PREFIX_BYTES } from '../message-size.ts'

const NEWLINE = 0x0a

/** Takes chunks as they come; gives each whole line, without its end, to `onLine`. */
export class LineReader {
  private readonly onLine: (line: string) => void
  private readonly onTooLong: () => void
  private readonly bytesAllowed: (prefix: string) => number
  private parts: Buffer[] = []
  private length = 0
  private allowed: number | undefined
  private done = false

  /** `onTooLong` is called once, and nothing after it. */
  constructor(
    onLine: (line: string) => void,
    onTooLong: () => void,
    bytesAllowed: (prefix: string) => number,
  ) {
    this.onLine = onLine
    this.onTooLong = onTooLong
    this.bytesAllowed = bytesAllowed
  }

  /** Bytes of the stream, in their order. */
  push(chunk: Buffer): void {
    let rest = chunk
    while (!this.done) {
      const end = rest.indexOf(NEWLINE)
      if (!this.keep(end < 0 ? rest : rest.subarray(0, end)) || end < 0) return
      const line = Buffer.concat(this.parts, this.length).toString('utf8')
      this.parts = []
      this.length = 0
      this.allowed = undefined
      if (line !== '') this.onLine(line)
      rest = rest.subarray(end + 1)
    }
  }

  /** Keeps a part of the line; `false`, and the end of all reading, if it has grown too long. */
  private keep(part: Buffer): boolean {
    if (part.length === 0) return true
    this.parts.push(part)
    this.length += part.length
    if (this.allowed === undefined && this.length >= PREFIX_BYTES) {
      this.allowed = this.bytesAllowed(
        Buffer.concat(this.parts, this.length).toString('utf8', 0, PREFIX_BYTES),
      )
    }
    if (this.allowed !== undefined && this.length > this.allowed) {
      this.done = true
      this.parts = []
      this.onTooLong()
    }
    return !this.done
  }
}
