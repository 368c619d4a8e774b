/** `ajar circumstance add|true`. */
import type { Command } from 'commander'
import type { CircumstanceView } from '#shared/api/views.ts'
import { onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { findTitled } from '../names.ts'
import { dayInWords, lines, listed } from '../print/text.ts'

export function circumstance(program: Command): void {
  const circumstance = program.command('circumstance').description('what can make the time right')
  withCommonOptions(circumstance.command('add').argument('<title...>').description('name a circumstance'))
    .option('--expected <date>', 'when it is expected')
    .action(
      onJournal<[readonly string[]], { expected?: string }>(async (session, [words], { expected }) => {
        const title = words.join(' ')
        return said(
          await session.ask('circumstances.add', { title, ...(expected === undefined ? {} : { expected }) }),
        )
      }),
    )
  withCommonOptions(circumstance.command('true').argument('<title...>').description('it came true')).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = findTitled(words.join(' '), await session.ask('circumstances.list', session.now), {
        one: 'circumstance',
        hint: 'Add it first: ajar circumstance add TITLE',
      })
      return said(await session.ask('circumstances.comeTrue', { id, ...session.now }))
    }),
  )
}

function said(answer: CircumstanceView & { undo: string }): { json: CircumstanceView; text: string } {
  const circumstance = withoutUndo(answer)
  const { title, expected, cameTrue, resting, id } = circumstance
  return {
    json: circumstance,
    text: lines(
      title,
      expected !== undefined && `  expected ${dayInWords(expected)}`,
      cameTrue !== undefined && `  came true on ${dayInWords(cameTrue)}`,
      resting.length > 0 && `  rested on it: ${listed(resting.map(({ name }) => name))}`,
      `  circumstance ${id}`,
    ),
  }
}
