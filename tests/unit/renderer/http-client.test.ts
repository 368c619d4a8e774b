import { describe, expect, it } from 'vitest'
import type { EventHub } from '../../../renderer/bridge/event-hub.ts'
import { httpClient, readAnswer } from '../../../renderer/bridge/http-client.ts'
import { openKeyring } from '../../../renderer/bridge/keyring.ts'
import { memoryStorage, tabs } from './tabs.ts'

const hub: EventHub = {
  on: () => () => undefined,
  connection: () => 'up',
  onConnection: () => () => undefined,
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
