/** What an import would bring, or brought, in words. */
import type { ImportedContact, ImportResult, ImportTotals } from '#shared/domain/import.ts'

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/** "12 new people, 3 merged, 1 unchanged, 2 skipped": what is none is not said. */
export function totalsInWords(totals: ImportTotals): string {
  const parts = [
    totals.created > 0 && counted(totals.created, 'new person', 'new people'),
    totals.merged > 0 && `${totals.merged} merged`,
    totals.unchanged > 0 && `${totals.unchanged} unchanged`,
    totals.asked > 0 && `${totals.asked} to look at`,
    totals.meetings > 0 && counted(totals.meetings, 'meeting', 'meetings'),
    totals.skipped > 0 && `${totals.skipped} skipped`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Nothing in it' : parts.join(', ')
}

const ACTION_WORDS: Readonly<Record<ImportedContact['action'], string>> = {
  create: 'new',
  merge: 'merged into',
  unchanged: 'unchanged',
  ask: 'may be',
  skip: 'left out',
}

/** What happens to one contact of a file. */
export function actionInWords({ action, into, reason, changes = [] }: ImportedContact): string {
  const whom = into === undefined ? '' : ` ${into.name}`
  const what = action === 'merge' && changes.length > 0 ? ` (${changes.join(', ')})` : ''
  const why = reason === undefined ? '' : `: ${reason}`
  const words = action === 'merge' && into === undefined ? 'merged' : ACTION_WORDS[action]
  return `${words}${action === 'merge' || action === 'ask' ? whom : ''}${what}${why}`
}

/** Whether applying the plan would change anything. */
export function bringsSomething({ totals }: ImportResult): boolean {
  return totals.created + totals.merged + totals.meetings > 0
}
