/**
 * heads.bin: what the journal remembers of its impressions, in columns. A head is made of its columns when somebody
 * looks at it; opening a journal makes none.
 */
import { z } from 'zod'
import { Direction, type ImpressionHead, ImpressionKind, Signal } from '#shared/domain/impression.ts'
import { Columns, bytesOf, encodeColumns, TextColumn, WordsColumn } from './columns.ts'
import type { HeadEntry, Location, Settling } from './heads.ts'
import type { Flag } from './registers.ts'

const KINDS = ImpressionKind.options
const DIRECTIONS = [null, ...Direction.options]
const SIGNALS = Signal.options
const LEFTS = [null, -2, -1, 0, 1, 2] as const
const NONE: never[] = []

/** What has no column: the rarer fields, and what decides between changes. */
const Rest = z.object({
  /** All fields, of an impression that was changed before it was added. */
  all: z.record(z.string(), z.unknown()).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  stamps: z.record(z.string(), z.string()).optional(),
  gone: z.object({ is: z.boolean(), stamp: z.string() }).optional(),
  settlings: z
    .array(
      z.tuple([
        z.string(),
        z.object({
          state: z.enum(['open', 'kept', 'let-go']),
          settled: z.string().optional(),
          stamp: z.string(),
        }),
      ]),
    )
    .optional(),
})
type Rest = z.infer<typeof Rest>

const IN_COLUMNS = new Set([
  'id',
  'at',
  'contacts',
  'kind',
  'direction',
  'left',
  'signal',
  'values',
  'asks',
  'tags',
])
/** How many rows are laid out before others get a turn. */
const SLICE = 2000
const NOWHERE = 0xffffffff

/** The bytes of heads.bin. `pause` is awaited between slices; it may throw to give up. */
export async function encodeHeads(
  entries: Iterable<HeadEntry>,
  pause: () => Promise<void>,
): Promise<{ rows: number; pieces: Buffer[] }> {
  const texts = { id: new TextColumn(), at: new TextColumn(), base: new TextColumn(), rest: new TextColumn() }
  const words = { contacts: new WordsColumn(), tags: new WordsColumn(), values: new WordsColumn() }
  const times: number[] = []
  const marks: number[] = []
  const places: number[] = []
  for (const entry of entries) {
    if (times.length % SLICE === SLICE - 1) await pause()
    const { fields } = entry
    texts.id.push(entry.id)
    texts.at.push(fields.at ?? '')
    texts.base.push(entry.base ?? '')
    texts.rest.push(restOf(entry))
    words.contacts.push(fields.contacts ?? NONE)
    words.tags.push(fields.tags ?? NONE)
    words.values.push(fields.values ?? NONE)
    times.push(entry.time)
    marks.push(
      Math.max(0, KINDS.indexOf(fields.kind ?? 'note')),
      Math.max(0, DIRECTIONS.indexOf(fields.direction ?? null)),
      Math.max(0, SIGNALS.indexOf(fields.signal ?? 'none')),
      Math.max(0, LEFTS.indexOf(fields.left ?? null)),
      fields.asks === true ? 1 : 0,
    )
    places.push(entry.text?.segment ?? NOWHERE, entry.text?.offset ?? 0, entry.text?.length ?? 0)
  }
  const columns: Record<string, Uint8Array> = {
    time: bytesOf(Float64Array.from(times)),
    marks: Uint8Array.from(marks),
    places: bytesOf(Uint32Array.from(places)),
  }
  for (const [name, column] of Object.entries({ ...texts, ...words })) {
    await pause()
    Object.assign(columns, column.columns(name))
  }
  await pause()
  return { rows: times.length, pieces: encodeColumns(times.length, columns) }
}

function restOf(entry: HeadEntry): string {
  const rest: Rest = {}
  const others = Object.entries(entry.fields).filter(
    ([field, value]) =>
      !IN_COLUMNS.has(field) && !(field === 'promises' && Array.isArray(value) && value.length === 0),
  )
  if (entry.base === undefined) rest.all = { ...entry.fields }
  else if (others.length > 0) rest.fields = Object.fromEntries(others)
  if (entry.stamps !== undefined) rest.stamps = { ...entry.stamps }
  if (entry.gone !== undefined) rest.gone = entry.gone
  if (entry.settlings !== undefined) rest.settlings = [...entry.settlings]
  return Object.keys(rest).length === 0 ? '' : JSON.stringify(rest)
}

