/** Where the journal lies: what was said, else AJAR_HOME, else the platform's place for application data. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly variables: NodeJS.ProcessEnv
  readonly home: string
}

/** The absolute path of the journal's folder; `said` is what `--journal` named. */
export function journalFolder(
  said: string | undefined,
  { platform, variables, home }: Surroundings = {
    platform: process.platform,
    variables: process.env,
    home: homedir(),
  },
): string {
  const named = said ?? variables.AJAR_HOME
  if (named !== undefined && named !== '') return resolve(named)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Ajar')
  if (platform === 'win32') return join(variables.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Ajar')
  // A relative XDG_DATA_HOME is to be ignored (XDG Base Directory Specification).
  const data = variables.XDG_DATA_HOME
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), 'ajar')
}
