/**
 * The log: append-only segments of operations, the only source of truth. What `append` resolved for is on the disk.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '#shared/api/views.ts'
import { codeOf, type Disk, replaceFile, storageRefusal } from './disk.ts'
import type { Location } from './heads.ts'
import { decodeLine, encodeLine } from './line.ts'
import { headerLine, scan, type Scan, type ScannedLine, segmentName, sequenceOf } from './segment.ts'

/** Zero-filled in advance: a sync then need not record a new size. */
export const SEGMENT_BYTES = 4 * 1024 * 1024
/** As much as one write takes of what waits, unless one commit is larger. */
const GROUP_BYTES = 1024 * 1024

export interface SegmentFile {
  readonly device: string
  readonly sequence: number
  /** From the journal's folder. */
  readonly name: string
}

export interface SegmentEnd {
  readonly length: number
  readonly lines: number
}

export interface LogOptions {
  readonly folder: string
  readonly journal: string
  readonly device: string
  readonly disk: Disk
  /** A zoned date-time, for the header of a new segment. */
  readonly now: () => string
}

interface Writing {
  readonly fd: number
  readonly index: number
  end: number
  readonly size: number
}

/** The segment of last time. */
interface Continuing {
  readonly index: number
  readonly end: number
  /** Its size in bytes, if everything after its end is zeros; 0: it is to be filled again. */
  readonly filled: number
}

interface Waiting {
  readonly bodies: readonly string[]
  readonly bytes: number
  readonly resolve: (where: readonly Location[]) => void
  readonly reject: (error: unknown) => void
}

export class Log {
  /** In the order of discovery; a `Location` names a segment by its place here. */
  readonly segments: SegmentFile[] = []
  /** Of each segment, in their order: how many of its bytes and lines are good. */
  readonly ends: SegmentEnd[] = []
  readonly problems: Problem[] = []
  readonly notes: Problem[] = []
  readonly #options: LogOptions
  /** The segment that was open when the program ended, if one can be gone on with. */
  #continue: Continuing | undefined
  /** Whether everything that was read from the open segment is durable: its writer may have been killed before its sync. */
  #sure = false
  #writing: Writing | undefined
  #waiting: Waiting[] = []
  #draining: Promise<void> | undefined
  #closed = false

