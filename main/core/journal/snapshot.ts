/**
 * The snapshot: what the log amounted to at some point, so that opening a journal need not read all of it. It lies
 * in `snapshot/`, as state.json (through lowdb) and heads.bin, and is thrown away at any doubt: the log has it all.
 */
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Adapter, Low } from 'lowdb'
import { z } from 'zod'
import type { Circumstance } from '#shared/domain/circumstance.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { Value } from '#shared/domain/value.ts'
import { type Disk, replaceLargeFile } from './disk.ts'
import { decodeHeads, encodeHeads } from './heads-file.ts'
import { Hlc } from './hlc.ts'
import { hex } from './line.ts'
import type { Entity, Flag } from './registers.ts'
import { type ContactRegister, State } from './state.ts'

/** Counted up whenever an operation is applied differently than before: older snapshots are then thrown away. */
const READING = 1

const FlagData = z.object({ is: z.boolean(), stamp: z.string() })
const EntityData = z.object({
  id: z.string(),
  fields: z.record(z.string(), z.unknown()),
  base: z.string().optional(),
  stamps: z.record(z.string(), z.string()).optional(),
  gone: FlagData.optional(),
})
type EntityData = z.infer<typeof EntityData>

const SegmentMark = z.object({
  name: z.string(),
  device: z.string(),
  sequence: z.number().int(),
  /** How many of its bytes and lines the snapshot speaks for, and their CRC-32. */
  length: z.number().int().min(0),
  lines: z.number().int().min(0),
  crc: z.string(),
})
export type SegmentMark = z.infer<typeof SegmentMark>

/** What state.json holds. */
const Stored = z.object({
  reading: z.literal(READING),
  journal: z.string(),
  segments: z.array(SegmentMark),
  /** The CRC-32 of heads.bin. */
  heads: z.string(),
  clock: Hlc,
  /** Ids of the operations that were written last, to recognize a retry. */
  known: z.array(z.string()),
  contacts: z.array(EntityData),
  circumstances: z.array(EntityData),
  values: z.array(EntityData),
  settings: z.array(EntityData),
  happenings: z.array(
    z.tuple([
      z.string(),
      z.object({
        kind: z.enum(['contact.woken', 'door.closed', 'door.reopened', 'moment.later']),
        of: z.string(),
        at: z.string(),
        stamp: z.string(),
      }),
    ]),
  ),
  takenBack: z.array(z.tuple([z.string(), FlagData])),
  shown: z.array(z.tuple([z.string(), z.array(z.string())])),
  notices: z.array(z.tuple([z.string(), z.string()])),
})
type Stored = z.infer<typeof Stored>

/** A state, and how much of the log it speaks for. */
export interface Snapshot {
  readonly state: State
  readonly segments: readonly SegmentMark[]
  readonly clock: Hlc
  readonly known: readonly string[]
}

/** Said by `pause` when something was written down meanwhile: what is being folded is not current any more. */
export class Disturbed extends Error {}

/** A segment is not any more what an earlier snapshot was made from. */
export class SegmentChanged extends Error {
  readonly segment: string

  constructor(segment: string) {
    super('A segment has changed since it was read')
    this.segment = segment
  }
}

/** lowdb over the journal's snapshot; `null` data: there is none that can be trusted. */
export type SnapshotStore = Low<Snapshot | null>

/** The snapshot of the journal in `folder`. `pause` is awaited between slices of a write and may throw. */
export function snapshotStore(
  folder: string,
  journal: string,
  disk: Disk,
  pause: () => Promise<void>,
): SnapshotStore {
  return new Low<Snapshot | null>(new SnapshotAdapter(folder, journal, disk, pause), null)
}

/** Writes durably (temporary file, fsync, rename, fsync of the folder), which lowdb's own adapters do not. */
class SnapshotAdapter implements Adapter<Snapshot | null> {
  readonly #folder: string
  readonly #journal: string
  readonly #disk: Disk
  readonly #pause: () => Promise<void>
  /** What the last snapshot spoke for. */
  #marks: readonly SegmentMark[] = []

  constructor(folder: string, journal: string, disk: Disk, pause: () => Promise<void>) {
    this.#folder = folder
    this.#journal = journal
    this.#disk = disk
    this.#pause = pause
  }

