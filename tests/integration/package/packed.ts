/** Packs Ajar as `npm run package` does, and reads what came out. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { root } from '../../support/shell.ts'

/** Whether Electron itself is missing on this machine, so that a stub is packed. */
export const onStub =
  !process.env.ELECTRON_OVERRIDE_DIST_PATH && !existsSync(join(root, 'node_modules/electron/dist/electron'))

export interface Packing {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the script to its end. */
export function pack(args: readonly string[], env: NodeJS.ProcessEnv = {}): Packing {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/package.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { code: status, out: stdout, err: stderr }
}

/** An archive's files by their path in it, with "/" between folders and none before them. */
export function archiveFiles(archive: string): ReadonlyMap<string, Buffer> {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
  return new Map(
    paths
      .filter((path) => !('files' in statFile(archive, path)))
      .map((path) => [path, extractFile(archive, path)]),
  )
}

/** What a page's file asks for, by the path in the archive at which it would have to lie. */
export function referred(path: string, text: string): readonly string[] {
  const found = path.endsWith('.css')
    ? text.matchAll(/url\(["']?([^"')]+)["']?\)/g)
    : text.matchAll(/(?:src|href)="([^"]+)"/g)
  return [...found].map(([, target = '']) => posix.join(posix.dirname(path), target))
}