  constructor(options: LogOptions) {
    this.#options = options
    for (const device of folderNames(this.#path('log'))) {
      for (const name of folderNames(this.#path('log', device)).sort()) {
        const sequence = sequenceOf(name)
        if (sequence === undefined) {
          if (name.endsWith('.torn')) this.#noteTorn(`log/${device}/${name}`)
          continue
        }
        this.segments.push({ device, sequence, name: `log/${device}/${name}` })
      }
    }
    this.segments.sort((a, b) => a.device.localeCompare(b.device) || a.sequence - b.sequence)
  }

  /** Puts these segments first, in their order: the places that a snapshot remembers count in it. */
  arrange(names: readonly string[]): void {
    const first = new Map(names.map((name, index) => [name, index]))
    const rank = ({ name }: SegmentFile) => first.get(name) ?? names.length
    this.segments.sort((a, b) => rank(a) - rank(b))
  }

  #path(...parts: readonly string[]): string {
    return join(this.#options.folder, ...parts)
  }

  /** Reads a segment, whatever state it is in; damage goes to the problems, a torn tail is set aside if it is ours. */
  read(index: number, visit: (line: ScannedLine) => void, from: SegmentEnd = { length: 0, lines: 0 }): void {
    const segment = this.segments[index]
    if (segment === undefined) throw new RangeError(`There is no segment ${index}`)
    let bytes: Buffer
    try {
      bytes = readFrom(this.#path(segment.name), from.length)
    } catch (error) {
      this.problems.push({ file: segment.name, what: `It cannot be read (${codeOf(error)}).` })
      return
    }
    let lines = from.lines
    const found = scan(
      bytes,
      (line) => {
        lines = line.number
        visit(line)
      },
      from,
    )
    this.ends[index] = { length: found.end, lines }
    for (const line of found.damaged) {
      this.problems.push({
        file: segment.name,
        line,
        what: 'This line is damaged. The segment is left as it is; what you write goes to a new one.',
      })
    }
    if (segment.device !== this.#options.device) {
      if (found.torn !== undefined) {
        this.notes.push({
          file: segment.name,
          what: 'Its last line is incomplete; perhaps it is still on its way.',
        })
      }
      return
    }
    this.#takeUp(index, segment, bytes, found, from.length)
  }

  /** Decides whether a segment of this device can be gone on with. */
  #takeUp(index: number, segment: SegmentFile, bytes: Buffer, found: Scan, from: number): void {
    const newest = this.segments.findLast(({ device }) => device === segment.device) === segment
    if (!newest || found.damaged.length > 0 || found.end === 0) return
    if (found.torn !== undefined) {
      const { from: begin, to } = found.torn
      if (!this.#setAside(segment, bytes.subarray(begin - from, to - from), begin)) return
    }
    const filled = found.torn === undefined ? from + bytes.length : 0
    this.#continue = { index, end: found.end, filled }
  }

  /** Keeps a torn tail beside its segment. Gives whether it could. */
  #setAside(segment: SegmentFile, torn: Buffer, at: number): boolean {
    const name = segment.name.replace(/\.jsonl$/, `-${at}.torn`)
    try {
      replaceFile(this.#options.disk, this.#path(name), torn)
    } catch {
      this.notes.push({ file: segment.name, what: 'Its last line is incomplete and could not be set aside.' })
      return false
    }
    this.#noteTorn(name)
    return true
  }

  #noteTorn(file: string): void {
    if (this.notes.some((note) => note.file === file)) return
    this.notes.push({
      file,
      what: 'What was being written when the program or the power ended. It had not been acknowledged; everything before it is there.',
    })
  }

  /**
   * Writes the operations of one step (their JSON), in one write with whatever else waits. Resolves with where
   * each lies once they are durable; rejects with a `Refusal` if they are not.
   */
  append(bodies: readonly string[]): Promise<readonly Location[]> {
    return new Promise((resolve, reject) => {
      const bytes = bodies.reduce((sum, body) => sum + body.length, 0)
      this.#waiting.push({ bodies, bytes, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  /** Makes durable what was read when the log was opened, before anybody is told that it is written down. */
  async makeSure(): Promise<void> {
    if (this.#sure || this.#continue === undefined) return
    const { disk } = this.#options
    try {
      const fd = disk.open(this.#path(this.segments[this.#continue.index]?.name ?? ''), 'r+')
      try {
        await disk.datasync(fd)
      } finally {
        disk.close(fd)
      }
    } catch (error) {
      throw storageRefusal(error, this.#options.folder)
    }
    this.#sure = true
  }

  async #drain(): Promise<void> {
    // One turn of the microtask queue, so that what is asked for together is written together.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup())
    this.#draining = undefined
  }

  #takeGroup(): readonly Waiting[] {
    let bytes = 0
    let count = 0
    for (const { bytes: more } of this.#waiting) {
      if (count > 0 && bytes + more > GROUP_BYTES) break
      bytes += more
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      let joined = false
      const lines = group.map(({ bodies }) =>
        bodies.map((body, index) => {
          const line = encodeLine('op', body, { joined, more: index < bodies.length - 1 })
          joined = true
          return line
        }),
      )
      const bytes = Buffer.concat(lines.flat())
      const writing = this.#segmentFor(bytes.length)
      const { disk } = this.#options
      let offset = writing.end
      disk.write(writing.fd, bytes, writing.end)
      await disk.datasync(writing.fd)
      this.#sure = true
      writing.end += bytes.length
      const before = this.ends[writing.index]?.lines ?? 1
      this.ends[writing.index] = { length: writing.end, lines: before + lines.flat().length }
      for (const [index, waiting] of group.entries()) {
        waiting.resolve(
          (lines[index] ?? []).map((line) => {
            const where = { segment: writing.index, offset, length: line.length - 1 }
            offset += line.length
            return where
          }),
        )
      }
    } catch (error) {
      this.#seal()
      const refusal = storageRefusal(error, this.#options.folder)
      for (const waiting of group) waiting.reject(refusal)
    }
  }

  /** The segment that takes this many bytes more: the open one, the one of last time, or a new one. */
  #segmentFor(bytes: number): Writing {
    if (this.#closed) throw new Error('The log is closed')
    if (this.#writing === undefined && this.#continue !== undefined) {
      this.#writing = this.#reopen(this.#continue)
      this.#continue = undefined
    }
    if (this.#writing !== undefined && this.#writing.end + bytes <= this.#writing.size) return this.#writing
    this.#seal()
    this.#writing = this.#create(bytes)
    return this.#writing
  }

  #reopen({ index, end, filled }: Continuing): Writing {
    const { disk } = this.#options
    const fd = disk.open(this.#path(this.segments[index]?.name ?? ''), 'r+')
    if (filled >= SEGMENT_BYTES) return { fd, index, end, size: filled }
    // Cut at the last good line and filled with zeros again: a torn tail is set aside by now.
    const size = Math.max(SEGMENT_BYTES, end)
    disk.truncate(fd, end)
    disk.write(fd, Buffer.alloc(size - end), end)
    disk.sync(fd)
    return { fd, index, end, size }
  }

  #create(bytes: number): Writing {
    const { disk, device, journal, now } = this.#options
    const folder = this.#path('log', device)
    disk.makeFolder(folder)
    const sequence =
      1 + Math.max(0, ...this.segments.filter((s) => s.device === device).map((s) => s.sequence))
    const name = `log/${device}/${segmentName(sequence)}`
    const header = headerLine({ journal, device, sequence, created: now() })
    const size = Math.max(SEGMENT_BYTES, header.length + bytes)
    const filled = Buffer.alloc(size)
    header.copy(filled)
    const fd = disk.open(this.#path(name), 'wx')
    this.segments.push({ device, sequence, name })
    this.ends[this.segments.length - 1] = { length: header.length, lines: 1 }
    disk.write(fd, filled, 0)
    disk.sync(fd)
    disk.syncFolder(folder)
    return { fd, index: this.segments.length - 1, end: header.length, size }
  }

  /** Ends the open segment at its last good line. What comes next goes to a new one. */
  #seal(): void {
    const writing = this.#writing
    this.#continue = undefined
    if (writing === undefined) return
    this.#writing = undefined
    const { disk } = this.#options
    try {
      disk.truncate(writing.fd, writing.end)
      disk.sync(writing.fd)
    } catch {
      // A disk that takes neither: the rest is zeros or a torn tail, and both are told apart when it is read.
    }
    disk.close(writing.fd)
  }

  /** The JSON of the operations at these places, in their order; `undefined` where a line cannot be read any more. */
  async bodies(places: readonly Location[]): Promise<(string | undefined)[]> {
    const bySegment = new Map<number, number[]>()
    for (const [index, { segment }] of places.entries()) {
      const indexes = bySegment.get(segment)
      if (indexes === undefined) bySegment.set(segment, [index])
      else indexes.push(index)
    }
    const bodies: (string | undefined)[] = Array.from(places, () => undefined)
    for (const [segment, indexes] of bySegment) {
      const lines = await this.#lines(segment, indexes.map((index) => places[index]).filter(isPlace))
      for (const [nth, index] of indexes.entries()) {
        const line = lines[nth]
        bodies[index] = line === undefined ? undefined : decodeLine(line)?.body
      }
    }
    return bodies
  }

  /** The bytes of some lines of a segment: read one by one, or out of the whole file if they are many. */
  async #lines(segment: number, places: readonly Location[]): Promise<(Buffer | undefined)[]> {
    const name = this.segments[segment]?.name
    if (name === undefined) return []
    let file: FileHandle
    try {
      file = await open(this.#path(name))
    } catch {
      return []
    }
    try {
      if (places.length > MANY_LINES) {
        const bytes = await file.readFile()
        return places.map(({ offset, length }) => bytes.subarray(offset, offset + length))
      }
      const lines: Buffer[] = []
      for (const { offset, length } of places) {
        lines.push((await file.read(Buffer.alloc(length), 0, length, offset)).buffer)
      }
      return lines
    } finally {
      await file.close()
    }
  }

  /** A segment's bytes, as far as they are acknowledged; `undefined` if it cannot be read. */
  async bytes(index: number): Promise<Buffer | undefined> {
    const name = this.segments[index]?.name
    const end = this.#writing?.index === index ? this.#writing.end : undefined
    if (name === undefined) return undefined
    try {
      return (await readFile(this.#path(name))).subarray(0, end)
    } catch {
      return undefined
    }
  }

  /** The operations in whose JSON one of the words stands, with where they lie; possibly others too. */
  async *find(words: readonly string[]): AsyncGenerator<{ readonly body: string; readonly where: Location }> {
    for (const segment of this.segments.keys()) {
      const bytes = await this.bytes(segment)
      if (bytes === undefined || (words.length <= FEW_WORDS && !words.some((word) => bytes.includes(word))))
        continue
      const found: { body: string; where: Location }[] = []
      scan(bytes, ({ form, body, offset, length }) => {
        if (form === 'op') found.push({ body, where: { segment, offset, length } })
      })
      yield* found.filter(({ body }) => words.length > FEW_WORDS || words.some((word) => body.includes(word)))
    }
  }

  /** Waits for what is being written, then lets go of the files. */
  async close(): Promise<void> {
    await this.#draining
    this.#closed = true
    if (this.#writing !== undefined) this.#options.disk.close(this.#writing.fd)
    this.#writing = undefined
  }
}

/** Up to so many words a segment is searched for each before its lines are read. */
const FEW_WORDS = 16
/** From so many lines of one segment on, the whole file is read. */
const MANY_LINES = 16

function isPlace(place: Location | undefined): place is Location {
  return place !== undefined
}

/** The bytes of a file from a place on. */
function readFrom(path: string, from: number): Buffer {
  if (from === 0) return readFileSync(path)
  const fd = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(fd).size - from))
    let done = 0
    while (done < bytes.length) {
      const more = readSync(fd, bytes, done, bytes.length - done, from + done)
      if (more === 0) break
      done += more
    }
    return bytes
  } finally {
    closeSync(fd)
  }
}

function folderNames(path: string): string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw error
  }
}
