/** What an import would bring, or brought, as a terminal shows it. */
import type { ImportedContact, ImportResult } from '#shared/domain/import.ts'
import { lines, paragraphs, wrapped } from './text.ts'

const ACTIONS: Readonly<Record<ImportedContact['action'], string>> = {
  create: 'new',
  merge: 'merged into',
  unchanged: 'unchanged',
  ask: 'not sure, left out',
  skip: 'skipped',
}

/** Counts, and by name whatever is worth a look: all but what is new or unchanged, unless it is only a plan. */
export function importInWords({ files, totals }: ImportResult, planned: boolean): string {
  const { created, merged, unchanged, asked, skipped } = totals
  return paragraphs(
    ...files.map(({ file, format, contacts, skipped: leftOut, warnings = [] }) => {
      const shown = contacts.filter(
        ({ action }) => planned || (action !== 'create' && action !== 'unchanged'),
      )
      return lines(
        `${file} (${format})`,
        ...warnings.map((warning) => wrapped(warning, '  ')),
        ...shown.map((contact) => wrapped(contactInWords(contact), '  ')),
        ...leftOut.map(({ line, reason }) => wrapped(`${atLine(line)}skipped: ${reason}`, '  ')),
      )
    }),
    `${planned ? 'Would be' : 'Done'}: ${created} created, ${merged} merged, ${unchanged} unchanged, ${asked} asked, ${skipped} skipped.`,
  )
}

function contactInWords({
  action,
  line,
  reason,
  contact,
  into,
  changes,
  conflicts = [],
}: ImportedContact): string {
  const whom = action === 'merge' && into !== undefined ? ` ${into.name}` : ''
  const details = [
    reason,
    changes !== undefined && changes.length > 0 ? `changes ${changes.join(', ')}` : undefined,
    ...conflicts.map(({ field, journal, file }) => `${field} stays ${journal}, not ${file}`),
  ].filter((part) => part !== undefined)
  const more = details.length === 0 ? '' : ` (${details.join('; ')})`
  return `${atLine(line)}${contact.name.display}: ${ACTIONS[action]}${whom}${more}`
}

function atLine(line: number | undefined): string {
  return line === undefined ? '' : `line ${line}: `
}
