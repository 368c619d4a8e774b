/** `ajar log` and `ajar capture`: one line in plain words, parsed as in the app. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { WrongUsage } from '../failure.ts'
import { impressionWhole } from '../print/impression.ts'
import { lines } from '../print/text.ts'
import { readStandardInput } from '../standard-input.ts'

const LINE = 'the line; “-” reads standard input; after “--”, words may begin with a hyphen'

export function log(program: Command): void {
  withCommonOptions(
    program
      .command('log')
      .argument('<text...>', LINE)
      .description('write down an impression: one line, parsed as in the app'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const line = await lineOf(words)
      // The reader of dates is large: only these two commands load it.
      const [{ draftOf, warningsOf }, { draftToNewImpression }, { randomUUID }] = await Promise.all([
        import('../capture.ts'),
        import('#shared/capture/to-impression.ts'),
        import('node:crypto'),
      ])
      const draft = await draftOf(line, session)
      const aside = await warningsOf(draft, session)
      const written = await session.ask('impressions.add', draftToNewImpression(draft, randomUUID))
      const impression = withoutUndo(written)
      return { json: impression, text: lines('Written down.', impressionWhole(impression)), aside }
    }),
  )
}

export function capture(program: Command): void {
  withCommonOptions(
    program
      .command('capture')
      .argument('<text...>', LINE)
      .description('show what a line would become, and write nothing down'),
  )
    .option('--dry-run', 'has to be said: this command only shows')
    .action(
      onJournal<[readonly string[]], { dryRun?: boolean }>(async (session, [words], { dryRun }) => {
        if (dryRun !== true)
          throw new WrongUsage('capture only shows: say --dry-run, or write it down with ajar log')
        const line = await lineOf(words)
        const [{ draftOf, draftShown, warningsOf }, { describeDraft }] = await Promise.all([
          import('../capture.ts'),
          import('#shared/capture/describe.ts'),
        ])
        const draft = await draftOf(line, session)
        const shown = draftShown(draft)
        const sentence = describeDraft(draft, { now: session.clock, zone: session.here })
        return {
          json: shown,
          text: lines(sentence, impressionWhole(shown)),
          aside: await warningsOf(draft, session),
        }
      }),
    )
}

/** The line: the words as they were given, or standard input. Throws `WrongUsage` if there is nothing in it. */
async function lineOf(words: readonly string[]): Promise<string> {
  const line = words.length === 1 && words[0] === '-' ? ((await readStandardInput()) ?? '') : words.join(' ')
  const text = line.replace(/\r?\n$/, '')
  if (text.trim() === '') throw new WrongUsage('say what happened: ajar log TEXT')
  return text
}
