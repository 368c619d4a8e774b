/** `ajar check`: reads everything, and says what is wrong, and where. Exit code 1 if anything is. */
import type { Command } from 'commander'
import type { Problem } from '#shared/api/views.ts'
import { onJournal, withCommonOptions } from '../command.ts'
import { counted, lines, paragraphs } from '../print/text.ts'

export function check(program: Command): void {
  withCommonOptions(
    program.command('check').description('read everything, verify every checksum and reference'),
  ).action(
    onJournal(async (session) => {
      const report = await session.ask('journal.check', {})
      const { ok, operations, contacts, impressions, problems, notes } = report
      const size = [
        counted(operations, 'operation'),
        counted(contacts, 'contact'),
        counted(impressions, 'impression'),
      ].join(', ')
      return {
        json: report,
        text: paragraphs(
          `${ok ? 'All is well' : 'Something is wrong'}: ${size}.`,
          lines(...problems.map(problemInWords)),
          lines(...notes.map((note) => `Note: ${problemInWords(note)}`)),
        ),
        aside: ok ? [] : [`The journal has ${counted(problems.length, 'problem')}.`],
        failed: !ok,
      }
    }),
  )
}

function problemInWords({ file, line, what }: Problem): string {
  return `${file}${line === undefined ? '' : `, line ${line}`}: ${what}`
}
