/** Reminders on a real folder: told when they are due, marked before they are handed out, and never handed out twice. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { epochMs, readZoned, zonedAt } from '#shared/dates.ts'
import { realDisk } from '#core/journal/disk.ts'
import { LONGEST_MS } from '#core/reminders/timers.ts'
import { Machine } from '../../support/machine.ts'
import { Reminding } from '../../support/reminding.ts'
import { temporaryFolder } from '../../support/shell.ts'

const MINUTE = 60_000
const DAY = 86_400_000

let folder: ReturnType<typeof temporaryFolder>
let machine: Machine
let here: Reminding
/** Whether the disk refuses to make anything durable. */
let diskIsFull: boolean

const disk = {
  ...realDisk,
  datasync: (fd: number) =>
    diskIsFull
      ? Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
      : realDisk.datasync(fd),
}

beforeEach(async () => {
  folder = temporaryFolder('reminders')
  diskIsFull = false
  // A Monday.
  machine = new Machine('2026-11-23T10:00:00')
  here = await Reminding.open(machine, folder.path, disk)
})
afterEach(async () => {
  await here.app.close()
  folder.dispose()
})

const at = (time: string) => readZoned(time, machine.zone)
const instant = (time: string) => epochMs(at(time))

/** Somebody whom one wishes to hear from every month, and with whom one spoke last at this time. */
async function spokeWith(id: string, name: string, time: string): Promise<void> {
  await here.call('contacts.add', { id, name: { display: name }, rhythm: 'P1M' })
  await here.call('impressions.add', {
    id: `call-${id}`,
    text: 'We spoke.',
    contacts: [id],
    kind: 'call',
    at: at(time),
  })
}

async function promised(id: string, name: string, due: string): Promise<void> {
  await here.call('contacts.add', { id, name: { display: name } })
  await here.call('impressions.add', {
    id: `note-${id}`,
    text: 'Promised it.',
    contacts: [id],
    at: at('2026-11-20T12:00:00'),
    promises: [{ id: `promise-${id}`, text: 'the case study', due, state: 'open' }],
  })
}

describe('what is due', () => {
  it('is told at the start, taken, and marked before it is handed out', async () => {
    await promised('dana', 'Dana Roth', '2026-11-24')
    await here.reopen()
    await machine.awake(MINUTE)
    expect(here.shown).toMatchObject([
      {
        at: '2026-11-23T10:00:01',
        reminder: {
          title: 'Dana Roth',
          body: 'Keep a promise: the case study, by tomorrow.',
          contact: 'dana',
        },
      },
    ])
    await here.reopen()
    expect(await here.take()).toBeNull()
    await machine.awake(DAY)
    expect(here.shown).toHaveLength(1)
  })

  it('counts as shown on the day, as if it had stood in Today', async () => {
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(MINUTE)
    const [line] = (await here.call('moments.today', {})).moments
    expect(here.shown[0]?.reminder.moments).toEqual([line?.id])
    await here.call('promises.keep', { id: 'promise-dana' })
    // It keeps its place, answered, until midnight.
    const answered = (await here.call('moments.today', { answered: true })).moments
    expect(answered).toMatchObject([{ id: line?.id, answered: true }])
  })

  it('is told as soon as something is written down that makes it due', async () => {
    await machine.awake(MINUTE)
    expect(machine.running).toEqual([])
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(200)
    expect(here.titles).toEqual(['Dana Roth'])
  })

  it('is told at the first good hour on which it opens, and not before', async () => {
    // A month after the last call is a Saturday.
    await spokeWith('ben', 'Ben Okafor', '2026-10-29T15:00:00')
    await machine.awakeUntil('2026-11-30T08:29:59')
    expect(here.shown).toEqual([])
    await machine.awakeUntil('2026-11-30T08:30:01')
    expect(here.shown.map(({ at, reminder }) => [at, reminder.title])).toEqual([
      ['2026-11-30T08:30:00', 'Ben Okafor'],
    ])
  })

  it('waits through the night when it is written down after work', async () => {
    await machine.awakeUntil('2026-11-23T19:00:00')
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awakeUntil('2026-11-24T08:29:59')
    expect(here.told).toBe(0)
    expect(await here.take()).toBeNull()
    await machine.awakeUntil('2026-11-24T08:30:00')
    expect(here.titles).toEqual(['Dana Roth'])
  })

  it('is gathered into one', async () => {
    here.taking = false
    await promised('dana', 'Dana Roth', '2026-11-24')
    await spokeWith('ben', 'Ben Okafor', '2026-10-20T15:00:00')
    await machine.awake(MINUTE)
    const reminder = await here.take()
    expect(reminder).toMatchObject({
      title: 'Two good moments today',
      body: 'Dana Roth: keep a promise, by tomorrow\nBen Okafor: ping',
    })
    expect(reminder?.contact).toBeUndefined()
    expect(await here.take()).toBeNull()
  })

  it('goes to one of two who ask for it at once', async () => {
    here.taking = false
    await promised('dana', 'Dana Roth', '2026-11-24')
    const both = await Promise.all([here.take(), here.take()])
    expect(both.filter((reminder) => reminder !== null)).toHaveLength(1)
  })

  it('tells of a birthday in its own words when its line was told of before', async () => {
    await here.call('contacts.add', {
      id: 'ben',
      name: { display: 'Ben Okafor' },
      rhythm: 'P1M',
      dates: [{ kind: 'birthday', date: '--11-25' }],
    })
    await here.call('impressions.add', {
      text: 'We spoke.',
      contacts: ['ben'],
      kind: 'call',
      at: at('2026-10-20T15:00:00'),
    })
    await machine.awakeUntil('2026-11-25T12:00:00')
    expect(here.shown.map(({ at, reminder }) => [at.slice(0, 10), reminder.body])).toEqual([
      ['2026-11-23', expect.stringMatching(/^Ping: .* The last contact was a call on 20 October/)],
      ['2026-11-25', 'Wish well: a few warm words, and no ask. Ben’s birthday is today.'],
    ])
  })

  it('is no more than the budget on any day, and the rest comes on the days after', async () => {
    for (let n = 1; n <= 7; n++) await spokeWith(`c${n}`, `Contact ${n}`, '2026-10-20T15:00:00')
    await machine.awakeUntil('2026-11-26T12:00:00')
    expect(here.shown.map(({ at, reminder }) => [at.slice(0, 10), reminder.moments.length])).toEqual([
      ['2026-11-23', 3],
      ['2026-11-24', 3],
      ['2026-11-25', 1],
    ])
  })
})

