import { describe, expect, it } from 'vitest'
import { isoDay, dayNumber } from '#shared/dates.ts'
import { promisesOf, restsOf } from '#shared/right-time/door.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { restLength } from '#shared/right-time/new-rest.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { TOO_MANY_RHYTHMS } from '#shared/right-time/rules/13-few.ts'
import { slowOffers } from '#shared/right-time/rules/14-it-fades.ts'
import { todayOf, upcoming } from '#shared/right-time/today.ts'
import { at, BERLIN, clockAt, contact, historyOf, impression, type Told } from '../../support/histories.ts'

const monthly = (...ids: string[]) => ids.map((id) => contact(id, { rhythm: 'P1M' }))
const five = monthly('a', 'b', 'c', 'd', 'e')
const call = impression('i0', '2026-03-04', ['a', 'b', 'c', 'd', 'e'])
const listed = (told: Told, when: string, options = {}) =>
  todayOf(historyOf(told), clockAt(when), options).moments.map(
    (line) => `${line.contact?.id ?? ''}${line.answered ? ' done' : ''}`,
  )

describe('today', () => {
  it('moves what does not fit to the next day that has room', () => {
    const pages = upcoming(historyOf({ contacts: five, impressions: [call] }), clockAt('2026-04-03T09:00'), 4)
    expect(pages.map((page) => [page.date, page.moments.map((line) => line.contact?.id)])).toEqual([
      ['2026-04-03', ['a', 'b', 'c']],
      ['2026-04-04', []],
      ['2026-04-05', []],
      ['2026-04-06', ['d', 'e']],
    ])
  })

  it('keeps the place of what was shown and answered, and shows it as done where that is asked for', () => {
    const told = { contacts: five, impressions: [call] }
    const ids = todayOf(historyOf(told), clockAt('2026-04-03T09:00')).moments.map((line) => line.id)
    const after = {
      contacts: five,
      impressions: [call, impression('i1', '2026-04-03', 'b')],
      shown: new Map(ids.map((id) => [id, ['2026-04-03']])),
    }
    expect(listed(after, '2026-04-03T16:00')).toEqual(['a', 'c'])
    expect(listed(after, '2026-04-03T16:00', { answered: true })).toEqual(['a', 'b done', 'c'])
    expect(listed(after, '2026-04-06T09:00')).toEqual(['d', 'e', 'a'])
  })

  it('keeps the place of what was put off, also when its rhythm is slowed on the same day', () => {
    const told = { contacts: five, impressions: [call] }
    const lines = todayOf(historyOf(told), clockAt('2026-04-03T09:00')).moments
    const putOff = lines.find(({ contact }) => contact?.id === 'b')?.id ?? ''
    const after = (slowed: boolean) => ({
      contacts: five.map((each) => (slowed && each.id === 'b' ? contact('b', { rhythm: 'P3M' }) : each)),
      impressions: [call],
      answers: [{ moment: putOff, contact: 'b', at: at('2026-04-03'), what: 'later' as const }],
      shown: new Map(lines.map(({ id }) => [id, ['2026-04-03']])),
    })
    expect(listed(after(false), '2026-04-03T16:00')).toEqual(['a', 'c'])
    expect(listed(after(true), '2026-04-03T16:00')).toEqual(['a', 'c'])
    expect(listed(after(true), '2026-04-06T09:00')).toEqual(['d', 'e', 'a'])
  })

  it('wishes well on a line that speaks for a date among others, and asks for nothing', () => {
    const asked = (id: string, day: string) =>
      impression(id, day, 'ann', { kind: 'message', direction: 'out', asks: true, signal: 'positive' })
    const ann = contact('ann', { rhythm: 'P2W', dates: [{ kind: 'birthday', date: '1980-04-08' }] })
    const told = { contacts: [ann], impressions: [asked('i0', '2026-03-20'), asked('i1', '2026-03-28')] }
    const [line, ...others] = todayOf(historyOf(told), clockAt('2026-04-08')).moments
    const kinds = [line?.kind, ...(line?.merged ?? []).map(({ kind }) => kind)]
    expect(kinds.sort()).toEqual(['date', 'move-closer', 'rhythm'])
    expect(line?.gesture).toEqual({ kind: 'wish-well', text: 'a few warm words, and no ask.' })
    expect(others).toEqual([])
  })

  it('lets promises that are late share one line, outside the budget', () => {
    const promised = (id: string, due: string) =>
      impression(`i${id}`, '2026-03-02', id, { promises: [{ id: `p${id}`, text: id, due, state: 'open' }] })
    const told = {
      contacts: [...five, contact('x'), contact('y')],
      impressions: [call, promised('x', '2026-03-26'), promised('y', '2026-03-27')],
    }
    const [late, ...others] = todayOf(historyOf(told), clockAt('2026-04-03')).moments
    expect([late?.late, late?.contact?.id, late?.merged?.map((each) => each.contact?.id)]).toEqual([
      true,
      'x',
      ['y'],
    ])
    expect(others.map((line) => line.contact?.id)).toEqual(['a', 'b', 'c'])
  })

  it('says once that all rhythms together ask for too much', () => {
    const contacts = Array.from({ length: 31 }, (_, n) => contact(`c${n}`, { rhythm: 'P2W' }))
    const told = { contacts }
    expect(todayOf(historyOf(told), clockAt('2026-03-02')).tooManyRhythms).toBe(true)
    const said = { ...told, shown: new Map([[TOO_MANY_RHYTHMS, ['2026-03-02']]]) }
    expect(todayOf(historyOf(said), clockAt('2026-03-02')).tooManyRhythms).toBe(true)
    expect(todayOf(historyOf(said), clockAt('2026-03-03')).tooManyRhythms).toBeUndefined()
    expect(
      todayOf(historyOf({ contacts: contacts.slice(1) }), clockAt('2026-03-02')).tooManyRhythms,
    ).toBeUndefined()
  })

  it('offers to slow a rhythm after three times "not the right time" since the last touch', () => {
    const [ann] = monthly('ann')
    const days = ['2026-04-07', '2026-05-04', '2026-06-01']
    const answers = days.map((day) => ({ moment: 'm', contact: 'ann', at: at(day), what: 'later' as const }))
    const offers = (count: number, touched: string) =>
      slowOffers(
        new Reading(
          historyOf({
            contacts: ann ? [ann] : [],
            impressions: [impression('i0', touched, 'ann')],
            answers: answers.slice(0, count),
          }),
          clockAt('2026-06-02'),
        ),
      )
    expect(offers(3, '2026-03-04')).toEqual(['ann'])
    expect(offers(2, '2026-03-04')).toEqual([])
    expect(offers(3, '2026-04-10')).toEqual([])
  })
})

