/**
 * What an acknowledged write costs: in Ajar's journal, in plain lowdb, and as the bare calls (one write and one
 * fdatasync into a file that is preallocated as ours is). Ours and the bare calls take turns, so that both meet the
 * same disk; medians, in microseconds.
 */
import { closeSync, fdatasyncSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSONFilePreset } from 'lowdb/node'
import { type Journal, openJournal } from '../../main/core/journal/journal.ts'
import type { Impression } from '../../shared/domain/impression.ts'
import type { Measured } from './measured.ts'

const SIZES = [10_000, 100_000] as const
const CONTACTS = 2000
const WRITES = 2000
const WARM_UP = 200
const LOWDB_WRITES = 7
/** Written this many at once while the journal is filled. */
const BATCH = 500
const TEXT = 'We talked about the pricing page, the case study and who decides. She laughed. '.repeat(6)
/** Targets of the main job: at both sizes the same (up to what two runs of one thing differ by), twice the bare calls. */
const SAME = 1.25
const TWICE = 2

function impression(n: number): Impression {
  const at = new Date(Date.UTC(2021, 0, 1) + n * 1_500_000).toISOString().slice(0, 19)
  return {
    id: `impression-${String(n).padStart(9, '0')}`,
    at: `${at}+00:00[UTC]`,
    contacts: [`contact-${n % CONTACTS}`],
    kind: 'meeting',
    direction: 'both',
    text: TEXT,
    left: 1,
    signal: 'positive',
    values: [],
    asks: false,
    tags: ['pricing'],
    promises: [],
  }
}

async function filled(folder: string, size: number): Promise<Journal> {
  const journal = await openJournal(folder, { deviceRoot: join(folder, '..', 'devices') })
  for (let n = 0; n < size; n += BATCH) {
    await journal.commit(
      Array.from({ length: BATCH }, (_, i) => ({
        kind: 'impression.added' as const,
        data: impression(n + i),
      })),
    )
  }
  return journal
}

/** A file that takes lines with the bare calls. */
function bareFile(path: string): { write: (line: Buffer) => void; close: () => void } {
  const fd = openSync(path, 'w')
  const size = (WRITES + WARM_UP) * 1024
  writeSync(fd, Buffer.alloc(size))
  fsyncSync(fd)
  let end = 0
  return {
    write(line) {
      end += writeSync(fd, line, 0, line.length, end)
      fdatasyncSync(fd)
    },
    close: () => closeSync(fd),
  }
}

async function lowdbWrite(path: string, size: number): Promise<number> {
  const db = await JSONFilePreset(path, {
    impressions: Array.from({ length: size }, (_, n) => impression(n)),
  })
  await db.write()
  const times: number[] = []
  for (let n = 0; n < LOWDB_WRITES; n += 1) {
    const begun = performance.now()
    await db.update(({ impressions }) => impressions.push(impression(size + n)))
    times.push(performance.now() - begun)
  }
  return quantile(times, 0.5)
}

/** The value below which a share of the times lies, in microseconds. */
function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 1000
}

interface Row {
  readonly size: number
  readonly ours: number
  readonly ours99: number
  readonly bare: number
  readonly together: number
  readonly lowdb: number
}

async function measureAt(size: number): Promise<Row> {
  const home = mkdtempSync(join(tmpdir(), 'ajar-bench-'))
  const journal = await filled(join(home, 'journal'), size)
  const bare = bareFile(join(home, 'bare'))
  const ours: number[] = []
  const bares: number[] = []
  for (let n = 0; n < WARM_UP + WRITES; n += 1) {
    const data = impression(size + n)
    const line = Buffer.from(`${JSON.stringify(data)}\n`)
    const first = performance.now()
    await journal.commit([{ kind: 'impression.added', data }])
    const second = performance.now()
    bare.write(line)
    const third = performance.now()
    if (n < WARM_UP) continue
    ours.push(second - first)
    bares.push(third - second)
  }
  const together: number[] = []
  for (let round = 0; round < 20; round += 1) {
    const begun = performance.now()
    await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        journal.commit([{ kind: 'impression.added', data: impression(2 * size + round * 64 + i) }]),
      ),
    )
    together.push((performance.now() - begun) / 64)
  }
  bare.close()
  await journal.close()
  const lowdb = await lowdbWrite(join(home, 'lowdb.json'), size)
  rmSync(home, { recursive: true, force: true })
  return {
    size,
    ours: quantile(ours, 0.5),
    ours99: quantile(ours, 0.99),
    bare: quantile(bares, 0.5),
    together: quantile(together, 0.5),
    lowdb,
  }
}

export async function measure(): Promise<Measured> {
  const rows: Row[] = []
  for (const size of SIZES) rows.push(await measureAt(size))
  const [small, large] = rows
  if (small === undefined || large === undefined) throw new Error('Two sizes are measured')
  const us = (time: number) => Math.round(time).toLocaleString('en')
  const ratio = (a: number, b: number) => (a / b).toFixed(2)
  const line = (name: string, of: (row: Row) => number) =>
    `| ${name} | ${us(of(small))} | ${us(of(large))} | ${ratio(of(large), of(small))} | ${ratio(of(small), small.bare)} | ${ratio(of(large), large.bare)} |`
  const table = [
    '| one acknowledged write, µs (median) | at 10,000 | at 100,000 | 100,000 ÷ 10,000 | ÷ bare, at 10,000 | ÷ bare, at 100,000 |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    line('Ajar’s journal, durable', ({ ours }) => ours),
    line('plain lowdb, not durable', ({ lowdb }) => lowdb),
    line('bare write + fdatasync, durable', ({ bare }) => bare),
    '',
    `Ajar’s 99th percentile: ${us(small.ours99)} and ${us(large.ours99)} µs. 64 writes at once: ${us(small.together)} and ${us(large.together)} µs each.`,
  ].join('\n')
  const missed: string[] = []
  // Against the bare calls beside it: the disk itself is not the same from one minute to the next.
  if (large.ours / large.bare / (small.ours / small.bare) > SAME)
    missed.push('a write costs the same at 10,000 and 100,000 impressions')
  for (const { size, ours, bare } of rows) {
    if (ours / bare > TWICE) missed.push(`a write costs at most twice the bare calls (at ${size})`)
  }
  return { title: 'Writing down an impression', table, missed }
}
