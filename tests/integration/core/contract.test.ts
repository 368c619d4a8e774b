/** What the contract's methods refuse, whatever they are given: by its field, in plain words, and with nothing changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, isMethod, type MethodName } from '#shared/api/contract.ts'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeAll(async () => {
  core = await opened()
  await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' } })
  await core.call('impressions.add', { id: 'talk', text: 'A talk.', contacts: ['dana'] })
})
afterAll(() => core.end())

const methods = Object.keys(contract).filter(isMethod)
const zoned = '2026-11-23T15:00:00+01:00[Europe/Berlin]'

/** For each method an input that is wrong in one place, and the field that must be named. */
const wrong: Readonly<Record<MethodName, readonly [input: unknown, field: string]>> = {
  'journal.status': [{ now: 'yesterday' }, 'now'],
  'journal.check': [{ deep: true }, 'deep'],
  'journal.undo': [{}, 'undo'],
  'sample.open': [{ seed: 1 }, 'seed'],
  'sample.leave': [{ keep: true }, 'keep'],
  'contacts.list': [{ query: 7 }, 'query'],
  'contacts.page': [{ id: '../../etc/passwd' }, 'id'],
  'contacts.add': [{ name: { display: '   ' } }, 'name.display'],
  'contacts.change': [{ id: 'dana', set: { rhythm: 'P5W' } }, 'set.rhythm'],
  'contacts.remove': [{ id: 7 }, 'id'],
  'contacts.wake': [{ id: null }, 'id'],
  'contacts.keepRhythm': [{ id: 'dana', rhythm: 'P1M' }, 'rhythm'],
  'contacts.leftInPeace': [{ now: '2026-02-30T10:00:00+01:00[Europe/Berlin]' }, 'now'],
  'contacts.brief': [{ id: '' }, 'id'],
  'door.close': [{ contact: ['dana'] }, 'contact'],
  'door.reopen': [{ contact: 'dana', force: true }, 'force'],
  'impressions.list': [{ limit: 100_000 }, 'limit'],
  'impressions.get': [{ id: 'x'.repeat(65) }, 'id'],
  'impressions.add': [
    { text: 'x', promises: [{ id: 'p', text: 'y', due: '2026-02-30', state: 'open' }] },
    'promises[0].due',
  ],
  'impressions.change': [{ id: 'talk', set: { left: 3 } }, 'set.left'],
  'impressions.remove': [undefined, 'input'],
  'impressions.answer': [{ id: 'talk', signal: 'maybe' }, 'signal'],
  'impressions.warnings': [{ contacts: 'dana' }, 'contacts'],
  'promises.keep': [{ id: {} }, 'id'],
  'promises.letGo': [[], 'input'],
  'moments.today': [{ now: '2026-11-23' }, 'now'],
  'moments.upcoming': [{ days: 1.5 }, 'days'],
  'moments.later': [{ id: 'a b' }, 'id'],
  'moments.shown': [{ ids: ['ok', 7] }, 'ids[1]'],
  'reminders.take': [{ who: 'me' }, 'who'],
  'circumstances.list': [{ now: 5 }, 'now'],
  'circumstances.add': [{ title: 'x', expected: 'soon' }, 'expected'],
  'circumstances.comeTrue': [{ id: 'x', at: zoned }, 'at'],
  'values.list': [{ tag: 'x' }, 'tag'],
  'values.add': [{ title: '' }, 'title'],
  'search.find': [{ query: 'x'.repeat(1001) }, 'query'],
  'settings.get': ['all', 'input'],
  'settings.change': [{ quietFrom: '25:00' }, 'quietFrom'],
  'imports.offer': [{ name: 'a.vcf', base64: 'not base64 at all' }, 'base64'],
  'imports.plan': [{ tokens: [] }, 'tokens'],
  'imports.apply': [{ tokens: ['no token'] }, 'tokens[0]'],
}