describe('when nobody takes it', () => {
  beforeEach(async () => {
    here.taking = false
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(MINUTE)
  })

  it('it is told once, again at each sign of life in good hours, and the next morning', async () => {
    expect(here.told).toBe(1)
    await machine.awakeUntil('2026-11-23T17:00:00')
    expect(here.told).toBe(1)
    here.app.lookAtClock()
    expect(here.told).toBe(2)
    await machine.awakeUntil('2026-11-23T20:00:00')
    here.app.lookAtClock()
    expect(here.told).toBe(2)
    await machine.awakeUntil('2026-11-24T08:30:00')
    expect(here.told).toBe(3)
  })

  it('it is there for whoever comes later', async () => {
    await machine.awakeUntil('2026-11-23T16:00:00')
    expect((await here.take())?.title).toBe('Dana Roth')
  })

  it('it is not told of any more when it was answered meanwhile', async () => {
    await here.call('promises.keep', { id: 'promise-dana' })
    await machine.awake(MINUTE)
    const before = here.told
    here.app.lookAtClock()
    expect(here.told).toBe(before)
    expect(await here.take()).toBeNull()
  })
})

describe('quiet', () => {
  it('are the settings that switch reminders off: no timer, nothing to take; on again, it comes', async () => {
    await here.call('settings.change', { notifications: false })
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(MINUTE)
    expect([here.told, await here.take(), machine.running]).toEqual([0, null, []])
    await here.call('settings.change', { notifications: true })
    await machine.awake(MINUTE)
    expect(here.titles).toEqual(['Dana Roth'])
  })

  it('is the sample: nothing is told or taken while it is shown, and what is due comes after it', async () => {
    await here.call('sample.open', {})
    const guest = here.app.real
    expect(
      await guest.dispatch({
        method: 'impressions.add',
        input: {
          text: 'Promised.',
          contacts: ['dana'],
          newContacts: [{ id: 'dana', name: { display: 'Dana Roth' } }],
          promises: [{ id: 'p', text: 'it', due: '2026-11-24', state: 'open' }],
        },
      }),
    ).toMatchObject({ ok: true })
    await machine.awake(MINUTE)
    here.app.lookAtClock()
    expect(here.told).toBe(0)
    expect(await guest.dispatch({ method: 'reminders.take', input: {} })).toEqual({
      ok: true,
      value: { reminder: null },
    })
    expect(machine.running).toEqual([])
    await here.call('sample.leave', {})
    await machine.awake(MINUTE)
    expect(here.titles).toEqual(['Dana Roth'])
  })

  it('is whoever rests or whose door is closed', async () => {
    await spokeWith('ben', 'Ben Okafor', '2026-10-20T15:00:00')
    await spokeWith('cleo', 'Cleo Ito', '2026-10-20T15:00:00')
    await here.call('impressions.add', {
      text: 'Not now.',
      contacts: ['ben'],
      kind: 'message',
      direction: 'in',
      signal: 'not-now',
    })
    await here.call('door.close', { contact: 'cleo' })
    await machine.awake(30 * DAY)
    expect(here.shown).toEqual([])
  })

  it('leaves names out where that is wished', async () => {
    await here.call('settings.change', { namesInNotifications: false })
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(MINUTE)
    expect(here.shown[0]?.reminder).toMatchObject({
      title: 'A good moment for somebody',
      body: 'Keep a promise, by tomorrow.',
      contact: 'dana',
    })
  })
})

