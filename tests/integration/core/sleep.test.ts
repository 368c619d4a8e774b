/** Rule 7's end: a contact who answered no ping sleeps until they come back or the user wakes them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Opened, opened } from '../../support/application.ts'

let core: Opened

beforeEach(async () => {
  core = await opened('2026-01-05T10:00:00')
  await core.call('contacts.add', { id: 'dana', name: { display: 'Dana Roth' }, rhythm: 'P2W' })
  await ping('2026-01-05')
  await ping('2026-02-10')
  await ping('2026-04-20')
})
afterEach(() => core.end())

async function ping(day: string): Promise<string> {
  core.setClock(`${day}T10:00:00`)
  const { id } = await core.call('impressions.add', {
    text: 'x',
    kind: 'ping',
    direction: 'out',
    contacts: ['dana'],
  })
  return id
}
const page = () => core.call('contacts.page', { id: 'dana' })
const standing = async () => {
  const { contact, whyNot, moments } = await page()
  return { door: contact.door, asleep: whyNot?.startsWith('Asleep') === true, moments: moments.length }
}
const ASLEEP = { door: 'ajar', asleep: true, moments: 0 }

it('begins on the day on which the third counts', async () => {
  core.setClock('2026-04-29T10:00:00')
  expect((await page()).contact.door).toBe('open')
  core.setClock('2026-04-30T10:00:00')
  expect(await standing()).toEqual(ASLEEP)
  expect(await core.call('contacts.leftInPeace', {})).toMatchObject([
    { contact: { id: 'dana' }, door: 'ajar' },
  ])
})

it('ends by waking, which clears the row, can be undone, and outlasts a restart', async () => {
  core.setClock('2026-05-10T10:00:00')
  const { undo, door } = await core.call('contacts.wake', { id: 'dana' })
  expect(door).toBe('open')
  expect(await standing()).toEqual({ door: 'open', asleep: false, moments: 1 })
  expect(await core.call('contacts.leftInPeace', {})).toEqual([])
  core = await core.reopened()
  expect((await standing()).door).toBe('open')
  const back = await core.call('journal.undo', { undo })
  expect(await standing()).toEqual(ASLEEP)
  await core.call('journal.undo', { undo: back.undo })
  // The next ping is the first of a new row.
  await ping('2026-05-11')
  core.setClock('2026-05-21T10:00:00')
  expect((await page()).whyNot).toBe('Your ping of 11 May had no answer; backing off until 10 June.')
})

it('ends when they come back, or when an answer to an old ping is put down', async () => {
  core.setClock('2026-05-10T10:00:00')
  const [latest] = (await core.call('impressions.list', { contact: 'dana' })).impressions
  const { undo } = await core.call('impressions.answer', { id: latest?.id ?? '', signal: 'neutral' })
  expect((await standing()).asleep).toBe(false)
  await core.call('journal.undo', { undo })
  expect(await standing()).toEqual(ASLEEP)
  await core.call('impressions.add', { text: 'x', kind: 'message', direction: 'in', contacts: ['dana'] })
  expect((await standing()).asleep).toBe(false)
})
