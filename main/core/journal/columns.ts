/**
 * Columns: a file of typed arrays and texts, one after the other, as docs/FORMAT.md describes it for heads.bin.
 *
 *     "AJARCOL1"  u32 length of the table  the table (JSON)  padding to 8  the columns, each padded to 8
 *     CRC-32 of everything before (u32)
 *
 * All numbers are little-endian, as on every machine that Node runs on.
 */
import { crc32 } from 'node:zlib'
import { z } from 'zod'

const MAGIC = Buffer.from('AJARCOL1')
const ALIGN = 8

const Table = z.object({
  rows: z.number().int().min(0),
  columns: z.record(z.string(), z.object({ at: z.number().int().min(0), bytes: z.number().int().min(0) })),
})

/** Lays columns out as one file, in pieces. */
export function encodeColumns(rows: number, columns: Readonly<Record<string, Uint8Array>>): Buffer[] {
  let at = 0
  const table: z.infer<typeof Table> = { rows, columns: {} }
  for (const [name, bytes] of Object.entries(columns)) {
    table.columns[name] = { at, bytes: bytes.length }
    at += padded(bytes.length)
  }
  const json = Buffer.from(JSON.stringify(table))
  const start = Buffer.alloc(padded(MAGIC.length + 4 + json.length))
  MAGIC.copy(start)
  start.writeUInt32LE(json.length, MAGIC.length)
  json.copy(start, MAGIC.length + 4)
  const pieces: Buffer[] = [start]
  for (const bytes of Object.values(columns)) {
    const padding = Buffer.alloc(padded(bytes.length) - bytes.length)
    // Without empty ones: of those zlib makes the checksum 0, whatever came before.
    pieces.push(
      ...[Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), padding].filter(
        ({ length }) => length > 0,
      ),
    )
  }
  const end = Buffer.alloc(4)
  end.writeUInt32LE(pieces.reduce((crc, piece) => crc32(piece, crc), 0))
  return [...pieces, end]
}

/** The columns of a file; throws if it is not what was once written. */
export class Columns {
  readonly rows: number
  readonly #columns: z.infer<typeof Table>['columns']
  readonly #bytes: Buffer
  readonly #start: number

  constructor(file: Buffer) {
    const end = file.length - 4
    if (end < MAGIC.length + 4 || !file.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('no columns')
    if (crc32(file.subarray(0, end)) !== file.readUInt32LE(end)) throw new Error('damaged columns')
    const length = file.readUInt32LE(MAGIC.length)
    const table = Table.parse(JSON.parse(file.toString('utf8', MAGIC.length + 4, MAGIC.length + 4 + length)))
    this.rows = table.rows
    this.#columns = table.columns
    this.#bytes = file
    this.#start = padded(MAGIC.length + 4 + length)
  }

  bytes(name: string): Buffer {
    const column = this.#columns[name]
    if (column === undefined) throw new Error(`no column ${name}`)
    return this.#bytes.subarray(this.#start + column.at, this.#start + column.at + column.bytes)
  }

  numbers(name: string): Uint32Array {
    const bytes = this.bytes(name)
    return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  }

  times(name: string): Float64Array {
    const bytes = this.bytes(name)
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  }

  /** A column of texts: gives each row's. */
  texts(name: string): (row: number) => string {
    const ends = this.numbers(`${name}.ends`)
    const all = this.bytes(name).toString('utf8')
    return (row) => all.slice(row === 0 ? 0 : ends[row - 1], ends[row])
  }

  /** A column of lists of numbers: gives each row's. */
  lists(name: string): (row: number) => Uint32Array {
    const ends = this.numbers(`${name}.ends`)
    const all = this.numbers(name)
    return (row) => all.subarray(row === 0 ? 0 : ends[row - 1], ends[row])
  }
}

/** A column of texts, and where each ends (counted in UTF-16 units). */
export class TextColumn {
  readonly #texts: string[] = []
  readonly #ends: number[] = []
  #length = 0

  push(text: string): void {
    this.#texts.push(text)
    this.#ends.push((this.#length += text.length))
  }

  columns(name: string): Record<string, Uint8Array> {
    return {
      [name]: Buffer.from(this.#texts.join('')),
      [`${name}.ends`]: bytesOf(Uint32Array.from(this.#ends)),
    }
  }
}

/** A column of lists of words; each different word is kept once, in a dictionary. */
export class WordsColumn {
  readonly #words = new Map<string, number>()
  readonly #all: number[] = []
  readonly #ends: number[] = []

  push(words: readonly string[]): void {
    for (const word of words) {
      const known = this.#words.get(word)
      if (known === undefined) this.#words.set(word, this.#words.size)
      this.#all.push(known ?? this.#words.size - 1)
    }
    this.#ends.push(this.#all.length)
  }

  columns(name: string): Record<string, Uint8Array> {
    return {
      [name]: bytesOf(Uint32Array.from(this.#all)),
      [`${name}.ends`]: bytesOf(Uint32Array.from(this.#ends)),
      [`${name}.words`]: Buffer.from(JSON.stringify([...this.#words.keys()])),
    }
  }
}

/** The bytes of a typed array. */
export function bytesOf(array: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN
}