describe('a disk on which nothing can be marked', () => {
  it('keeps the reminder back; it comes when there is room again, and the trouble is put down once', async () => {
    here.taking = false
    await promised('dana', 'Dana Roth', '2026-11-24')
    await machine.awake(MINUTE)
    const timers = machine.set.length
    diskIsFull = true
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await here.app.client.call('reminders.take', {})).toMatchObject({
        ok: false,
        error: { code: 'storage' },
      })
      here.app.lookAtClock()
      await machine.awake(MINUTE)
    }
    expect(machine.set.length).toBe(timers)
    const log = join(folder.path, 'log', 'ajar.log')
    expect(existsSync(log) && readFileSync(log, 'utf8').trimEnd().split('\n')).toHaveLength(1)
    diskIsFull = false
    const before = here.told
    here.app.lookAtClock()
    expect(here.told).toBe(before + 1)
    expect((await here.take())?.title).toBe('Dana Roth')
    expect(await here.take()).toBeNull()
  })

  it('has nothing marked after a restart', async () => {
    here.taking = false
    await promised('dana', 'Dana Roth', '2026-11-24')
    diskIsFull = true
    expect((await here.app.client.call('reminders.take', {})).ok).toBe(false)
    diskIsFull = false
    await here.reopen()
    expect((await here.take())?.title).toBe('Dana Roth')
  })
})

describe('timers', () => {
  it('there are none where nothing is to come', async () => {
    await here.call('contacts.add', { name: { display: 'Eve Stern' } })
    await machine.awake(40 * DAY)
    expect(machine.running).toEqual([])
    // The look at the start, and the one after the write.
    expect(machine.set.length).toBeLessThanOrEqual(2)
  })

  it('there is one, that runs just until the next moment', async () => {
    await spokeWith('ben', 'Ben Okafor', '2026-10-28T12:00:00')
    await machine.awake(MINUTE)
    expect(machine.running.map((ms) => zonedAt(machine.now() + ms, machine.zone).slice(0, 19))).toEqual([
      '2026-11-27T08:30:00',
    ])
    const before = machine.set.length
    await machine.awakeUntil('2026-11-27T08:29:59')
    expect(machine.set.length).toBe(before)
  })

  it('are chained beyond 24.8 days: 40 days take two, and no third', async () => {
    await here.call('contacts.add', { id: 'ben', name: { display: 'Ben Okafor' }, rhythm: 'P3M' })
    await here.call('impressions.add', {
      text: 'We spoke.',
      contacts: ['ben'],
      kind: 'call',
      at: at('2026-10-05T15:00:00'),
    })
    await machine.awake(MINUTE)
    const [first = 0] = machine.running
    expect(first).toBeGreaterThan(24 * DAY)
    const start = machine.set.length
    const turn = machine.now() + first
    await machine.awakeUntil('2027-01-04T08:30:00')
    expect(here.shown.map(({ at }) => at)).toEqual(['2027-01-04T08:30:00'])
    expect(machine.set.slice(start)).toEqual([
      // The rest of the way.
      instant('2027-01-04T08:30:00') - turn,
      // To the next morning, in case that nobody takes it; and when it is taken, towards the next rhythm, 91 days on.
      DAY,
      LONGEST_MS,
    ])
  })
})

