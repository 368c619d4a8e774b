/** Whatever was written down can be taken back, and the taking back as well. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened()
  await core.call('contacts.add', {
    id: 'dana',
    name: { display: 'Dana Roth' },
    tags: ['pricing'],
    rhythm: 'P1M',
  })
  await core.call('contacts.add', { id: 'ben', name: { display: 'Ben Okafor' }, introducedBy: 'dana' })
  await core.call('circumstances.add', { id: 'budget', title: 'the budget is out' })
  await core.call('values.add', { id: 'checklist', title: 'a checklist', tags: ['pricing'] })
  await core.call('impressions.add', {
    id: 'lunch',
    text: 'Lunch with both, about pricing.',
    at: '2026-11-18T12:00:00+01:00[Europe/Berlin]',
    kind: 'meeting',
    contacts: ['dana', 'ben'],
    promises: [{ id: 'study', text: 'The case study', due: '2026-11-24', state: 'open' }],
  })
  await core.call('impressions.add', {
    id: 'note',
    text: 'Dana writes well.',
    at: '2026-11-19T12:00:00+01:00[Europe/Berlin]',
    contacts: ['dana'],
    promises: [{ id: 'book', text: 'The book', due: '2026-11-27', state: 'open' }],
  })
  await core.call('impressions.add', {
    id: 'yes',
    text: 'They would like to try it.',
    at: '2026-11-19T15:00:00+01:00[Europe/Berlin]',
    kind: 'call',
    direction: 'in',
    contacts: ['ben'],
    signal: 'positive',
  })
})
afterEach(() => core.end())

/** Everything that a user could see of the journal. */
async function everything() {
  const contacts = await core.call('contacts.list', {})
  return {
    contacts,
    pages: await Promise.all(contacts.map(({ id }) => core.call('contacts.page', { id }))),
    impressions: (await core.call('impressions.list', { limit: 500 })).impressions,
    circumstances: await core.call('circumstances.list', {}),
    values: await core.call('values.list', {}),
    today: await core.call('moments.today', {}),
    upcoming: await core.call('moments.upcoming', { days: 30 }),
    found: await core.call('search.find', { query: 'pricing' }),
  }
}

async function importedCard(): Promise<{ undo: string }> {
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve Stern\r\nEMAIL:eve@stern.example\r\nEND:VCARD\r\n'
  const changed = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana Roth\r\nORG:Northlight\r\nEND:VCARD\r\n'
  const { token } = await core.call('imports.offer', {
    name: 'people.vcf',
    base64: Buffer.from(card + changed).toString('base64'),
  })
  const { undo } = await core.call('imports.apply', { tokens: [token] })
  if (undo === undefined) throw new Error('the import changed nothing')
  return { undo }
}

async function postponed(): Promise<{ undo: string }> {
  const { moments } = await core.call('contacts.page', { id: 'ben' })
  const closer = moments.find(({ kind }) => kind === 'move-closer')
  if (closer === undefined) throw new Error('there is no moment to put off')
  return core.call('moments.later', { id: closer.id })
}

