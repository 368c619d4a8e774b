/** Check: reads the whole log again, and verifies every checksum, every operation and every reference. */
import type { CheckReport, Problem } from '#shared/api/views.ts'
import type { Location } from './heads.ts'
import type { Log } from './log.ts'
import { type Operation, readOperation } from './operations.ts'
import { scan, SegmentHeader } from './segment.ts'
import { State } from './state.ts'

interface Source {
  readonly file: string
  readonly line: number
}

/** Checks the log of the journal with this id; `notes` are passed on. Changes nothing. */
export async function checkLog(log: Log, journal: string, notes: readonly Problem[]): Promise<CheckReport> {
  const problems: Problem[] = []
  const state = new State()
  const sources: { operation: Operation; source: Source }[] = []
  let operations = 0
  for (const [index, segment] of log.segments.entries()) {
    const bytes = await log.bytes(index)
    if (bytes === undefined) {
      problems.push({ file: segment.name, what: 'It cannot be read.' })
      continue
    }
    const found = scan(bytes, ({ form, body, offset, length, number }) => {
      const source = { file: segment.name, line: number }
      if (form === 'segment')
        problems.push(...headerProblems(body, journal, segment.device, segment.sequence, source))
      if (form !== 'op') return
      operations += 1
      const reading = readOperation(body)
      if (reading.what === 'invalid')
        problems.push({ ...source, what: `It is no operation: ${reading.why}.` })
      if (reading.what !== 'known') return
      const where: Location = { segment: index, offset, length }
      state.apply(reading.operation, where)
      sources.push({ operation: reading.operation, source })
    })
    for (const line of found.damaged)
      problems.push({ file: segment.name, line, what: 'This line is damaged.' })
    if (bytes.length > 0 && found.end === 0)
      problems.push({ file: segment.name, what: 'No line of it can be read.' })
  }
  problems.push(...gaps(log))
  for (const { operation, source } of sources) problems.push(...dangling(operation, state, source))
  return {
    ok: problems.length === 0,
    operations,
    contacts: state.contacts.size,
    impressions: state.heads.size,
    problems,
    notes: [...notes],
  }
}

function headerProblems(
  body: string,
  journal: string,
  device: string,
  sequence: number,
  source: Source,
): Problem[] {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    value = undefined
  }
  const header = SegmentHeader.safeParse(value)
  if (!header.success) return [{ ...source, what: 'The header of the segment cannot be read.' }]
  const problems: Problem[] = []
  if (header.data.journal !== journal)
    problems.push({ ...source, what: 'The segment belongs to another journal.' })
  if (header.data.device !== device || header.data.sequence !== sequence) {
    problems.push({ ...source, what: 'The segment lies under another name than it was made with.' })
  }
  return problems
}

/** Segments that are missing between others of their device. */
function gaps(log: Log): Problem[] {
  const problems: Problem[] = []
  const last = new Map<string, number>()
  for (const { device, sequence, name } of log.segments) {
    const expected = (last.get(device) ?? 0) + 1
    if (sequence > expected)
      problems.push({ file: name, what: `A segment before it is missing (number ${expected}).` })
    last.set(device, sequence)
  }
  return problems
}

/** References of an operation to what was never written down. What was removed since is no problem. */
function dangling(operation: Operation, state: State, source: Source): Problem[] {
  const { contacts, circumstances, values } = state.collections
  const missing: string[] = []
  const need = (
    known: { has(id: string): boolean },
    what: string,
    ids: readonly (string | null | undefined)[],
  ) => {
    for (const id of ids) if (id !== null && id !== undefined && !known.has(id)) missing.push(`${what} ${id}`)
  }
  const added = (entity: { readonly base: unknown } | undefined) => entity?.base !== undefined
  const known = (entities: ReadonlyMap<string, { readonly base: unknown }>) => ({
    has: (id: string) => added(entities.get(id)),
  })
  const impressions = { has: (id: string) => added(state.index.entry(id)) }
  const { kind, data } = operation
  if (kind === 'impression.added' || kind === 'impression.changed') {
    const fields = kind === 'impression.added' ? data : data.set
    need(known(contacts.entities), 'contact', fields.contacts ?? [])
    need(known(values.entities), 'value', fields.values ?? [])
    need(known(circumstances.entities), 'circumstance', [fields.rest?.circumstance])
  }
  if (kind === 'impression.changed' || kind === 'impression.removed')
    need(impressions, 'impression', [data.id])
  if (kind === 'promise.kept' || kind === 'promise.let-go' || kind === 'promise.reopened') {
    need(impressions, 'impression', [data.impression])
  }
  if (kind === 'contact.changed' || kind === 'contact.removed')
    need(known(contacts.entities), 'contact', [data.id])
  if (kind === 'door.closed' || kind === 'door.reopened' || kind === 'contact.woken') {
    need(known(contacts.entities), 'contact', [data.contact])
  }
  return missing.map((what) => ({
    ...source,
    what: `It speaks of a ${what} that is nowhere in the journal.`,
  }))
}
