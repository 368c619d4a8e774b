/** What is said, and with which exit code, when a command is used wrongly or cannot do what was asked. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ajar, CommandLine, copyForAnybody, surroundings } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
let journal: string
let line: CommandLine

beforeAll(async () => {
  folder = temporaryFolder('cli')
  journal = join(folder.path, 'journal')
  line = new CommandLine(folder.path, journal)
  await line.text('log', 'met @Dana Roth')
  await line.text('contact', 'add', 'Dana Meyer')
})
afterAll(() => folder.dispose())

/** Every byte of the journal's log. */
const logged = (): string =>
  readdirSync(join(journal, 'log'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('')

/** The command fails with this code and one plain line; nothing is changed; with --json the error is a value, too. */
async function fails(args: readonly string[], code: 1 | 2, words: RegExp, input?: string): Promise<void> {
  const before = logged()
  const plain = await line.run(args, input)
  expect(plain.err).toMatch(words)
  expect(plain).toMatchObject({ code, out: '' })
  expect(plain.err.trimEnd().split('\n')).toHaveLength(1)
  expect(plain.err).not.toMatch(/\bat .*\.js:\d+|Error:|undefined/)
  const separator = args.indexOf('--')
  const withJson = separator < 0 ? [...args, '--json'] : args.toSpliced(separator, 0, '--json')
  const json = await line.run(withJson, input)
  expect(json).toMatchObject({ code, err: plain.err })
  const { error } = shapes.Failed.parse(JSON.parse(json.out))
  expect(plain.err.trimEnd()).toBe([error.message, error.hint].filter(Boolean).join(' '))
  expect(logged()).toBe(before)
}

describe('wrong usage ends with 2:', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a command that does not exist', ['frobnicate'], /unknown command 'frobnicate'/],
    ['a command that does not exist yet', ['export', '--format', 'json'], /unknown command 'export'/],
    ['a command within a command', ['door', 'slam', 'Dana'], /unknown command 'slam'/],
    ['an option that does not exist', ['today', '--tomorrow'], /unknown option '--tomorrow'/],
    ['a text that looks like an option', ['log', '--frobnicate'], /unknown option '--frobnicate'/],
    ['an argument that is missing', ['show'], /missing required argument 'name'/],
    ['a text that is missing', ['log'], /missing required argument 'text'/],
    ['a text that is empty', ['log', ' '], /say what happened/],
    ['an argument too many', ['today', 'please'], /too many arguments/],
    ['a number that is none', ['timeline', '--limit', 'many'], /whole number/],
    ['a number out of range', ['upcoming', '--days', '400'], /1 to 366/],
    ['a signal that does not exist', ['answer', 'i1', 'maybe'], /Allowed choices are positive/],
    ['a setting without a value', ['contact', 'edit', 'Dana Roth', '--set', 'role'], /KEY=VALUE/],
    ['capture without --dry-run', ['capture', 'met @Dana'], /--dry-run/],
  ]
  it.each(cases)('%s', async (_, args, words) => {
    await fails(args, 2, words)
  })

  it('an option without its value', async () => {
    const { code, out, err } = await line.run(['today', '--json', '--now'])
    expect(code).toBe(2)
    expect(shapes.Failed.parse(JSON.parse(out)).error.message).toBe(`option '--now <iso>' argument missing.`)
    expect(err).toBe(`option '--now <iso>' argument missing. See ajar help.\n`)
  })

  it('no command at all, with the help on standard error', async () => {
    const { code, out, err } = await line.run([])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('Usage: ajar')
  })
})

