/** The page: the renderer's files as they were built, held in memory, so that no request ever names a file of the disk. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '#shared/api/result.ts'

export interface PageFile {
  readonly bytes: Buffer
  readonly type: string
  /** Whether its name holds a hash of its content, so that it never changes. */
  readonly immutable: boolean
}

/** Files by the path under which they are asked for ("/assets/index-4f2a.js"). */
export type Page = ReadonlyMap<string, PageFile>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Reads the built page out of `folder`. Throws a `Refusal` if there is none. */
export function loadPage(folder: string): Page {
  const page = new Map<string, PageFile>()
  for (const file of filesUnder(folder)) {
    const type = TYPES[extname(file)]
    if (type === undefined) continue
    const path = `/${file.slice(folder.length).split(sep).filter(Boolean).join('/')}`
    const immutable = path.startsWith('/assets/') && /-[\w-]{8,}\.\w+$/.test(path)
    page.set(path, { bytes: readFileSync(file), type, immutable })
  }
  const index = page.get('/index.html')
  if (index === undefined) {
    throw new Refusal('unavailable', `There is no page in ${folder}.`, 'Build Ajar first: npm run build')
  }
  return page.set('/', index)
}

/** Every file under a folder; none if it cannot be read. Asked plainly, since inside a package the folder is an archive. */
function filesUnder(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path)
    return stat.isDirectory() ? filesUnder(path) : stat.isFile() ? [path] : []
  })
}

/** Where the built page lies: in `dist` of the nearest folder above that has one. */
export function pageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'dist', 'renderer')) && dirname(folder) !== folder) folder = dirname(folder)
  return join(folder, 'dist', 'renderer')
}
