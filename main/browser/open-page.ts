/**
 * Opens the page in the user's browser. The address with its key goes through a file that only the user can read,
 * since whatever stands on a command line stands in the list of processes, for everybody.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** By then a browser has read the file, or never will. */
const REMOVE_AFTER_MS = 60_000

export interface Environment {
  readonly platform: NodeJS.Platform
  readonly variables: NodeJS.ProcessEnv
}

/** The program, with its first arguments, that opens a file as a click would; `undefined` where nobody could see it. */
export function opener({ platform, variables }: Environment): readonly [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '""']
  const isSeen = Boolean(variables.DISPLAY ?? variables.WAYLAND_DISPLAY)
  return isSeen ? ['xdg-open'] : undefined
}

/**
 * Opens `address`; says nothing where there is no desktop to open it on. The file lies in `folder` (browsers in a
 * sandbox of their own do not see the system's temporary folder), or there if `folder` cannot be written.
 * Gives a function that removes the file at once.
 */
export function openPage(
  address: string,
  folder: string,
  environment: Environment = { platform: process.platform, variables: process.env },
): () => void {
  const command = opener(environment)
  if (command === undefined) return () => undefined
  const [program, ...first] = command
  const place = temporaryFolder(folder)
  const file = join(place, 'open.html')
  writeFileSync(file, redirectTo(address), { mode: 0o600 })
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  const browser = spawn(program, [...first, file], { stdio: 'ignore', detached: true, windowsHide: true })
  browser.on('error', remove)
  browser.unref()
  setTimeout(remove, REMOVE_AFTER_MS).unref()
  return remove
}

function temporaryFolder(folder: string): string {
  try {
    return mkdtempSync(join(folder, 'open-'))
  } catch {
    return mkdtempSync(join(tmpdir(), 'ajar-open-'))
  }
}

/** A page that leads on to `address`, which is made of characters that HTML leaves alone. */
function redirectTo(address: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Ajar</title>
<a href="${address}">Open Ajar</a>
`
}
