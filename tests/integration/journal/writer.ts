/**
 * A program that writes impressions down and reports each on standard output once it is acknowledged, until it is
 * killed. Several are under way at a time, some in batches; now and then it folds the log.
 */
import { writeSync } from 'node:fs'
import { openJournal } from '../../../main/core/journal/journal.ts'
import { claimOrFind } from '../../../main/core/journal/lock.ts'
import { impressionOf, textOf } from './words.ts'

const [folder = '', round = ''] = process.argv.slice(2)
const found = await claimOrFind(folder)
if (found.role === 'guest') throw new Error('somebody who was killed still holds the journal')
const journal = await openJournal(folder, { zone: 'Europe/Berlin' })
let next = 0

async function writeOn(): Promise<never> {
  for (;;) {
    const ids = Array.from({ length: next % 5 === 0 ? 3 : 1 }, () => `r${round}-${next++}`)
    await journal.commit(
      ids.map((id) => ({ kind: 'impression.added' as const, data: impressionOf(id, textOf(id)) })),
    )
    // Straight into the pipe: what was said before the end is said.
    writeSync(1, `${ids.join('\n')}\n`)
    if (next % 7 === 0) {
      const changed = ids[0] ?? ''
      await journal.commit([{ kind: 'impression.changed', data: { id: changed, set: { left: 2 } } }])
    }
  }
}

setInterval(() => void journal.fold(), 15)
writeSync(1, 'begun\n')
await Promise.all([writeOn(), writeOn(), writeOn()])
