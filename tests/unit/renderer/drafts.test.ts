import { describe, expect, it } from 'vitest'
import { draftStore, forgetDrafts } from '../../../renderer/composer/draft-store.ts'
import { instead, readOverrides, without } from '../../../renderer/composer/overrides.ts'
import { memoryStorage } from './tabs.ts'

const OVERRIDES = {
  when: { value: '2026-11-23T15:00:00+01:00[Europe/Berlin]' },
  signal: 'removed',
  left: { value: null },
  rest: { value: { until: '2027-03-15', circumstance: { title: 'their Q1 budget is out' } } },
  'contact:dana roth': { value: { id: 'c1', name: 'Dana Roth' } },
  'promise:0': { value: { text: 'the case study', due: '2026-11-27' } },
  'tag:pricing': 'removed',
} as const

describe('a draft', () => {
  it('is read back as it was kept, with everything that was chosen', () => {
    const storage = memoryStorage()
    draftStore(storage, 'journal').keep('c1', { text: 'Met @Dana', overrides: OVERRIDES })
    expect(draftStore(storage, 'journal').read('c1')).toEqual({ text: 'Met @Dana', overrides: OVERRIDES })
  })

  it('belongs to one contact of one journal', () => {
    const storage = memoryStorage()
    const store = draftStore(storage, 'journal')
    store.keep('c1', { text: 'about one', overrides: {} })
    store.keep(undefined, { text: 'about nobody', overrides: {} })
    expect(store.read('c2')).toBeUndefined()
    expect(store.read(undefined)?.text).toBe('about nobody')
    expect(draftStore(storage, 'sample').read('c1')).toBeUndefined()
  })

  it('that is emptied is forgotten', () => {
    const store = draftStore(memoryStorage(), 'journal')
    store.keep(undefined, { text: 'something', overrides: {} })
    store.keep(undefined, { text: ' \n', overrides: {} })
    expect(store.read(undefined)).toBeUndefined()
  })

  it('keeps its text where what was chosen cannot be read', () => {
    const storage = memoryStorage()
    storage.setItem('ajar.draft.journal.', '{"text":"kept","overrides":{"when":{"value":"never"},"tag:a":7}}')
    expect(draftStore(storage, 'journal').read(undefined)).toEqual({ text: 'kept', overrides: {} })
  })

  it('does not stand in the way of typing when the storage refuses', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const store = draftStore({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'journal')
    expect(() => store.keep(undefined, { text: 'x', overrides: {} })).not.toThrow()
    expect(store.read(undefined)).toBeUndefined()
  })

  it('is forgotten with its journal, and no other is', () => {
    const storage = memoryStorage()
    storage.setItem('ajar.appearance', 'dark')
    for (const journal of ['sample', 'journal', 'sample-2']) {
      draftStore(storage, journal).keep('c1', { text: 'about one', overrides: {} })
      draftStore(storage, journal).keep(undefined, { text: 'about nobody', overrides: {} })
    }
    forgetDrafts(storage, 'sample')
    expect(draftStore(storage, 'sample').read('c1')).toBeUndefined()
    expect(draftStore(storage, 'sample').read(undefined)).toBeUndefined()
    expect(draftStore(storage, 'journal').read('c1')?.text).toBe('about one')
    expect(draftStore(storage, 'sample-2').read(undefined)?.text).toBe('about nobody')
    expect(storage.getItem('ajar.appearance')).toBe('dark')
  })

  it('remembers under which id its words were sent', () => {
    const storage = memoryStorage()
    const sent = { text: 'Met @Dana', overrides: {}, id: 'i1' }
    draftStore(storage, 'journal').keep('c1', sent)
    expect(draftStore(storage, 'journal').read('c1')).toEqual(sent)
    storage.setItem('ajar.draft.journal.c1', '{"text":"kept","overrides":{},"id":"no id at all!"}')
    expect(draftStore(storage, 'journal').read('c1')).toEqual({ text: 'kept', overrides: {} })
  })

  it('tells what another tab did to it, and to no other', () => {
    const store = draftStore(memoryStorage(), 'journal')
    const typed = {
      key: 'ajar.draft.journal.c1',
      oldValue: null,
      newValue: '{"text":"Met","overrides":{}}',
    }
    expect(store.changeIn('c1', typed)).toEqual({ before: undefined, after: { text: 'Met', overrides: {} } })
    const written = { ...typed, oldValue: typed.newValue, newValue: null }
    expect(store.changeIn('c1', written)).toEqual({
      before: { text: 'Met', overrides: {} },
      after: undefined,
    })
    expect(store.changeIn('c2', typed)).toBeUndefined()
    expect(store.changeIn(undefined, typed)).toBeUndefined()
    expect(store.changeIn('c1', { ...typed, key: null })).toBeUndefined()
  })

  it('that is no draft at all is none', () => {
    const storage = memoryStorage()
    for (const stored of ['', '[]', 'null', '{"text":1}', '{"te']) {
      storage.setItem('ajar.draft.journal.', stored)
      expect(draftStore(storage, 'journal').read(undefined), stored).toBeUndefined()
    }
  })
})

describe('a choice for a chip', () => {
  it('stands in place of what the chip says, or takes it away', () => {
    expect(instead('tag:pricing', 'prices')).toEqual({ 'tag:pricing': { value: 'prices' } })
    expect(without('left')).toEqual({ left: 'removed' })
  })

  it('that does not fit the chip is no choice', () => {
    expect(instead('promise:0', { text: 'x', due: '2026-02-30' })).toEqual({})
    expect(readOverrides('nonsense')).toEqual({})
  })
})
