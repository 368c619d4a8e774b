/** What every command has in common: its options, and how its answer is printed. */
import { type Command, InvalidArgumentError } from 'commander'
import type { Session } from './session.ts'
import { plain } from './print/text.ts'

export interface CommonOptions {
  readonly journal?: string
  readonly json?: boolean
  readonly now?: string
}

/** What a command has to say. */
export interface Answer {
  /** With `--json`: the one value on standard output. */
  readonly json: unknown
  /** Without: the text for people. */
  readonly text: string
  /** What is said beside it, on standard error, a line each. */
  readonly aside?: readonly string[]
  /** Whether the exit code shall be 1 although there is an answer. */
  readonly failed?: boolean
}

/** Adds the options that every command takes; those that look at no clock may be told one all the same. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--journal <dir>', 'the journal’s folder', named)
    .option('--json', 'print one JSON value')
    .option('--now <iso>', 'a clock reading other than the present')
}

/** A folder that is named: an empty name (an unset variable in a script) would quietly mean another journal. */
function named(folder: string): string {
  if (folder.trim() === '') throw new InvalidArgumentError('It is the name of a folder.')
  return folder
}

/**
 * The action of a command that needs the journal. `args` are the arguments that its usage declares, in their order
 * (commander has seen that they are there).
 */
// The types are those that the command's usage declares: commander, which has checked it, gives them untyped.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function onJournal<A extends readonly unknown[], O extends object = object>(
  work: (session: Session, args: A, options: CommonOptions & O) => Promise<Answer>,
): (this: Command, ...given: unknown[]) => Promise<void> {
  return alone<A, O>(async (args, options) => {
    const { withJournal } = await import('./session.ts')
    return withJournal(options, (session) => work(session, args, options))
  })
}

/** The action of a command that opens what it needs by itself. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function alone<A extends readonly unknown[], O extends object = object>(
  work: (args: A, options: CommonOptions & O) => Promise<Answer>,
): (this: Command, ...given: unknown[]) => Promise<void> {
  return async function (this: Command) {
    const options = this.opts<CommonOptions & O>()
    const answer = await work(this.processedArgs as unknown as A, options)
    for (const line of answer.aside ?? []) process.stderr.write(`${plain(line)}\n`)
    process.stdout.write(options.json === true ? toJson(answer.json) : `${plain(answer.text)}\n`)
    if (answer.failed === true) process.exitCode = 1
  }
}

/** What a write answered, without the id that takes it back: it is known only to the program that holds the journal. */
export function withoutUndo<T extends { undo: string }>(answer: T): Omit<T, 'undo'> {
  const rest: Omit<T, 'undo'> & { undo?: string } = { ...answer }
  delete rest.undo
  return rest
}

/** One JSON value as it is printed. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
