/** What was said when Ajar was started, among all that Electron and Chromium are told by the same way. */
import { parseArgs } from 'node:util'
import { Refusal } from '#shared/api/result.ts'

/** The folder that `--journal` names, if it is said. Throws a `Refusal` if it names none. Anything else is not ours. */
export function journalSaid(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...argv], options: { journal: { type: 'string' } }, strict: false })
  const { journal } = values
  if (journal === undefined || (typeof journal === 'string' && journal !== '')) return journal
  throw new Refusal('invalid', '--journal needs a folder.', 'Start Ajar with --journal DIR, or without it.')
}