describe('rests and promises of a contact', () => {
  it('are let go by closing, the stop’s own included, and not restored by reopening', () => {
    const promise = (id: string) => ({
      promises: [{ id, text: 'it', due: '2026-03-20', state: 'open' as const }],
    })
    const reopened = [{ at: at('2026-03-04'), what: 'reopened' as const }]
    const history = historyOf({
      contacts: [contact('ann', { doorEvents: reopened }), contact('bob')],
      impressions: [
        impression('i1', '2026-03-01', 'ann', promise('before')),
        impression('i2', '2026-03-01', ['ann', 'bob'], promise('to both')),
        impression('i3', '2026-03-02', 'ann', { signal: 'stop', ...promise('with the stop') }),
        impression('i4', '2026-03-05', 'ann', promise('after')),
      ],
    })
    const states = (id: string) =>
      promisesOf(id, history, clockAt('2026-03-10')).map(
        ({ promised }) => `${promised.id}: ${promised.state}`,
      )
    expect(states('ann')).toEqual(['before: let-go', 'with the stop: let-go', 'after: open'])
    expect(states('bob')).toEqual(['to both: open'])
    const owed = (id: string) => momentsOf(id, history, clockAt('2026-03-10')).map((moment) => moment.promise)
    expect([owed('ann'), owed('bob')]).toEqual([['after'], ['to both']])
  })

  it('stretch over the timeline, with what ended them', () => {
    const history = historyOf({
      contacts: [contact('ann')],
      circumstances: [{ id: 'k', title: 'the budget is out' }],
      impressions: [
        impression('r1', '2026-01-05', 'ann', {
          signal: 'not-now',
          rest: { until: '2026-01-20', words: 'later' },
        }),
        impression('r2', '2026-02-02', 'ann', { signal: 'not-now', rest: { until: '2026-03-31' } }),
        impression('r3', '2026-02-16', 'ann', { signal: 'positive' }),
        impression('r4', '2026-03-02', 'ann', { rest: { circumstance: 'k' } }),
      ],
    })
    expect(restsOf('ann', history, clockAt('2026-04-01'))).toEqual([
      {
        from: '2026-01-05',
        to: '2026-01-20',
        current: false,
        endedBy: 'date',
        words: 'later',
        impression: 'r1',
      },
      { from: '2026-02-02', to: '2026-02-15', current: false, endedBy: 'positive', impression: 'r2' },
      {
        from: '2026-03-02',
        current: true,
        circumstance: { id: 'k', title: 'the budget is out' },
        impression: 'r4',
      },
    ])
  })

  it('get the longest length among those who rest, when nobody names an end', () => {
    const history = historyOf({
      contacts: [contact('ann'), contact('bob')],
      impressions: [impression('n', '2026-01-05', 'bob', { signal: 'not-now' })],
    })
    const rest = { at: at('2026-03-02'), notNow: true }
    expect(restLength({ ...rest, contacts: ['ann'] }, history, BERLIN)).toEqual({
      days: 90,
      until: '2026-05-31',
      reckoned: 'default',
    })
    expect(restLength({ ...rest, contacts: ['ann', 'bob'] }, history, BERLIN).days).toBe(135)
    expect(restLength({ ...rest, contacts: ['bob'], notNow: false }, history, BERLIN).days).toBe(90)
  })

  it('are quiet at least on the day on which they began, and a promise goes to whom the door is open', () => {
    const history = historyOf({
      contacts: [contact('ann'), contact('bob', { doorEvents: [{ at: at('2026-01-01'), what: 'closed' }] })],
      impressions: [
        impression('i', '2026-03-02', ['bob', 'ann'], {
          signal: 'not-now',
          rest: { until: '2026-02-01' },
          promises: [{ id: 'p', text: 'it', due: '2026-03-20', state: 'open' }],
        }),
      ],
    })
    const clock = clockAt('2026-03-02')
    expect(restsOf('ann', history, clock)[0]).toMatchObject({ to: '2026-03-02', current: true })
    expect(promisesOf('ann', history, clock).map(({ promised }) => promised.state)).toEqual(['open'])
    const rest = momentsOf('ann', history, clock).find((moment) => moment.kind === 'rest-over')
    expect(isoDay(dayNumber(rest?.opens ?? ''))).toBe('2026-03-03')
  })
})
