import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { realDisk } from '#core/journal/disk.ts'
import { openFolder } from '#core/journal/folder.ts'
import type { Migration } from '#core/journal/migrations.ts'

const now = () => '2026-11-23T13:00:00+01:00[Europe/Berlin]'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ajar-migrations-'))
  openFolder(folder, realDisk, now)
  mkdirSync(join(folder, 'log', 'device'), { recursive: true })
  writeFileSync(join(folder, 'log', 'device', '00001.jsonl'), 'one')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const log = (at = folder) => readFileSync(join(at, 'log', 'device', '00001.jsonl'), 'utf8')
const append =
  (words: string): Migration =>
  (at) => {
    writeFileSync(join(at, 'log', 'device', '00001.jsonl'), log(at) + words)
  }
const format = () => JSON.parse(readFileSync(join(folder, 'ajar.json'), 'utf8')) as unknown

it('takes an older journal through the steps that it lacks, in order, each once', () => {
  const steps = [append(' two'), append(' three')]
  expect(openFolder(folder, realDisk, now, steps.slice(0, 1)).format).toBe(2)
  expect(openFolder(folder, realDisk, now, steps).format).toBe(3)
  expect(openFolder(folder, realDisk, now, steps).format).toBe(3)
  expect(log()).toBe('one two three')
  expect(format()).toMatchObject({ format: 3, created: now() })
})

it('keeps the journal as it was, before the first step', () => {
  openFolder(folder, realDisk, now, [append(' two')])
  expect(log(join(folder, 'backups', 'format-1'))).toBe('one')
})

it('goes on after the last step that was done, if one fails', () => {
  const fail = () => {
    throw new Error('the power was cut')
  }
  expect(() => openFolder(folder, realDisk, now, [append(' two'), fail])).toThrow()
  expect(format()).toMatchObject({ format: 2 })
  openFolder(folder, realDisk, now, [append(' two'), append(' three')])
  expect(log()).toBe('one two three')
})

it('is refused, untouched, where it is newer than all steps lead to', () => {
  openFolder(folder, realDisk, now, [append(' two')])
  expect(() => openFolder(folder, realDisk, now, [])).toThrow(/newer Ajar/)
  expect(log()).toBe('one two')
})
