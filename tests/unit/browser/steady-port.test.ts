import { join } from 'node:path'
import { mkdirSync, symlinkSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { steadyPort } from '../../../main/browser/steady-port.ts'
import { temporaryFolder } from '../../support/shell.ts'

describe('the port of a journal', () => {
  const place = temporaryFolder('port')
  afterAll(place.dispose)
  const folder = (name: string) => {
    mkdirSync(join(place.path, name), { recursive: true })
    return join(place.path, name)
  }

  it('is the same each time, also by another path to the folder', () => {
    symlinkSync(folder('journal'), join(place.path, 'link'))
    expect(steadyPort(folder('journal'))).toBe(steadyPort(folder('journal')))
    expect(steadyPort(join(place.path, 'link', '..', 'journal'))).toBe(steadyPort(folder('journal')))
    expect(steadyPort(join(place.path, 'link'))).toBe(steadyPort(folder('journal')))
  })

  it('lies where neither systems hand ports out by chance nor browsers refuse them, and differs', () => {
    const ports = Array.from({ length: 300 }, (_, index) => steadyPort(folder(`journal-${index}`)))
    expect(Math.min(...ports)).toBeGreaterThan(10_080)
    expect(Math.max(...ports)).toBeLessThan(32_768)
    // Of 300 among 12,288, three or four meet by chance.
    expect(new Set(ports).size).toBeGreaterThan(285)
  })
})