const writes: readonly [string, () => Promise<{ undo: string }>][] = [
  ['adding a contact', () => core.call('contacts.add', { name: { display: 'Eve Stern' } })],
  [
    'changing a contact',
    () =>
      core.call('contacts.change', {
        id: 'dana',
        set: { rhythm: null, tags: [], organization: 'Northlight' },
      }),
  ],
  ['removing a contact with what is about them', () => core.call('contacts.remove', { id: 'dana' })],
  ['waking a contact', () => core.call('contacts.wake', { id: 'dana' })],
  ['closing a door', () => core.call('door.close', { contact: 'dana' })],
  ['adding an impression', () => core.call('impressions.add', { text: 'pricing again', contacts: ['ben'] })],
  [
    'adding an impression with all that it brings',
    () =>
      core.call('impressions.add', {
        text: 'Not before they have moved.',
        kind: 'call',
        signal: 'not-now',
        contacts: ['eve', 'ben'],
        newContacts: [{ id: 'eve', name: { display: 'Eve Stern' } }],
        newCircumstance: { id: 'moved', title: 'they have moved' },
        rest: { circumstance: 'moved' },
        newValues: [{ id: 'essay', title: 'an essay', tags: [] }],
        values: ['essay'],
      }),
  ],
  [
    'changing an impression',
    () =>
      core.call('impressions.change', { id: 'lunch', set: { text: 'A walk.', contacts: ['ben'], left: 2 } }),
  ],
  [
    'a change that closes a door',
    () => core.call('impressions.change', { id: 'note', set: { signal: 'stop' } }),
  ],
  ['answering', () => core.call('impressions.answer', { id: 'note', signal: 'not-now' })],
  ['removing an impression', () => core.call('impressions.remove', { id: 'lunch' })],
  ['keeping a promise', () => core.call('promises.keep', { id: 'study' })],
  ['letting a promise go', () => core.call('promises.letGo', { id: 'book' })],
  ['putting a moment off', postponed],
  ['adding a circumstance', () => core.call('circumstances.add', { title: 'the audit is over' })],
  ['a circumstance that comes true', () => core.call('circumstances.comeTrue', { id: 'budget' })],
  ['adding a value', () => core.call('values.add', { title: 'an article' })],
  ['an import', importedCard],
]

describe('undo', () => {
  for (const [name, write] of writes) {
    it(`takes back ${name}, and takes that back, and takes that back`, async () => {
      const before = await everything()
      const { undo } = await write()
      const after = await everything()
      // Waking somebody who is awake shows nowhere.
      if (name !== 'waking a contact') expect(after).not.toEqual(before)

      const { undo: redo } = await core.call('journal.undo', { undo })
      expect(await everything()).toEqual(before)

      const { undo: again } = await core.call('journal.undo', { undo: redo })
      expect(await everything()).toEqual(after)

      await core.call('journal.undo', { undo: again })
      expect(await everything()).toEqual(before)
    })
  }

  it('takes back reopening a door', async () => {
    await core.call('door.close', { contact: 'ben' })
    const before = await everything()
    const { undo } = await core.call('door.reopen', { contact: 'ben' })
    expect((await core.call('contacts.page', { id: 'ben' })).contact.door).toBe('open')
    await core.call('journal.undo', { undo })
    expect(await everything()).toEqual(before)
  })

  it('still works after the program was ended and started again', async () => {
    const before = await everything()
    const { undo } = await core.call('contacts.remove', { id: 'dana' })
    core = await core.reopened()
    await core.call('journal.undo', { undo })
    expect(await everything()).toEqual(before)
  })

  it('says so when there is nothing (more) to take back', async () => {
    const { undo } = await core.call('promises.keep', { id: 'study' })
    await core.call('journal.undo', { undo })
    expect((await core.refused('journal.undo', { undo })).code).toBe('conflict')
    expect((await core.refused('journal.undo', { undo: 'nobody-knows-it' })).code).toBe('conflict')
  })

  it('does not take a contact from under the impressions that were written about them since', async () => {
    const { undo } = await core.call('contacts.add', { id: 'eve', name: { display: 'Eve Stern' } })
    await core.call('impressions.add', { id: 'talk', text: 'A talk.', contacts: ['eve'] })
    expect((await core.refused('journal.undo', { undo })).code).toBe('conflict')
    expect((await core.call('contacts.page', { id: 'eve' })).impressions).toBe(1)
  })

  it('leaves a journal behind in which nothing is wrong', async () => {
    for (const [, write] of writes) {
      const { undo } = await write()
      await core.call('journal.undo', { undo })
    }
    const report = await core.call('journal.check', {})
    expect(report.problems).toEqual([])
    expect(report.ok).toBe(true)
  })
})
