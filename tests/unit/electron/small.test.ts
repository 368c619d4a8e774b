/** The small parts of the desktop shell. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/api/result.ts'
import { journalSaid } from '../../../main/electron/arguments.ts'
import { contextTemplate } from '../../../main/electron/context-menu.ts'
import { GROUND } from '../../../main/electron/ground.ts'
import { plainBody } from '../../../main/electron/plain-body.ts'
import { reloads } from '../../../main/electron/reloads.ts'
import { root } from '../../support/shell.ts'

describe('what was said at the start', () => {
  it.each([
    [['electron', '.'], undefined],
    [['electron', '.', '--journal', '/j'], '/j'],
    [['ajar', '--journal=/j with spaces'], '/j with spaces'],
    [['electron', '--inspect=0', '--remote-debugging-port=0', '.', '--journal', '/j', '--no-sandbox'], '/j'],
    [['electron', '.', '/a/file', '--journal', '/j'], '/j'],
  ])('%j names the journal %s', (argv, journal) => {
    expect(journalSaid(argv)).toBe(journal)
  })
  it.each([[['.', '--journal']], [['.', '--journal', '']], [['.', '--journal=']]])(
    '%j is refused',
    (argv) => {
      expect(() => journalSaid(argv)).toThrow(Refusal)
    },
  )
})

describe('a page that ends by itself', () => {
  it('is loaded again three times a minute, and no more', () => {
    const may = reloads()
    expect([0, 100, 200, 300, 59_999].map((now) => may(now))).toEqual([true, true, true, false, false])
    expect(may(60_001)).toBe(true)
    expect(may(60_002)).toBe(false)
  })
})

describe('a notification’s words', () => {
  it('are shown as they are, where the system would read markup into them', () => {
    expect(plainBody('Smith & Sons <3 > you', 'linux')).toBe('Smith &amp; Sons &lt;3 &gt; you')
    for (const platform of ['darwin', 'win32'] as const)
      expect(plainBody('Smith & Sons <3', platform)).toBe('Smith & Sons <3')
  })
})

describe('the window’s ground', () => {
  it('is the page’s', () => {
    const tokens = readFileSync(join(root, 'renderer/ui/tokens.css'), 'utf8')
    expect(tokens).toContain(`--desk: light-dark(${GROUND.light}, ${GROUND.dark});`)
  })
})

describe('a right click', () => {
  const editFlags = {
    canUndo: true,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  }
  it('offers in a field what can be done there', () => {
    const entries = contextTemplate({ isEditable: true, selectionText: '', editFlags })
    expect(entries.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual([
      'undo',
      'paste',
      'selectAll',
    ])
  })
  it('offers to copy what is selected, and nothing where nothing is', () => {
    const page = { isEditable: false, editFlags }
    expect(contextTemplate({ ...page, selectionText: 'Dana' }).map(({ role }) => role)).toContain('copy')
    expect(contextTemplate({ ...page, selectionText: ' ' })).toEqual([])
  })
})
