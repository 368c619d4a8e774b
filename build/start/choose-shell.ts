/** Which shell `npm start` opens, as far as that can be told before looking for Electron. Pure. */

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly variables: NodeJS.ProcessEnv
  readonly isRoot: boolean
  /** What a file of the system's says, without the line's end; undefined if there is none. */
  readonly read: (file: string) => string | undefined
}

/** The shell; `why` is what keeps Electron from running, where nobody asked for the browser. */
export type Choice = { readonly shell: 'electron' } | { readonly shell: 'browser'; readonly why?: string }

/** Options that only the browser shell has: whoever says one wants it. */
const OF_THE_BROWSER = /^--(port(=.*)?|no-open)$/

/** Whether an argument belongs to the browser shell alone. */
export function isOfTheBrowser(argument: string): boolean {
  return OF_THE_BROWSER.test(argument)
}

/** Chooses; `said` is what `--shell` named. */
export function chooseShell(
  said: 'electron' | 'browser' | undefined,
  args: readonly string[],
  surroundings: Surroundings,
): Choice {
  if (said !== undefined) return { shell: said }
  if (args.some(isOfTheBrowser)) return { shell: 'browser' }
  const why = whyNot(surroundings)
  return why === undefined ? { shell: 'electron' } : { shell: 'browser', why }
}

function whyNot({ platform, variables, isRoot, read }: Surroundings): string | undefined {
  if (platform !== 'linux') return undefined
  if (!variables.DISPLAY && !variables.WAYLAND_DISPLAY) return 'there is no display'
  // Chromium ends at once rather than run without its sandbox, and so do we.
  if (isRoot) return 'its sandbox cannot run as root'
  const forbidden = NAMESPACES.some(({ file, off }) => read(file) === off)
  return forbidden ? 'this system does not let its sandbox run' : undefined
}

/** Settings of Linux with which a program of an ordinary user gets no namespaces of its own, which the sandbox needs. */
const NAMESPACES = [
  { file: '/proc/sys/kernel/unprivileged_userns_clone', off: '0' },
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', off: '1' },
  { file: '/proc/sys/user/max_user_namespaces', off: '0' },
]