  read(): Promise<Snapshot | null> {
    try {
      return Promise.resolve(this.#read())
    } catch {
      // Missing, torn, damaged, another version's, or ahead of the log: the log is read instead.
      return Promise.resolve(null)
    }
  }

  #read(): Snapshot | null {
    const stored = Stored.parse(JSON.parse(readFileSync(this.#path('state.json'), 'utf8')))
    if (stored.journal !== this.#journal) return null
    for (const { name, length } of stored.segments) {
      if (statSync(join(this.#folder, name)).size < length) return null
    }
    const file = readFileSync(this.#path('heads.bin'))
    if (stored.heads !== hex(crc32(file))) return null
    const state = stateOf(stored, file)
    this.#marks = stored.segments
    return {
      state,
      segments: stored.segments,
      clock: stored.clock,
      known: stored.known,
    }
  }

  async write(snapshot: Snapshot | null): Promise<void> {
    if (snapshot === null) return
    const { state } = snapshot
    const heads = await encodeHeads(state.index.entries(), this.#pause)
    let crc = 0
    for (const piece of heads.pieces) {
      crc = crc32(piece, crc)
      await this.#pause()
    }
    const segments: SegmentMark[] = []
    for (const segment of snapshot.segments) {
      segments.push({ ...segment, crc: await this.#verified(segment) })
      await this.#pause()
    }
    const json = await this.#json({
      reading: READING,
      journal: this.#journal,
      segments,
      heads: hex(crc),
      clock: snapshot.clock,
      known: [...snapshot.known],
      contacts: entitiesOf(state.collections.contacts.entities),
      circumstances: entitiesOf(state.collections.circumstances.entities),
      values: entitiesOf(state.collections.values.entities),
      settings: entitiesOf(state.collections.settings.entities),
      happenings: [...state.happenings.byId],
      takenBack: [...state.happenings.takenBack],
      shown: [...state.shown].map(([moment, days]) => [moment, [...days]]),
      notices: [...state.notices],
    })
    // heads.bin first: until state.json names its checksum, the two do not fit and neither is believed.
    this.#disk.makeFolder(this.#path())
    await replaceLargeFile(this.#disk, this.#path('heads.bin'), heads.pieces)
    await this.#pause()
    await replaceLargeFile(this.#disk, this.#path('state.json'), [Buffer.from(json)])
    this.#marks = segments
  }

  /** The checksum of the part of a segment that is spoken for. Throws if what was folded before has changed since. */
  async #verified({ name, length }: SegmentMark): Promise<string> {
    const bytes = await readFile(join(this.#folder, name))
    const before = this.#marks.find((mark) => mark.name === name)
    if (before !== undefined && before.crc !== hex(crc32(bytes.subarray(0, before.length)))) {
      throw new SegmentChanged(name)
    }
    return hex(crc32(bytes.subarray(0, length)))
  }

  /** The JSON, made a few hundred things at a time. */
  async #json(stored: Stored): Promise<string> {
    const parts: string[] = []
    for (const [name, value] of Object.entries(stored)) {
      if (!Array.isArray(value)) {
        parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`)
        continue
      }
      const items: string[] = []
      for (const [index, item] of value.entries()) {
        if (index % SLICE === SLICE - 1) await this.#pause()
        items.push(JSON.stringify(item))
      }
      parts.push(`${JSON.stringify(name)}:[${items.join(',\n')}]`)
    }
    return `{${parts.join(',\n')}}\n`
  }

  #path(...names: readonly string[]): string {
    return join(this.#folder, 'snapshot', ...names)
  }
}

const SLICE = 500

function entitiesOf(entities: ReadonlyMap<string, Entity<object>>): EntityData[] {
  return Array.from(entities.values(), ({ id, fields, base, stamps, gone }) => ({
    id,
    fields: { ...fields },
    ...(base === undefined ? {} : { base }),
    ...(stamps === undefined ? {} : { stamps: { ...stamps } }),
    ...(gone === undefined ? {} : { gone }),
  }))
}

function stateOf(stored: Stored, headsFile: Buffer): State {
  const state = new State()
  for (const [id, happening] of stored.happenings) state.happenings.put(id, happening)
  for (const [id, flag] of stored.takenBack) state.happenings.takeBack(id, flag)
  for (const [moment, days] of stored.shown) state.shown.set(moment, days)
  for (const [notice, at] of stored.notices) state.notices.set(notice, at)
  const { contacts, circumstances, values, settings } = state.collections
  for (const data of stored.contacts) contacts.load(entityOf<ContactRegister>(data))
  for (const data of stored.circumstances) circumstances.load(entityOf<Circumstance>(data))
  for (const data of stored.values) values.load(entityOf<Value>(data))
  for (const data of stored.settings) settings.load(entityOf<Settings>(data))
  for (const entry of decodeHeads(headsFile)) state.index.load(entry)
  return state
}

function entityOf<F extends object>({ id, fields, base, stamps, gone }: EntityData): Entity<F> {
  const flag: Flag | undefined = gone
  // Its fields were parsed with the schema of their kind when they were written down.
  return { id, fields: fields as Partial<F>, base, stamps, gone: flag }
}
