/** The contract's edge: what is told of an error, and what is kept from everybody. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Refusal } from '#shared/api/result.ts'
import { invalidInput, toAppError } from '#core/edge.ts'
import { anatomy, defaultLogFile, errorLog } from '#core/error-log.ts'

const Input = z.strictObject({
  id: z.string(),
  list: z.array(z.strictObject({ due: z.number() })).optional(),
})

function told(input: unknown): string {
  const parsed = Input.safeParse(input)
  if (parsed.success) throw new Error('it fits')
  return invalidInput('things.do', parsed.error).message
}

describe('an input that does not fit', () => {
  it('is told by its field, as one would write it', () => {
    expect(told({ id: 7 })).toMatch(/^things\.do: “id” is wrong \(.*expected string.*\)\.$/)
    expect(told({ id: 'x', list: [{ due: 1 }, { due: 'x' }] })).toContain('“list[1].due” is wrong')
    expect(told({ id: 'x', lots: 1 })).toContain('the input has no field called “lots”')
    expect(told({ id: 'x', list: [{ due: 1, dew: 2 }] })).toContain('list[0] has no field called “dew”')
    expect(told({})).toBe('things.do: “id” is missing.')
    expect(told('x')).toContain('the input is wrong')
  })

  it('tells a few faults, and how many more there are', () => {
    const message = told({ id: 7, list: [{}, {}, {}, {}] })
    expect(message.match(/is wrong|is missing/g)).toHaveLength(3)
    expect(message).toContain('and 2 more')
  })

  it('does not repeat a field’s endless name', () => {
    expect(told({ id: 'x', ['n'.repeat(10_000)]: 1 }).length).toBeLessThan(200)
  })
})

describe('the log file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ajar-log-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })
  const file = () => join(folder, 'deep', 'ajar.log')
  const secret = Object.assign(new RangeError('“Dana Roth said no” is not a date'), { code: 'ERR_DATE' })

  it('gets one line for what nobody foresaw, found by the reference, without the message', () => {
    const error = toAppError(
      secret,
      'impressions.add',
      errorLog(file(), () => 0),
    )
    expect(error.code).toBe('internal')
    const text = readFileSync(file(), 'utf8')
    expect(text).toMatch(
      /^1970-01-01T00:00:00\.000Z \S+ impressions\.add RangeError ERR_DATE .*edge\.test\.ts:\d+/,
    )
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain(error.reference)
    expect(text + JSON.stringify(error)).not.toMatch(/Dana|date/)
    expect(statSync(file()).mode & 0o077).toBe(0)
  })

  it('gets nothing for a refusal, which travels in its own words', () => {
    const error = toAppError(
      new Refusal('conflict', 'It is taken.', 'Take another.'),
      'x',
      errorLog(file(), () => 0),
    )
    expect(error).toEqual({ code: 'conflict', message: 'It is taken.', hint: 'Take another.' })
    expect(statSync(file(), { throwIfNoEntry: false })).toBeUndefined()
  })

  it('begins anew when it has grown large, and keeps the one before', () => {
    const log = errorLog(file(), () => 0)
    log.unforeseen('first', 'x', secret)
    writeFileSync(file(), 'x'.repeat(1_000_001))
    log.unforeseen('second', 'x', secret)
    expect(readFileSync(file(), 'utf8')).toContain('second')
    expect(statSync(`${file()}.1`).size).toBe(1_000_001)
  })

  it('that cannot be written leaves the line on standard error', () => {
    const lines: unknown[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(line) > 0)
    writeFileSync(join(folder, 'deep'), 'a file where the folder should be')
    errorLog(file(), () => 0).unforeseen('here', 'x', secret)
    expect(lines).toHaveLength(1)
    expect(String(lines[0])).toContain('here')
  })

  it('tells no words of anything that may be thrown', () => {
    expect(anatomy('Dana said no')).toBe('thrown string')
    const strange = Object.assign(new Error('x'), { name: 'Dana said no', code: 'Dana said no' })
    expect(anatomy(strange)).not.toContain('Dana')
    const forged = Object.assign(new Error('x'), {
      stack: 'Error: Dana\n    said no\n    at x (/home/dana/ajar/core.js:1:2)',
    })
    expect(anatomy(forged)).toBe('Error x@core.js:1:2')
  })

  it('lies where the platform wants it', () => {
    if (process.platform === 'win32' || process.platform === 'darwin') return
    expect(defaultLogFile({ XDG_STATE_HOME: '/state' })).toBe('/state/ajar/ajar.log')
    expect(defaultLogFile({})).toMatch(/\/\.local\/state\/ajar\/ajar\.log$/)
  })
})
