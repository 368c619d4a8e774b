/** An import of files: each is read as what it is, and one plan is made for all of them. */
import type { Contact } from '#shared/domain/contact.ts'
import type { ImportFileReport, ImportResult, ImportTotals } from '#shared/domain/import.ts'
import { Refusal } from '#shared/api/result.ts'
import { openText } from './decode.ts'
import type { ContactFile } from './draft.ts'
import { FORMAT_NAMES, formatOf, type Format } from './formats.ts'
import { planImport, type ImportCommand, type Originals, type PlanOptions } from './plan.ts'
import { readOpenedVCards } from './vcard.ts'

/** A file as the caller has read it; a folder is walked by the caller. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface PlannedImport {
  /** What the import would do (or has done, once the commands are carried out), as it goes over the contract. */
  readonly result: ImportResult
  readonly commands: readonly ImportCommand[]
  readonly originals: readonly Originals[]
}

interface ReadFile extends ContactFile {
  readonly name: string
  readonly format: Format
}

/**
 * The plan for importing `files` into a journal that has `contacts`.
 * A single file that cannot be read is a `Refusal`; among several it is skipped, with the reason.
 */
export function planFiles(
  files: readonly ImportFile[],
  contacts: readonly Contact[],
  options: PlanOptions,
): PlannedImport {
  const read = files.map((file) => (files.length === 1 ? readFile(file) : readOrSkip(file)))
  const plan = planImport(
    read.map((file) => file.drafts),
    contacts,
    options,
  )
  const reports = read.map(({ name, format, skipped, warnings }, i): ImportFileReport => ({
    file: name,
    format,
    contacts: [...(plan.entries[i] ?? [])],
    meetings: [],
    skipped: [...skipped],
    ...(warnings.length > 0 ? { warnings: [...warnings] } : {}),
  }))
  return {
    result: { files: reports, totals: totals(reports) },
    commands: plan.commands,
    originals: plan.originals,
  }
}

function readFile({ name, bytes }: ImportFile): ReadFile {
  const file = openText(bytes, name)
  const format = formatOf(file, name)
  if (format === 'vcard') return { name, format, ...readOpenedVCards(file, name) }
  if (format === 'unknown') {
    throw new Refusal(
      'unreadable',
      `“${name}” is in no format that can be imported.`,
      'Export your contacts as vCard (.vcf) and import that file.',
    )
  }
  const reason = `${FORMAT_NAMES[format]} cannot be read yet; vCard (.vcf) can`
  return { name, format, drafts: [], skipped: [{ reason }], warnings: [] }
}

function readOrSkip(file: ImportFile): ReadFile {
  try {
    return readFile(file)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      name: file.name,
      format: 'unknown',
      drafts: [],
      skipped: [{ reason: error.message }],
      warnings: [],
    }
  }
}

function totals(reports: readonly ImportFileReport[]): ImportTotals {
  const actions = reports.flatMap((report) => report.contacts.map((contact) => contact.action))
  const count = (action: (typeof actions)[number]): number => actions.filter((each) => each === action).length
  return {
    created: count('create'),
    merged: count('merge'),
    unchanged: count('unchanged'),
    asked: count('ask'),
    skipped: count('skip') + reports.reduce((sum, report) => sum + report.skipped.length, 0),
    meetings: reports.reduce((sum, report) => sum + report.meetings.length, 0),
  }
}
