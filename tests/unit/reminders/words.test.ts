/** What a reminder says. */
import { describe, expect, it } from 'vitest'
import type { Reminder } from '#shared/domain/reminder.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { dueNow } from '#shared/right-time/reminders/plan.ts'
import { reminderOf } from '#shared/right-time/reminders/words.ts'
import { at, clockAt, contact, historyOf, impression, type Told } from '../../support/histories.ts'

const said = (told: Told, when = '2026-11-23T10:00', already: readonly string[] = []): Reminder => {
  const reading = new Reading(historyOf(told), clockAt(when))
  return reminderOf('r1', dueNow(reading, (id) => already.includes(id)).lines, reading)
}
const person = (id: string, display: string, more = {}) => contact(id, { name: { display }, ...more })
const promise = (id: string, text: string, due: string) => ({ id, text, due, state: 'open' as const })

const dana = person('dana', 'Dana Roth')
const ben = person('ben', 'Ben Okafor', { rhythm: 'P1M' })
const toDana = impression('d1', '2026-11-20', 'dana', {
  kind: 'meeting',
  promises: [promise('p1', 'the case study', '2026-11-24')],
})
const withBen = impression('b1', '2026-10-20', 'ben')

describe('about one contact, the name stands above what to do and why', () => {
  it('of a promise, which is its own reason', () => {
    expect(said({ contacts: [dana], impressions: [toDana] })).toMatchObject({
      title: 'Dana Roth',
      body: 'Keep a promise: the case study, by tomorrow.',
      contact: 'dana',
    })
  })

  it('of a rhythm', () => {
    expect(said({ contacts: [ben], impressions: [withBen] }).body).toBe(
      'Ping: a light word to Ben that asks for nothing. The last contact was a call on 20 October; you would like to be in touch every month.',
    )
  })

  it('of a rest that ended, with a value from the shelf', () => {
    const rested = impression('d2', '2026-06-01', 'dana', {
      direction: 'in',
      signal: 'not-now',
      rest: { until: '2026-11-22' },
    })
    const { body } = said({
      contacts: [{ ...dana, tags: ['pricing'] }],
      impressions: [rested],
      values: [{ id: 'v1', title: 'On Margins', tags: ['pricing'] }],
    })
    expect(body).toBe(
      'Bring a value: “On Margins”, from your shelf; nothing asked. On 1 June Dana said it was not the right time; that rest ended yesterday.',
    )
  })

  it('of a birthday', () => {
    const cleo = person('cleo', 'Cleo Ito', { dates: [{ kind: 'birthday', date: '--11-23' }] })
    expect(said({ contacts: [cleo] }).body).toBe(
      'Wish well: a few warm words, and no ask. Cleo’s birthday is today.',
    )
  })

  it('of a meeting, also with somebody unknown', () => {
    const meeting = {
      id: 'm1',
      title: 'Budget 2027',
      start: at('2026-11-23T08:30'),
      end: at('2026-11-23T09:30'),
      allDay: false,
      attendees: [{ name: 'Somebody' }],
    }
    const reminder = said({ contacts: [], meetings: [meeting] })
    expect(reminder).toMatchObject({
      title: 'Budget 2027',
      body: 'Write it down: what happened, while it is fresh. “Budget 2027” ended today at 09:30, and nothing has been written down about it yet.',
    })
    expect(reminder.contact).toBeUndefined()
    expect(
      said({ contacts: [dana], meetings: [{ ...meeting, attendees: [{ contact: 'dana' }] }] }),
    ).toMatchObject({
      title: 'Dana Roth',
      contact: 'dana',
    })
  })

  it('of several things at once: the promises, then the gentlest of the rest', () => {
    const all = person('dana', 'Dana Roth', { rhythm: 'P1M', dates: [{ kind: 'birthday', date: '--11-23' }] })
    const history = {
      contacts: [all],
      impressions: [
        impression('d0', '2026-10-01', 'dana'),
        impression('d1', '2026-10-20', 'dana', {
          promises: [promise('p1', 'the case study', '2026-11-24'), promise('p2', 'the list', '2026-11-23')],
        }),
      ],
    }
    expect(said(history)).toMatchObject({
      title: 'Dana Roth',
      body: 'Keep a promise: the list, by today. Keep a promise: the case study, by tomorrow. Wish well: a few warm words, and no ask.',
      contact: 'dana',
    })
  })

  it('is cut where it is long, at a word, with quotation marks in pairs', () => {
    const words = 'word '.repeat(120).trim()
    const long = said({
      contacts: [person('dana', 'Dana '.repeat(60).trim())],
      impressions: [
        impression('d1', '2026-11-20', 'dana', { promises: [promise('p1', words, '2026-11-24')] }),
      ],
    })
    expect(long.title.length).toBeLessThan(70)
    expect(long.body.length).toBeLessThan(200)
    expect(long.body).toMatch(/word …, by tomorrow\.$/)
    const rested = said({
      contacts: [dana],
      impressions: [
        impression('d2', '2026-06-01', 'dana', {
          direction: 'in',
          signal: 'not-now',
          rest: { until: '2026-11-22', words },
        }),
      ],
    })
    expect(rested.body.length).toBeLessThanOrEqual(203)
    expect(rested.body).toMatch(/word …”$/)
  })
})

