import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { journalFolder, type Surroundings } from '#core/journal-folder.ts'

const on = (platform: NodeJS.Platform, variables: NodeJS.ProcessEnv = {}): Surroundings => ({
  platform,
  variables,
  home: '/home/dana',
})

describe('the journal lies', () => {
  it('where --journal says, before all else', () => {
    expect(journalFolder('/j', on('linux', { AJAR_HOME: '/a' }))).toBe('/j')
    expect(journalFolder('j', on('linux'))).toBe(resolve('j'))
  })

  it('where AJAR_HOME says, unless that is empty', () => {
    expect(journalFolder(undefined, on('darwin', { AJAR_HOME: '/a' }))).toBe('/a')
    expect(journalFolder(undefined, on('linux', { AJAR_HOME: '' }))).toBe('/home/dana/.local/share/ajar')
  })

  it('otherwise in the platform’s place for application data', () => {
    expect(journalFolder(undefined, on('linux'))).toBe('/home/dana/.local/share/ajar')
    expect(journalFolder(undefined, on('linux', { XDG_DATA_HOME: '/data' }))).toBe('/data/ajar')
    expect(journalFolder(undefined, on('darwin'))).toBe('/home/dana/Library/Application Support/Ajar')
  })

  it('never in a place relative to wherever the program was started', () => {
    expect(journalFolder(undefined, on('linux', { XDG_DATA_HOME: 'data' }))).toBe(
      '/home/dana/.local/share/ajar',
    )
  })
})
