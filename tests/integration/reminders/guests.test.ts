/** Reminders between programs that share a journal: the one that holds it plans, whoever can show one takes it. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import { type OpenOptions, openOrJoin } from '#core/open.ts'
import type { SharedJournal } from '#core/shared-journal.ts'
import { Machine } from '../../support/machine.ts'
import { temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
let machine: Machine
let holder: SharedJournal
let guest: SharedJournal
let heard: AppEvent[]

beforeEach(async () => {
  folder = temporaryFolder('guests')
  machine = new Machine('2026-11-23T10:00:00')
  const options: OpenOptions = {
    deviceRoot: join(folder.path, 'devices'),
    logFile: join(folder.path, 'ajar.log'),
    clock: machine.now,
    zone: () => machine.zone,
    timers: machine,
    reminders: true,
  }
  holder = await openOrJoin(join(folder.path, 'journal'), options)
  guest = await openOrJoin(join(folder.path, 'journal'), options)
  heard = []
  guest.on((event) => heard.push(event))
  // What is asked after the wish to listen is answered after it was heard.
  await guest.client.call('settings.get', {})
})
afterEach(async () => {
  await guest.close()
  await holder.close()
  folder.dispose()
})

const promise = { id: 'p1', text: 'the case study', due: '2026-11-24', state: 'open' as const }
const promised = () =>
  holder.client.call('impressions.add', {
    text: 'Promised.',
    contacts: ['dana'],
    newContacts: [{ id: 'dana', name: { display: 'Dana Roth' } }],
    promises: [promise],
  })

/** Waits until the guest has heard of a reminder: events come to it over a socket. */
const hearing = () => expect.poll(() => heard.map(({ type }) => type)).toContain('reminder')

async function takenBy(journal: SharedJournal): Promise<string | undefined> {
  const result = await journal.client.call('reminders.take', {})
  if (!result.ok) throw new Error(result.error.message)
  return result.value.reminder?.title
}

describe('a guest', () => {
  it('hears of what is due, and takes it; then nobody else does', async () => {
    expect([holder.role, guest.role]).toEqual(['writer', 'guest'])
    await promised()
    await machine.awake(2000)
    await hearing()
    expect(await takenBy(guest)).toBe('Dana Roth')
    expect(await takenBy(holder)).toBeUndefined()
    expect(await takenBy(guest)).toBeUndefined()
  })

  it('that is asked for its clock lets the holder look at its own', async () => {
    await machine.awakeUntil('2026-11-23T19:00:00')
    await promised()
    await machine.awake(2000)
    machine.sleepUntil('2026-11-24T11:00:00')
    expect(heard.map(({ type }) => type)).not.toContain('reminder')
    guest.lookAtClock()
    // The call travels over a socket, then a look follows soon.
    await expect.poll(() => machine.running.includes(100)).toBe(true)
    await machine.awake(200)
    await hearing()
  })

  it('plans when the holder has ended: what nobody took is told again, what was taken is not', async () => {
    await promised()
    await machine.awake(2000)
    await hearing()
    await holder.close()
    await expect.poll(() => guest.role).toBe('writer')
    heard.length = 0
    await machine.awake(2000)
    await hearing()
    expect(await takenBy(guest)).toBe('Dana Roth')
    expect(await takenBy(guest)).toBeUndefined()
  })
})