/** The entries of heads.bin; throws if the file is not what was once written. */
export function decodeHeads(file: Buffer): HeadEntry[] {
  const columns = new Columns(file)
  const table: HeadTable = {
    id: columns.texts('id'),
    at: columns.texts('at'),
    contacts: worded(columns, 'contacts'),
    tags: worded(columns, 'tags'),
    values: worded(columns, 'values'),
    marks: columns.bytes('marks'),
  }
  const base = columns.texts('base')
  const rest = columns.texts('rest')
  const times = columns.times('time')
  const places = columns.numbers('places')
  return Array.from({ length: columns.rows }, (_, row) => {
    const more = rest(row)
    return new StoredEntry(table, row, {
      base: base(row),
      rest: more === '' ? undefined : Rest.parse(JSON.parse(more)),
      time: times[row] ?? 0,
      text: placeOf(places, row),
    })
  })
}

interface HeadTable {
  readonly id: (row: number) => string
  readonly at: (row: number) => string
  readonly contacts: (row: number) => string[]
  readonly tags: (row: number) => string[]
  readonly values: (row: number) => string[]
  readonly marks: Uint8Array
}

function worded(columns: Columns, name: string): (row: number) => string[] {
  const words = z.array(z.string()).parse(JSON.parse(columns.bytes(`${name}.words`).toString('utf8')))
  const lists = columns.lists(name)
  return (row) => {
    const list = lists(row)
    return list.length === 0 ? NONE : Array.from(list, (word) => words[word] ?? '')
  }
}

function placeOf(places: Uint32Array, row: number): Location | undefined {
  const [segment = NOWHERE, offset = 0, length = 0] = places.subarray(row * 3, row * 3 + 3)
  return segment === NOWHERE ? undefined : { segment, offset, length }
}

/** An entry whose fields stand in the columns until somebody looks at them. */
class StoredEntry implements HeadEntry {
  readonly id: string
  base: string | undefined
  stamps: Readonly<Record<string, string>> | undefined
  gone: Flag | undefined
  time: number
  text: Location | undefined
  settlings: ReadonlyMap<string, Settling> | undefined
  shown: ImpressionHead | undefined = undefined
  readonly #table: HeadTable
  readonly #row: number
  #rest: Rest | undefined
  #fields: Partial<ImpressionHead> | undefined

  constructor(
    table: HeadTable,
    row: number,
    {
      base,
      rest,
      time,
      text,
    }: { base: string; rest: Rest | undefined; time: number; text: Location | undefined },
  ) {
    this.id = table.id(row)
    this.base = base === '' ? undefined : base
    this.time = time
    this.text = text
    this.stamps = rest?.stamps
    this.gone = rest?.gone
    this.settlings =
      rest?.settlings === undefined
        ? undefined
        : new Map(
            rest.settlings.map(([id, { state, settled, stamp }]) => [
              id,
              settled === undefined ? { state, stamp } : { state, settled, stamp },
            ]),
          )
    this.#table = table
    this.#row = row
    this.#rest = rest
  }

  /** The contacts alone, without making the other fields. */
  get contacts(): readonly string[] {
    return this.#fields?.contacts ?? this.#table.contacts(this.#row)
  }

  get fields(): Partial<ImpressionHead> {
    this.#fields ??= this.#read()
    return this.#fields
  }

  set fields(fields: Partial<ImpressionHead>) {
    this.#fields = fields
  }

  #read(): Partial<ImpressionHead> {
    const rest = this.#rest
    this.#rest = undefined
    // What was written here was parsed with its schema when it was written down; the file's checksum holds.
    if (rest?.all !== undefined) return rest.all
    const { at, contacts, tags, values, marks } = this.#table
    const [kind = 0, direction = 0, signal = 0, left = 0, asks = 0] = marks.subarray(
      this.#row * 5,
      this.#row * 5 + 5,
    )
    return {
      id: this.id,
      at: at(this.#row),
      contacts: contacts(this.#row),
      kind: KINDS[kind] ?? 'note',
      direction: DIRECTIONS[direction] ?? null,
      left: LEFTS[left] ?? null,
      signal: SIGNALS[signal] ?? 'none',
      values: values(this.#row),
      asks: asks === 1,
      tags: tags(this.#row),
      promises: NONE,
      ...(rest?.fields as Partial<ImpressionHead> | undefined),
    }
  }
}
