/** `ajar search`: contacts and impressions, best first. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions } from '../command.ts'
import { contactLine } from '../print/contact.ts'
import { impressionWhole } from '../print/impression.ts'
import { lines, paragraphs } from '../print/text.ts'

export function search(program: Command): void {
  withCommonOptions(
    program.command('search').argument('<query...>').description('contacts and impressions, best first'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const query = words.join(' ')
      const found = await session.ask('search.find', { query, ...session.now })
      const { contacts, impressions } = found
      return {
        json: found,
        text: paragraphs(
          contacts.length === 0 && impressions.length === 0 && `Nothing fits ${JSON.stringify(query)}.`,
          lines(...contacts.map(contactLine)),
          ...impressions.map(impressionWhole),
        ),
      }
    }),
  )
}
