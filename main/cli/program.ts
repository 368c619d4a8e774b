/** Every command of `ajar`, and what is said when one cannot do what was asked. */
import { Command, CommanderError } from 'commander'
import { toJson } from './command.ts'
import { capture, log } from './commands/capture.ts'
import { check } from './commands/check.ts'
import { circumstance } from './commands/circumstance.ts'
import { contact } from './commands/contact.ts'
import { demo } from './commands/demo.ts'
import { door } from './commands/door.ts'
import { importFiles } from './commands/import.ts'
import { answer, impression } from './commands/impression.ts'
import { brief, people, show } from './commands/people.ts'
import { moment, promise } from './commands/promise.ts'
import { search } from './commands/search.ts'
import { timeline } from './commands/timeline.ts'
import { today, upcoming } from './commands/today.ts'
import { Failure, inOneLine, WrongUsage } from './failure.ts'
import { plain } from './print/text.ts'

/** In the order of the help. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  log,
  capture,
  today,
  upcoming,
  people,
  show,
  timeline,
  brief,
  search,
  importFiles,
  answer,
  impression,
  contact,
  promise,
  moment,
  circumstance,
  door,
  check,
  demo,
]

/** Runs the command that `args` name. Sets the exit code: 0 done, 1 could not, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<void> {
  const program = new Command('ajar')
    .description('A relationship journal for people who work alone and live from trust.')
    .showHelpAfterError(false)
    .exitOverride()
    // What commander says about wrong usage is said below, like every other error.
    .configureOutput({ outputError: () => undefined })
  for (const add of COMMANDS) add(program)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    const said = await explained(error, args)
    if (said === undefined) return
    if (wantsJson(args)) process.stdout.write(toJson({ error: said.error }))
    process.stderr.write(`${plain(inOneLine(said.error))}\n`)
    process.exitCode = said.exitCode
  }
}

interface Said {
  readonly error: Failure['error']
  readonly exitCode: 1 | 2
}

/** An error as it is told; `undefined` where help or nothing at all was asked for and given. */
async function explained(error: unknown, args: readonly string[]): Promise<Said | undefined> {
  if (error instanceof Failure) return { error: error.error, exitCode: 1 }
  if (error instanceof WrongUsage) return { error: { code: 'invalid', message: error.message }, exitCode: 2 }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return undefined
    if (error.code === 'commander.help') {
      process.exitCode = 2
      return undefined
    }
    const said = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
    const message = /[.?!)]$/.test(said) ? said : `${said}.`
    return { error: { code: 'invalid', message, hint: 'See ajar help.' }, exitCode: 2 }
  }
  const [{ toAppError }, { defaultLogFile, errorLog }] = await Promise.all([
    import('#core/edge.ts'),
    import('#core/error-log.ts'),
  ])
  const log = errorLog(defaultLogFile(), () => Date.now())
  return { error: toAppError(error, `ajar ${args[0] ?? ''}`, log), exitCode: 1 }
}

/** Whether JSON was asked for, also where the rest could not be understood. */
function wantsJson(args: readonly string[]): boolean {
  const text = args.indexOf('--')
  return (text < 0 ? args : args.slice(0, text)).includes('--json')
}
