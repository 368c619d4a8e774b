/** `ajar today` and `ajar upcoming`: what is welcome, when and why. Asking does not count as having shown it. */
import { type Command, InvalidArgumentError } from 'commander'
import { onJournal, withCommonOptions } from '../command.ts'
import { todayInWords, upcomingInWords } from '../print/moment.ts'

export function today(program: Command): void {
  withCommonOptions(
    program.command('today').description('the moments of the day, with reasons and gestures'),
  ).action(
    onJournal(async (session) => {
      const today = await session.ask('moments.today', session.now)
      return { json: today, text: todayInWords(today) }
    }),
  )
}

export function upcoming(program: Command): void {
  withCommonOptions(program.command('upcoming').description('the moments to come, day by day'))
    .option('--days <n>', 'how many days (1 to 366)', daysToCome, 14)
    .action(
      onJournal<[], { days: number }>(async (session, _, { days }) => {
        const upcoming = await session.ask('moments.upcoming', { days, ...session.now })
        return { json: upcoming, text: upcomingInWords(upcoming) }
      }),
    )
}

function daysToCome(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new InvalidArgumentError('It is 1 to 366.')
  return days
}
