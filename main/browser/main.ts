/** The browser shell: the page and its journal on 127.0.0.1, for machines without Electron and for tests. */
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { CommanderError } from 'commander'
import { journalFolder } from '#core/journal-folder.ts'
import { openOrJoin, STAYING } from '#core/open.ts'
import type { Role } from '#core/shared-journal.ts'
import { Refusal } from '#shared/api/result.ts'
import { openPage } from './open-page.ts'
import { readOptions, type ShellOptions } from './options.ts'
import { loadPage, pageFolder } from '#core/page.ts'
import { watchParent } from './parent.ts'
import { type BrowserServer, startServer } from './server.ts'
import { steadyPort } from './steady-port.ts'

/**
 * Opens the journal, serves it, prints where, and stays until SIGTERM, SIGINT, SIGHUP, or the end of the npm that
 * started it. Sets the exit code and returns if it cannot begin: 2 for wrong options, 1 for anything else.
 */
export async function runBrowserShell(args: readonly string[]): Promise<void> {
  try {
    await open(readOptions(args))
  } catch (error) {
    if (error instanceof CommanderError) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 2
    } else if (error instanceof Refusal) {
      process.stderr.write(`${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}\n`)
      process.exitCode = 1
    } else throw error
  }
}

async function open(options: ShellOptions): Promise<void> {
  const page = loadPage(pageFolder())
  const folder = journalFolder(options.journal)
  const journal = await openOrJoin(folder, STAYING)
  const key = randomBytes(32).toString('base64url')
  const lookAtClock = (): void => journal.lookAtClock()
  const serve = (port: number) => startServer({ dispatcher: journal, lookAtClock, page, key, port })
  const server = await (
    options.port === undefined ? serveSteadily(serve, folder, journal.role) : serve(options.port)
  ).catch(async (error: unknown) => {
    await journal.close()
    throw error
  })
  const address = `http://127.0.0.1:${server.port}/#key=${key}`

  let removeRedirect = (): void => undefined
  let ending: Promise<void> | undefined
  const end = (): void => {
    ending ??= (async () => {
      removeRedirect()
      await server.close()
      await journal.close()
      process.exit(0)
    })()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  if (process.env.npm_lifecycle_event !== undefined) watchParent(end)

  process.stdout.write(`Ajar is open at ${address}\n`)
  if (options.open) removeRedirect = openPage(address, dirname(pageFolder()))
}

/** Serves at the journal's own port. Where that cannot be had (a second shell on the journal, another program) at a free one. */
async function serveSteadily(
  serve: (port: number) => Promise<BrowserServer>,
  folder: string,
  role: Role,
): Promise<BrowserServer> {
  const port = steadyPort(folder)
  try {
    return await serve(port)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const server = await serve(0)
    // A guest finds it taken by the shell that it is the guest of, as it should be.
    if (role === 'writer') {
      process.stderr.write(
        `Port ${port}, this journal's own, is taken. A line that you began there waits until it is free again.\n`,
      )
    }
    return server
  }
}
