/** What may be said when Ajar is started from its checkout. */
import { Command, InvalidArgumentError, Option } from 'commander'

export interface ShellOptions {
  /** Absent: whichever can be had. */
  readonly shell?: 'electron' | 'browser'
  /** Where to serve: 0 for any free port; absent for the journal's own. */
  readonly port?: number
  readonly open: boolean
  readonly journal?: string
}

/** Reads the arguments of `npm start --`. Throws commander's error for what is none. */
export function readOptions(args: readonly string[]): ShellOptions {
  const command = new Command('npm start --')
    .addOption(new Option('--shell <shell>').choices(['electron', 'browser']))
    .option('--port <number>', 'the port to serve on', portNumber)
    .option('--no-open', 'print the address, open no browser')
    .option('--journal <folder>', 'the journal’s folder')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .allowExcessArguments(false)
  command.parse([...args], { from: 'user' })
  return command.opts<ShellOptions>()
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.')
  return port
}
