/** `ajar demo`: a made-up but lifelike journal, to try things on. */
import { type Command, InvalidArgumentError } from 'commander'
import { alone } from '../command.ts'

interface Size {
  readonly contacts?: number
  readonly impressions?: number
  readonly years?: number
  readonly seed?: number
}

export function demo(program: Command): void {
  program
    .command('demo')
    .argument('<dir>', 'a folder that does not exist yet, or is empty')
    .description('write a made-up but lifelike journal, to try things on')
    .option('--contacts <n>', 'how many contacts', wholeNumber(0, 100_000))
    .option('--impressions <n>', 'how many impressions', wholeNumber(0, 10_000_000))
    .option('--years <n>', 'over how many years', wholeNumber(1, 50))
    .option('--seed <n>', 'the same number gives the same journal', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--now <iso>', 'when it ends; the present, if not said')
    .option('--json', 'print one JSON value')
    .option('--journal <dir>', 'has no meaning here: the journal is written to <dir>')
    .action(
      alone<[string], Size>(async ([folder], { contacts, impressions, years, seed, now }) => {
        const { writeDemo } = await import('../demo.ts')
        const made = await writeDemo(folder, { contacts, impressions, years, seed }, now)
        return {
          json: made,
          text: `${made.folder}: ${made.contacts} contacts, ${made.impressions} impressions.\nLook around: ajar today --journal ${made.folder}`,
        }
      }),
    )
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
    }
    return number
  }
}
