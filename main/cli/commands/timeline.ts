/** `ajar timeline`: impressions, newest first. */
import { type Command, InvalidArgumentError } from 'commander'
import type { ImpressionView } from '#shared/api/views.ts'
import { onJournal, withCommonOptions } from '../command.ts'
import { impressionWhole } from '../print/impression.ts'
import { readTime, type Session } from '../session.ts'

const USUAL = 50
/** The most that the contract gives at once. */
const PAGE = 500

export function timeline(program: Command): void {
  withCommonOptions(
    program
      .command('timeline')
      .argument('[name...]')
      .description('impressions, newest first; of one contact, if named'),
  )
    .option('--limit <n>', 'how many', howMany, USUAL)
    .option('--before <iso>', 'only those before this')
    .action(
      onJournal<[readonly string[]], { limit: number; before?: string }>(
        async (session, [words], { limit, before }) => {
          const filter = {
            ...(words.length === 0 ? {} : { contact: (await session.contact(words.join(' '))).id }),
            ...(before === undefined ? {} : { before: await readTime(before, session.zone, '--before') }),
            ...session.now,
          }
          const { impressions, more } = await newest(session, filter, limit)
          const last = impressions.at(-1)
          return {
            json: impressions,
            text:
              impressions.length === 0
                ? 'Nothing is written down yet.'
                : impressions.map(impressionWhole).join('\n\n'),
            aside:
              more && last !== undefined ? [`There are older ones: --before ${last.at}, or --limit.`] : [],
          }
        },
      ),
    )
}

interface Filter {
  readonly contact?: string
  readonly before?: string
  readonly now?: string
}

/** The newest `limit` impressions, page by page, and whether there are more. */
async function newest(
  session: Session,
  filter: Filter,
  limit: number,
): Promise<{ impressions: ImpressionView[]; more: boolean }> {
  const impressions: ImpressionView[] = []
  let cursor: string | undefined
  do {
    const page = await session.ask('impressions.list', {
      ...filter,
      limit: Math.min(PAGE, limit - impressions.length),
      ...(cursor === undefined ? {} : { cursor }),
    })
    impressions.push(...page.impressions)
    cursor = page.next
  } while (cursor !== undefined && impressions.length < limit)
  return { impressions, more: cursor !== undefined }
}

function howMany(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1)
    throw new InvalidArgumentError('It is a whole number, at least 1.')
  return limit
}
