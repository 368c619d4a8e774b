/** docs/SECURITY.md quotes lines and names tests: each has to be where it says. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../support/shell.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const rows = read('docs/SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\|[ -]+\|/.test(line))

/** In a table's cell a bar is escaped. */
const plain = (code: string) => code.replaceAll('\\|', '|')
/** However a formatter broke the line. */
const joined = (text: string) => text.replace(/\s+/g, '')

const files = rows.flatMap((row) => [...row.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:ts|tsx|yml|json))`/g)])
const lines = rows.flatMap((row) => [...row.matchAll(/`([\w./-]+)`: `([^`]+)`/g)])
const tests = rows.flatMap((row) => [...row.matchAll(/`(tests\/[\w./-]+)`: “([^”]+)”/g)])

it('quotes enough to be worth checking', () => {
  expect(lines.length).toBeGreaterThan(15)
  expect(tests.length).toBeGreaterThan(10)
})

it.each(files.map(([, path = '']) => path))('names a file that is there: %s', (path) => {
  expect(existsSync(join(root, path))).toBe(true)
})

it.each(lines.map(([, path = '', code = '']) => [path, plain(code)]))('quotes %s: %s', (path, code) => {
  expect(joined(read(path))).toContain(joined(code))
})

it.each(tests.map(([, path = '', name = '']) => [path, name]))('names a test of %s: %s', (path, name) => {
  expect(read(path)).toContain(name)
})

it('goes through all twenty items of Electron’s checklist, in their order', () => {
  const numbers = rows.flatMap((row) => /^\| (\d+)\. /.exec(row)?.[1] ?? [])
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => String(n + 1)))
})