describe('wrong input', () => {
  it.each(methods)('%s names the field that is wrong, and changes nothing', async (method) => {
    const before = await core.call('journal.check', {})
    const [input, field] = wrong[method]
    const error = await core.refused(method, input)
    expect(error.code).toBe('invalid')
    expect(error.message).toContain(method)
    expect(error.message).toContain(field)
    expect(await core.call('journal.check', {})).toEqual(before)
  })

  it.each(methods)('%s takes no field that the contract does not know', async (method) => {
    const error = await core.refused(method, { surprise: 1 })
    expect(error.code).toBe('invalid')
    expect(error.message).toContain('surprise')
  })

  it.each([
    [undefined],
    [null],
    [7],
    ['contacts.list'],
    [[]],
    [{}],
    [{ method: 'contacts.list', input: {}, extra: 1 }],
    [{ method: 7, input: {} }],
    [{ method: 'contacts.drop', input: {} }],
    [{ method: 'constructor', input: {} }],
    [{ method: '__proto__', input: {} }],
    [{ method: 'toString', input: {} }],
    [{ method: 'x'.repeat(100_000), input: {} }],
  ])('a message that is not in the contract is refused: %j', async (message) => {
    const result = await core.app.dispatch(message)
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(JSON.stringify(result).length).toBeLessThan(1000)
  })

  it('is not repeated in the error, since it may be somebody’s words', async () => {
    const error = await core.refused('impressions.add', { text: 7, kind: 'a secret of Dana Roth' })
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

describe('what does not exist (any more)', () => {
  const inputs: readonly [MethodName, unknown][] = [
    ['contacts.page', { id: 'nobody' }],
    ['contacts.change', { id: 'nobody', set: {} }],
    ['contacts.remove', { id: 'nobody' }],
    ['contacts.wake', { id: 'nobody' }],
    ['contacts.keepRhythm', { id: 'nobody' }],
    ['contacts.brief', { id: 'nobody' }],
    ['door.close', { contact: 'nobody' }],
    ['door.reopen', { contact: 'nobody' }],
    ['impressions.list', { contact: 'nobody' }],
    ['impressions.get', { id: 'nothing' }],
    ['impressions.change', { id: 'nothing', set: {} }],
    ['impressions.remove', { id: 'nothing' }],
    ['impressions.answer', { id: 'nothing', signal: 'positive' }],
    ['impressions.add', { text: 'x', contacts: ['dana', 'nobody'] }],
    ['impressions.add', { text: 'x', values: ['nothing'] }],
    ['impressions.add', { text: 'x', contacts: ['dana'], rest: { circumstance: 'nothing' } }],
    ['impressions.change', { id: 'talk', set: { contacts: ['nobody'] } }],
    ['impressions.change', { id: 'talk', set: { rest: { circumstance: 'nothing' } } }],
    ['contacts.add', { name: { display: 'Eve' }, introducedBy: 'nobody' }],
    [
      'contacts.change',
      { id: 'dana', set: { relations: [{ label: 'sister', name: 'Eve', contact: 'nobody' }] } },
    ],
    ['promises.keep', { id: 'nothing' }],
    ['promises.letGo', { id: 'nothing' }],
    ['moments.later', { id: 'nothing' }],
    ['circumstances.comeTrue', { id: 'nothing' }],
    ['imports.plan', { tokens: ['nothing'] }],
    ['imports.apply', { tokens: ['nothing'] }],
  ]
  it.each(inputs)('%s %j is not found, and changes nothing', async (method, input) => {
    const before = await core.call('journal.check', {})
    expect((await core.refused(method, input)).code).toBe('not-found')
    expect(await core.call('journal.check', {})).toEqual(before)
  })
})

it('text comes back as it was typed, also where it looks like HTML or like Markdown', async () => {
  const text =
    '<script>alert("1")</script> & <b>bold</b>\n\n**not** `escaped` \u202e\u0000 “ﬁ” 👩🏽‍💻 \\n\r\n  indented  '
  const written = await core.call('impressions.add', { text, contacts: ['dana'], tags: ['<i>', '#<i>', 'ä'] })
  expect(written.text).toBe(text)
  expect(written.tags).toEqual(['<i>', 'ä'])
  const name = { display: '<img src=x onerror=alert(1)> O’Neil "Bob" & Söhne' }
  const contact = await core.call('contacts.add', { name })
  core = await core.reopened()
  expect((await core.call('impressions.get', { id: written.id })).text).toBe(text)
  expect((await core.call('contacts.page', { id: contact.id })).contact.name).toEqual(name)
})
