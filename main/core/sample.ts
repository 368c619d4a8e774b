/** The sample journal: a journal of its own in `sample/`, beside the real one's log, made by the seeded generator. */
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSample, SAMPLE_SIZE, type SampleEntry, type SampleOptions } from '#shared/sample/sample.ts'
import { type Journal, type JournalOptions, openJournal } from './journal/journal.ts'
import type { NewOperation } from './journal/operations.ts'
import { without } from './without.ts'

/** Operations that are written down together: they share one sync. */
const BATCH = 500

const sampleFolder = (folder: string) => join(folder, 'sample')

/**
 * Opens the sample journal of the journal in `folder`, and makes it when there is none. It is made under another name
 * first, so that one half made, because the program ended, is never taken for whole.
 */
export async function openSampleJournal(
  folder: string,
  options: JournalOptions & { readonly clock: () => number; readonly zone: string },
): Promise<Journal> {
  const path = sampleFolder(folder)
  if (!existsSync(path)) {
    const unfinished = `${path}.new`
    await rm(unfinished, { recursive: true, force: true })
    const journal = await openJournal(unfinished, options)
    try {
      await writeSample(journal, { ...SAMPLE_SIZE, now: options.clock(), zone: options.zone })
    } finally {
      await journal.close()
    }
    await rename(unfinished, path)
  }
  return openJournal(path, options)
}

/** Throws the sample journal away, if there is one. */
export async function throwSampleAway(folder: string): Promise<void> {
  await rm(sampleFolder(folder), { recursive: true, force: true })
}

/** Writes a generated journal down, in large batches. `told` hears how many impressions are written so far. */
export async function writeSample(
  journal: Pick<Journal, 'commit'>,
  options: SampleOptions,
  told: (impressions: number) => void = () => undefined,
): Promise<void> {
  let waiting: NewOperation[] = []
  let impressions = 0
  for (const entry of generateSample(options)) {
    waiting.push(...operationsOf(entry))
    if (entry.what === 'impression') impressions += 1
    if (waiting.length < BATCH) continue
    await journal.commit(waiting)
    told(impressions)
    waiting = []
  }
  if (waiting.length > 0) await journal.commit(waiting)
  told(impressions)
}

function operationsOf(entry: SampleEntry): NewOperation[] {
  switch (entry.what) {
    case 'value':
      return [{ kind: 'value.added', data: entry.value }]
    case 'circumstance':
      return [{ kind: 'circumstance.added', data: entry.circumstance }]
    case 'impression':
      return [{ kind: 'impression.added', data: entry.impression }]
    case 'contact': {
      const { contact } = entry
      return [
        { kind: 'contact.added', data: without(contact, 'doorEvents', 'wakings') },
        ...contact.doorEvents.map(({ at, what }): NewOperation => ({
          kind: what === 'closed' ? 'door.closed' : 'door.reopened',
          data: { contact: contact.id, at },
        })),
      ]
    }
  }
}
