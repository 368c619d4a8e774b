import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import { concerns } from '../../../renderer/bridge/concerns.ts'
import { followEvents } from '../../../renderer/bridge/queries.tsx'

const changed = (contacts: string[], all = false) => ({ type: 'changed' as const, contacts, all })

describe('a change', () => {
  it('concerns the page, brief, timeline and warnings of the contacts it names, and of nobody else', () => {
    for (const [method, of] of [
      ['contacts.page', (id: string) => ({ id })],
      ['contacts.brief', (id: string) => ({ id })],
      ['impressions.list', (id: string) => ({ contact: id })],
      ['impressions.warnings', (id: string) => ({ contacts: ['x', id] })],
    ] as const) {
      expect(concerns(method, of('c1'), changed(['c1', 'c2'])), method).toBe(true)
      expect(concerns(method, of('c3'), changed(['c1', 'c2'])), method).toBe(false)
    }
  })

  it('concerns every list that may hold anybody', () => {
    for (const method of [
      'contacts.list',
      'moments.today',
      'moments.upcoming',
      'search.find',
      'journal.status',
    ] as const) {
      expect(concerns(method, {}, changed(['c1'])), method).toBe(true)
    }
    expect(concerns('impressions.list', { limit: 50 }, changed(['c1']))).toBe(true)
  })

  it('of wider reach concerns everything', () => {
    expect(concerns('contacts.page', { id: 'c9' }, changed([], true))).toBe(true)
    expect(concerns('settings.get', {}, changed([], true))).toBe(true)
  })

  it('of a contact leaves settings and shelf alone', () => {
    expect(concerns('settings.get', {}, changed(['c1']))).toBe(false)
    expect(concerns('values.list', {}, changed(['c1']))).toBe(false)
  })
})

describe('answers that are kept', () => {
  const setUp = () => {
    const queries = new QueryClient()
    let tell: (event: AppEvent) => void = () => undefined
    const client: Pick<Client, 'on'> = {
      on: (listener) => {
        tell = listener
        return () => undefined
      },
    }
    followEvents(
      { ...client, call: () => Promise.reject(new Error()), close: () => Promise.resolve() },
      queries,
    )
    queries.setQueryData(['contacts.page', { id: 'c1' }], 1)
    queries.setQueryData(['contacts.page', { id: 'c2' }], 2)
    const stale = (id: string) => queries.getQueryState(['contacts.page', { id }])?.isInvalidated
    return { tell: (event: AppEvent) => tell(event), stale, queries }
  }

  it('go stale only where the change concerns them', () => {
    const { tell, stale } = setUp()
    tell(changed(['c1']))
    expect([stale('c1'), stale('c2')]).toEqual([true, false])
  })

  it('all go stale when the stream begins anew, since something may have been missed', () => {
    const { tell, stale } = setUp()
    tell({ type: 'hello' })
    expect([stale('c1'), stale('c2')]).toEqual([true, true])
  })

  it('are forgotten when another journal is opened', () => {
    const { tell, queries } = setUp()
    tell({ type: 'switched' })
    expect(queries.getQueryData(['contacts.page', { id: 'c1' }])).toBeUndefined()
  })
})