describe('about several', () => {
  it('each has a line with what to do', () => {
    const reminder = said({ contacts: [dana, ben], impressions: [toDana, withBen] })
    expect(reminder).toMatchObject({
      title: 'Two good moments today',
      body: 'Dana Roth: keep a promise, by tomorrow\nBen Okafor: ping',
    })
    expect(reminder.contact).toBeUndefined()
    expect(reminder.moments).toHaveLength(2)
  })

  it('late promises share one line', () => {
    const late = (id: string, whom: string) =>
      impression(id, '2026-11-02', whom, { promises: [promise(`p${id}`, 'it', '2026-11-10')] })
    const people = ['Ann Lee', 'Bob Roe', 'Cy Fox', 'Di Ray', 'Ed Poe', 'Flo Day'].map((name, n) =>
      person(`c${n}`, name),
    )
    const lates = people.map(({ id }, n) => late(`i${n}`, id))
    const alone = said({ contacts: people, impressions: lates })
    expect(alone).toMatchObject({
      title: 'Promises that still wait',
      body: 'Ann Lee, Bob Roe, Cy Fox, Di Ray and others. They can be kept, or let go.',
    })
    expect([alone.contact, alone.moments.length]).toEqual([undefined, 6])
    expect(said({ contacts: [...people, ben], impressions: [...lates, withBen] })).toMatchObject({
      title: 'Two good moments today',
      body: 'Promises that still wait: Ann Lee, Bob Roe and others\nBen Okafor: ping',
    })
    expect(said({ contacts: people.slice(0, 1), impressions: lates.slice(0, 1) })).toMatchObject({
      title: 'Ann Lee',
      contact: 'c0',
    })
  })

  it('as many as have room', () => {
    const people = Array.from({ length: 12 }, (_, n) =>
      person(`c${n}`, `Somebody With A Long Name ${n}`, { rhythm: 'P1M' }),
    )
    const { title, body } = said({
      contacts: people,
      impressions: people.map(({ id }, n) => impression(`i${n}`, '2026-10-20', id)),
      settings: { momentsADay: 12 },
    })
    expect(title).toBe('12 good moments today')
    expect(body.length).toBeLessThan(215)
    expect(body).toMatch(/\nand more$/)
  })
})

describe('without names', () => {
  const settings = { namesInNotifications: false }

  it('says what kind of moment it is, and opens the contact all the same', () => {
    expect(said({ contacts: [dana], impressions: [toDana], settings })).toEqual({
      id: 'r1',
      title: 'A good moment for somebody',
      body: 'Keep a promise, by tomorrow.',
      contact: 'dana',
      moments: [expect.any(String)],
    })
    expect(said({ contacts: [dana, ben], impressions: [toDana, withBen], settings })).toMatchObject({
      title: 'Two good moments today',
      body: 'Keep a promise and ping.',
    })
  })
})