describe('what cannot be done ends with 1:', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a name that nobody has', ['show', 'Zoe'], /There is no contact "Zoe"\. .*ajar people/],
    [
      'a name that several have',
      ['show', 'dana'],
      /"dana" may mean Dana Meyer \([\w-]+\), Dana Roth \([\w-]+\)/,
    ],
    ['a mention that several have', ['log', 'met @dana'], /Dana Roth \([\w-]+\).*nothing was written down/],
    [
      'a date that does not exist',
      ['log', 'met @Dana Roth, promised the paper by 30 February'],
      /30 February/,
    ],
    ['a promise without a day', ['log', 'met @Dana Roth ^the paper'], /A promise needs a day/],
    ['an impression that does not exist', ['answer', 'nothing', 'positive'], /nothing/],
    ['an id that is none', ['impression', 'delete', '../../etc'], /id/],
    ['a promise that does not exist', ['promise', 'keep', 'p1'], /p1/],
    ['a moment that does not exist', ['moment', 'later', 'm1'], /m1/],
    [
      'a circumstance that does not exist',
      ['circumstance', 'true', 'pigs fly'],
      /There is no circumstance "pigs fly"/,
    ],
    [
      'an expected day that does not exist',
      ['circumstance', 'add', 'x', '--expected', '2026-02-30'],
      /expected/,
    ],
    [
      'a time that does not exist',
      ['today', '--now', '2026-02-30T10:00'],
      /--now "2026-02-30T10:00" is no date/,
    ],
    ['a time that is none', ['timeline', '--before', 'teatime'], /--before "teatime"/],
    [
      'a field that does not exist',
      ['contact', 'edit', 'Dana Roth', '--set', 'hat=red'],
      /hat.*Keys are name/,
    ],
    ['a rhythm that does not exist', ['contact', 'add', 'Eve', '--rhythm', 'P1D'], /rhythm/],
    ['a birthday that does not exist', ['contact', 'add', 'Eve', '--birthday', '1980-02-30'], /dates/],
    ['a file that is not there', ['import', '/nowhere/a.vcf'], /There is no file \/nowhere\/a\.vcf/],
  ]
  it.each(cases)('%s', async (_, args, words) => {
    await fails(args, 1, words)
  })

  it.each([
    ['{"role":', /is not JSON/],
    ['["role"]', /is not a JSON object/],
    ['{"tags":[7]}', /tags/],
    ['{"hat":"red"}', /hat/],
  ])('a change that is said as %s on standard input', async (input, words) => {
    await fails(['contact', 'edit', 'Dana Roth'], 1, words, input)
  })

  it('a journal made by a newer Ajar, which stays as it is', async () => {
    const newer = join(folder.path, 'newer')
    mkdirSync(newer)
    const manifest = JSON.stringify({ format: 99, id: 'x' })
    writeFileSync(join(newer, 'ajar.json'), manifest)
    const { code, out, err } = await line.run(['log', 'met @Dana', '--json', '--journal', newer])
    expect(code).toBe(1)
    expect(shapes.Failed.parse(JSON.parse(out)).error.code).toBe('newer-journal')
    expect(err).toContain('newer Ajar')
    expect(readFileSync(join(newer, 'ajar.json'), 'utf8')).toBe(manifest)
    expect(readdirSync(newer)).toEqual(['ajar.json'])
  })

  it('a place where no folder can be', async () => {
    writeFileSync(join(folder.path, 'file'), '')
    const { code, out, err } = await line.run([
      'log',
      'x',
      '--json',
      '--journal',
      join(folder.path, 'file', 'journal'),
    ])
    expect(code).toBe(1)
    expect(shapes.Failed.parse(JSON.parse(out)).error.code).toBe('storage')
    expect(err).toContain(join(folder.path, 'file'))
  })

  it('a folder that may only be read', async () => {
    const readOnly = join(folder.path, 'read-only')
    await line.text('log', 'met @Dana Roth', '--journal', readOnly)
    const before = readdirSync(readOnly, { recursive: true })
    const home = join(folder.path, 'home')
    mkdirSync(home)
    chmodSync(home, 0o777)
    chmodSync(folder.path, 0o755)
    for (const entry of readdirSync(readOnly, { recursive: true, withFileTypes: true })) {
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444)
    }
    chmodSync(readOnly, 0o555)
    // Root may write anywhere: as somebody else, then.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const env = surroundings(home, readOnly)
    const program = copyForAnybody(join(folder.path, 'program'))
    const { code, out, err } = await ajar(['log', 'a word to keep', '--json'], {
      env,
      program,
      cwd: folder.path,
      ...nobody,
    })
    expect(code).toBe(1)
    expect(shapes.Failed.parse(JSON.parse(out)).error.code).toBe('storage')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain(readOnly)
    expect(readdirSync(readOnly, { recursive: true })).toEqual(before)
  })
})

it('help and its commands are on standard output, with 0', async () => {
  for (const args of [['--help'], ['help'], ['log', '--help'], ['help', 'contact']]) {
    const { code, out, err } = await line.run(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Usage: ajar')
  }
})

it('a reader that has read enough is no error', async () => {
  await line.text('demo', join(folder.path, 'demo'), '--impressions', '400')
  const { execFileSync } = await import('node:child_process')
  const { root } = await import('../../support/shell.ts')
  const command = `"${process.execPath}" build/ajar.mjs timeline --limit 400 --journal "${join(folder.path, 'demo')}" 2>&1 | head -1`
  const first = execFileSync('sh', ['-c', command], { cwd: root, env: surroundings(folder.path) }).toString()
  expect(first.trim().split('\n')).toHaveLength(1)
  expect(first).not.toMatch(/EPIPE|Error/)
})

it('a name from somebody’s file cannot drive the terminal', async () => {
  await line.text('contact', 'add', 'Evil \u001b[2J\u0007 Name', '--journal', join(folder.path, 'evil'))
  const text = await line.text('people', '--journal', join(folder.path, 'evil'))
  expect(text).toContain('Evil')
  expect(text).not.toMatch(/[\u0007\u001b]/) // eslint-disable-line no-control-regex
})
