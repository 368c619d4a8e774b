/**
 * What must hold for every carrier of the contract: in the process, over HTTP, over a socket, and whichever comes.
 * A carrier is put under it by saying how to carry a core and how a client gets to it.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '#shared/api/client.ts'
import { contract, type Input, isMethod, type MethodName, type Output } from '#shared/api/contract.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { ORDINARY_BYTES } from '#core/message-size.ts'
import { openApplication } from '#core/application.ts'
import { temporaryFolder } from './shell.ts'

export interface Carried {
  /** Whether messages travel as bytes, of which a carrier takes so many and no more. */
  readonly isWire: boolean
  /** Another client, over a connection of its own. */
  connect(): Promise<CarriedClient>
  /** Stops carrying. */
  stop(): Promise<void>
}

export interface CarriedClient extends Client {
  /** Sends a message as it is, also one that is not in the contract. */
  send(message: unknown): Promise<Result<unknown>>
  /** Resolves when events reach this client from now on. */
  listening(): Promise<void>
}

/** Puts a carrier under the suite. */
export function carriesTheContract(
  name: string,
  carry: (core: Dispatcher & { client: Client }) => Promise<Carried>,
): void {
  describe(`the contract ${name}`, () => {
    let dispose: (() => void)[]
    let endings: (() => Promise<unknown>)[]
    let carried: Carried
    let client: CarriedClient

    beforeEach(async () => {
      const folder = temporaryFolder('carried')
      dispose = [folder.dispose]
      const core = await openApplication({
        folder: join(folder.path, 'journal'),
        deviceRoot: join(folder.path, 'devices'),
        logFile: join(folder.path, 'ajar.log'),
      })
      carried = await carry(core)
      endings = [() => carried.stop(), () => core.close()]
      client = await another()
    })
    afterEach(async () => {
      for (const end of endings) await end()
      for (const remove of dispose) remove()
    })

    async function another(): Promise<CarriedClient> {
      const connected = await carried.connect()
      endings.unshift(() => connected.close())
      return connected
    }
    async function value<M extends MethodName>(method: M, input: Input<M>, by = client): Promise<Output<M>> {
      const result = await by.call(method, input)
      if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`)
      return result.value
    }

    it('knows every method, and answers in the shape that the contract gives', async () => {
      const dana = await value('contacts.add', { name: { display: 'Dana Roth' } })
      const written = await value('impressions.add', { text: 'met @Dana Roth', contacts: [dana.id] })
      const someId = { id: written.id }
      const card = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben Okafor\r\nEND:VCARD\r\n').toString(
        'base64',
      )
      const { token } = await value('imports.offer', { name: 'ben.vcf', base64: card })
      const inputs: { readonly [M in MethodName]: Input<M> } = {
        'journal.status': {},
        'journal.check': {},
        'journal.undo': { undo: randomUUID() },
        'sample.open': {},
        'sample.leave': {},
        'contacts.list': {},
        'contacts.page': { id: dana.id },
        'contacts.add': { name: { display: 'Eve Stern' } },
        'contacts.change': { id: dana.id, set: { organization: 'Northwind' } },
        'contacts.remove': { id: randomUUID() },
        'contacts.wake': { id: dana.id },
        'contacts.keepRhythm': { id: dana.id },
        'contacts.leftInPeace': {},
        'contacts.brief': { id: dana.id },
        'door.close': { contact: dana.id },
        'door.reopen': { contact: dana.id },
        'impressions.list': {},
        'impressions.get': someId,
        'impressions.add': { text: 'a note' },
        'impressions.change': { ...someId, set: { tags: ['pricing'] } },
        'impressions.remove': { id: randomUUID() },
        'impressions.answer': { ...someId, signal: 'neutral' },
        'impressions.warnings': { contacts: [dana.id] },
        'promises.keep': { id: randomUUID() },
        'promises.letGo': { id: randomUUID() },
        'moments.today': {},
        'moments.upcoming': { days: 2 },
        'moments.later': { id: randomUUID() },
        'moments.shown': { ids: [] },
        'reminders.take': {},
        'circumstances.list': {},
        'circumstances.add': { title: 'their Q1 budget is out' },
        'circumstances.comeTrue': { id: randomUUID() },
        'values.list': {},
        'values.add': { title: 'a checklist' },
        'search.find': { query: 'dana' },
        'settings.get': {},
        'settings.change': { momentsADay: 4 },
        'imports.offer': { name: 'ben.vcf', base64: card },
        'imports.plan': { tokens: [token] },
        'imports.apply': { tokens: [token] },
      }
      for (const [method, input] of Object.entries(inputs)) {
        // The sample is a journal of its own; it is opened where nothing else depends on which one is open.
        if (!isMethod(method) || method.startsWith('sample.')) continue
        const result = await client.send({ method, input })
        // Some of them name what does not exist; that is an answer, too.
        if (result.ok) expect(contract[method].output.safeParse(result.value).error, method).toBeUndefined()
        else expect(`${method}: ${result.error.code}`).toMatch(/: (not-found|conflict)$/)
      }
    })

    const strange: readonly (readonly [string, unknown])[] = [
      ['nothing', null],
      ['a text', 'contacts.list'],
      ['a list', [{ method: 'contacts.list', input: {} }]],
      ['no method', { input: {} }],
      ['a method that does not exist', { method: 'contacts.steal', input: {} }],
      ['a method of every object', { method: 'constructor', input: {} }],
      ['a prototype', { method: '__proto__', input: {} }],
      ['a method that is no text', { method: ['contacts.list'], input: {} }],
      ['no input', { method: 'contacts.page' }],
      ['input that is no object', { method: 'contacts.list', input: 'all' }],
      ['a field that does not exist', { method: 'contacts.list', input: { sql: '1=1' } }],
      ['a field of the wrong kind', { method: 'contacts.page', input: { id: 7 } }],
      ['a field that is missing', { method: 'impressions.add', input: {} }],
      ['an id that is a path', { method: 'contacts.page', input: { id: '../../etc/passwd' } }],
      [
        'a day that does not exist',
        { method: 'circumstances.add', input: { title: 'x', expected: '2026-02-30' } },
      ],
      ['more beside the call', { method: 'contacts.list', input: {}, as: 'root' }],
    ]
    it.each(strange)('answers %s with an error that says so, and goes on', async (_, message) => {
      const result = await client.send(message)
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } })
      if (!result.ok) expect(result.error.message).not.toBe('')
      expect(await value('contacts.list', {})).toEqual([])
    })

    it('carries an error whole: what, and what to do now', async () => {
      const result = await client.send({ method: 'contacts.add', input: { name: { display: '' } } })
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } })
      // One by one: within an object a pattern would match any text.
      expect(!result.ok && result.error.message).toMatch(/name/)
      expect(!result.ok && result.error.hint).toMatch(/.+/)
      expect(await client.call('contacts.page', { id: 'nobody' })).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      })
    })

    it('refuses what is too large, writes nothing of it down, and goes on', async () => {
      const result = await client.send({
        method: 'impressions.add',
        input: { text: 'x'.repeat(ORDINARY_BYTES) },
      })
      // Without a wire it is the text that is too long for an impression.
      const code = carried.isWire ? 'too-large' : 'invalid'
      expect(result).toMatchObject({ ok: false, error: { code } })
      expect((await value('journal.status', {})).impressions).toBe(0)
    })

    it('carries every text as it was written', async () => {
      const texts = [
        '<script>alert(1)</script> &amp; "quoted" \\ back',
        'line\nline\r\nline\u2028line\u2029end',
        'Zoë, naïve, Straße, 漢字, العربية, 👩🏽‍🚀',
        'nul \u0000, bell \u0007, BOM \ufeff, RTL \u202e',
        'ä'.repeat(1_000_000),
      ]
      for (const text of texts) {
        const { id } = await value('impressions.add', { text })
        expect((await value('impressions.get', { id })).text === text).toBe(true)
      }
    })

    it('gives each of many calls at once its own answer, and writes every word down', async () => {
      const clients = [client, await another(), await another()]
      const texts = Array.from({ length: 90 }, (_, n) => `impression ${n}`)
      const written = await Promise.all(
        texts.map((text, n) => value('impressions.add', { text }, clients[n % clients.length])),
      )
      expect(written.map(({ text }) => text)).toEqual(texts)
      const { impressions } = await value('impressions.list', { limit: 500 })
      expect(impressions.map(({ text }) => text).sort()).toEqual([...texts].sort())
    })

    it('acknowledges a retry and does not repeat it', async () => {
      const input = { id: 'one', text: 'said once' }
      await value('impressions.add', input)
      await value('impressions.add', input, await another())
      expect((await value('impressions.list', {})).impressions).toHaveLength(1)
    })

    it('tells every client what any of them wrote down, until it stops listening', async () => {
      const clients = [client, await another(), await another()]
      const heard: AppEvent[][] = []
      const stops = clients.map((one, index) => {
        const events: AppEvent[] = (heard[index] = [])
        return one.on((event) => {
          if (event.type === 'changed') events.push(event)
        })
      })
      for (const one of clients) await one.listening()
      const { id } = await value('contacts.add', { name: { display: 'Dana Roth' } }, clients[1])
      await expect.poll(() => heard.map((events) => events.length > 0)).toEqual([true, true, true])
      for (const events of heard) expect(events[0]).toMatchObject({ type: 'changed', contacts: [id] })

      stops[0]?.()
      const before = heard[0]?.length
      await value('contacts.add', { name: { display: 'Ben Okafor' } }, clients[2])
      await expect.poll(() => heard[2]?.length).toBeGreaterThan(1)
      expect(heard[0]?.length).toBe(before)
    })

    it('answers a call after its end with an error, at once', async () => {
      const gone = await another()
      await gone.close()
      await carried.stop()
      expect(await gone.call('contacts.list', {})).toMatchObject({
        ok: false,
        error: { code: 'unavailable' },
      })
    })
  })
}
