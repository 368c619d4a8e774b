import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../renderer/bridge/calls.ts'
import type { EventHub } from '../../../renderer/bridge/event-hub.ts'
import { httpClient } from '../../../renderer/bridge/http-client.ts'
import { openKeyring } from '../../../renderer/bridge/keyring.ts'
import { memoryStorage, tabs } from './tabs.ts'

const hub: EventHub = {
  on: () => () => undefined,
  connection: () => 'up',
  onConnection: () => () => undefined,
  leads: () => true,
  onLeading: () => () => undefined,
  doubt: () => undefined,
  close: () => undefined,
}

const clientWith = (post: (key: string, body: string) => Promise<Response>, key = 'K') => {
  const keyring = openKeyring(memoryStorage(), tabs()())
  keyring.take(key)
  return { client: httpClient(post, keyring, hub), keyring }
}

const answer = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }))

describe('a call', () => {
  it('carries method and input, and gives what came back', async () => {
    const sent: string[] = []
    const { client } = clientWith((key, body) => {
      sent.push(key, body)
      return answer({ ok: true, value: [] })
    })
    expect(await client.call('values.list', {})).toEqual({ ok: true, value: [] })
    expect(sent).toEqual(['K', '{"method":"values.list","input":{}}'])
  })

  it('that cannot reach the core says so, and that nothing was lost, instead of throwing', async () => {
    const { client } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')))
    const result = await client.call('values.list', {})
    expect(result).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(!result.ok && result.error.message).toMatch(/still here/)
  })

  it('without an accepted key ends as forbidden, after one try', async () => {
    let calls = 0
    const { client, keyring } = clientWith(() => {
      calls += 1
      return answer({ ok: false, error: { code: 'forbidden', message: 'no' } }, 401)
    })
    expect(await client.call('values.list', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(calls).toBe(1)
    expect(keyring.current()).toBeUndefined()
  })

  it('passes on the error that the core gave', async () => {
    const error = { code: 'storage', message: 'The folder is read-only.', hint: 'Allow writing.' }
    const { client } = clientWith(() => answer({ ok: false, error }))
    expect(await client.call('values.list', {})).toEqual({ ok: false, error })
  })
})

describe('a call that makes something', () => {
  const SHELF = { id: 'v1', title: 'A checklist', tags: [] }
  const idIn = (body: string) => (JSON.parse(body) as { input: { id?: string } }).input.id

  it('carries the same id when it is made again because the answer was lost', async () => {
    const ids: (string | undefined)[] = []
    let reached = false
    const { client } = clientWith((_, body) => {
      ids.push(idIn(body))
      return reached
        ? answer({ ok: true, value: { ...SHELF, undo: 'u' } })
        : Promise.reject(new TypeError('Failed to fetch'))
    })
    const lost = await client.call('values.add', { title: 'A checklist' })
    expect(!lost.ok && lost.error.hint).toMatch(/again.*not be there twice/)
    await client.call('values.add', { title: 'Another' })
    reached = true
    await client.call('values.add', { title: 'A checklist' })
    await client.call('values.add', { title: 'A checklist' })
    expect(ids[0]).toMatch(/^[\w-]{8,}$/)
    expect(ids[2]).toBe(ids[0])
    expect(new Set(ids).size).toBe(3)
  })

  it('keeps its id while the core itself cannot say whether it was done', async () => {
    const ids: (string | undefined)[] = []
    const { client } = clientWith((_, body) => {
      ids.push(idIn(body))
      return answer({ ok: false, error: { code: 'unavailable', message: 'The holder ended.' } })
    })
    await client.call('contacts.add', { name: { display: 'Dana Roth' } })
    await client.call('contacts.add', { name: { display: 'Dana Roth' } })
    expect(ids[1]).toBe(ids[0])
  })

  it('carries the id that it was given', async () => {
    const { client } = clientWith((_, body) => {
      expect(idIn(body)).toBe('mine')
      return answer({ ok: true, value: { ...SHELF, undo: 'u' } })
    })
    expect(await client.call('values.add', { id: 'mine', title: 'A checklist' })).toMatchObject({ ok: true })
  })
})

describe('an answer', () => {
  it('that is not what the contract says is not passed on', () => {
    for (const body of [null, 'ok', {}, { ok: true }, { ok: true, value: [{ title: 1 }] }, { ok: false }]) {
      expect(readAnswer('values.list', body), JSON.stringify(body)).toMatchObject({
        ok: false,
        error: { code: 'internal' },
      })
    }
  })
})