describe('signs of life', () => {
  beforeEach(async () => {
    await spokeWith('ben', 'Ben Okafor', '2026-10-25T12:00:00')
    await machine.awake(MINUTE)
    expect(machine.shows).toBe('2026-11-23T10:01:00')
  })

  it('a machine that slept over the morning tells late, as soon as it is told that it woke', async () => {
    machine.sleepUntil('2026-11-24T11:00:00')
    here.app.lookAtClock()
    await machine.settled()
    expect(here.shown.map(({ at }) => at)).toEqual(['2026-11-24T11:00:00'])
  })

  it('or when a call comes', async () => {
    machine.sleepUntil('2026-11-24T11:00:00')
    await here.call('journal.status', {})
    await machine.awake(200)
    expect(here.titles).toEqual(['Ben Okafor'])
  })

  it('or, where nobody tells, when the timer has run for as long as it was set, awake', async () => {
    machine.sleepUntil('2026-11-24T07:00:00')
    await machine.awakeUntil('2026-11-24T17:59:00')
    machine.sleepUntil('2026-11-25T08:00:00')
    await machine.awakeUntil('2026-11-25T17:59:00')
    expect(here.shown).toEqual([])
    // 22 and a half hours awake: in the evening, too late for that day. It comes the next morning.
    await machine.awakeUntil('2026-11-26T08:30:00')
    expect(here.shown.map(({ at }) => at)).toEqual(['2026-11-26T08:30:00'])
  })

  it('after which nothing is told where nothing is due', async () => {
    machine.sleepUntil('2026-11-23T16:00:00')
    here.app.lookAtClock()
    await machine.awake(MINUTE)
    expect(here.told).toBe(0)
    // The timer runs for what is left.
    expect(machine.now() + (machine.running[0] ?? 0)).toBe(instant('2026-11-24T08:30:00'))
  })

  it('a clock that is set forward tells at once, and set back again does not tell twice', async () => {
    machine.setClock(DAY)
    here.app.lookAtClock()
    await machine.settled()
    expect(here.titles).toEqual(['Ben Okafor'])
    machine.setClock(-DAY)
    here.app.lookAtClock()
    await machine.awakeUntil('2026-11-25T12:00:00')
    expect(here.titles).toEqual(['Ben Okafor'])
  })

  it('a clock that was set back tells when it shows the time, not when the timer runs out', async () => {
    machine.setClock(-2 * 3_600_000)
    await machine.awakeUntil('2026-11-24T08:29:59')
    expect(here.shown).toEqual([])
    await machine.awakeUntil('2026-11-24T08:30:00')
    expect(here.titles).toEqual(['Ben Okafor'])
  })

  it('a journey to where it is morning already tells there, and everybody hears that the days are others', async () => {
    machine.zone = 'Pacific/Auckland'
    here.app.lookAtClock()
    await machine.settled()
    expect(here.events).toContainEqual({ type: 'changed', contacts: [], all: true })
    // 22:01 there, so it waits for the next morning of that place.
    expect(here.shown).toEqual([])
    await machine.awakeUntil('2026-11-24T08:30:00')
    expect(here.shown.map(({ at }) => at)).toEqual(['2026-11-24T08:30:00'])
  })

  it('cost nothing where nothing has changed', async () => {
    const before = machine.set.length
    const events = here.events.length
    for (let n = 0; n < 100; n++) here.app.lookAtClock()
    for (let n = 0; n < 100; n++) await here.call('journal.status', {})
    await machine.settled()
    expect([machine.set.length, here.events.length]).toEqual([before, events])
  })
})

describe('a program that brings no reminders', () => {
  it('hands none out', async () => {
    const { openApplication } = await import('#core/application.ts')
    await promised('dana', 'Dana Roth', '2026-11-24')
    await here.app.close()
    const plain = await openApplication({
      folder: join(folder.path, 'journal'),
      deviceRoot: join(folder.path, 'devices'),
      clock: machine.now,
      zone: machine.zone,
    })
    expect(await plain.client.call('reminders.take', {})).toEqual({ ok: true, value: { reminder: null } })
    plain.lookAtClock()
    await plain.close()
  })
})
