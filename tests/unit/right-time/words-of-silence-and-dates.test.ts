/** The sentences of rules 7, 9 and 14 as they are read: property tests hold them to be true, these to be kind. */
import { describe, expect, it } from 'vitest'
import type { RememberedDate } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { leftInPeace, whyNotNow } from '#shared/right-time/why-not.ts'
import { at, clockAt, contact, historyOf, impression } from '../../support/histories.ts'

const ping = (id: string, day: string, more: Partial<ImpressionHead> = {}) =>
  impression(id, day, 'dan', { kind: 'ping', direction: 'out', ...more })
const first = ping('a', '2026-03-02')
const second = ping('b', '2026-03-20')
const third = ping('c', '2026-04-07')

describe('silence', () => {
  const dan = contact('dan', { rhythm: 'P2W' })
  const why = (day: string, ...impressions: ImpressionHead[]) =>
    whyNotNow('dan', historyOf({ contacts: [dan], impressions }), clockAt(day))

  it.each([
    ['2026-03-03', [first], 'Your ping of 2 March may still be answered; give it until 12 March.'],
    ['2026-03-11', [first], 'Your ping of 2 March may still be answered; give it until tomorrow.'],
    ['2026-03-12', [first], 'Your ping of 2 March had no answer; backing off until 1 April.'],
    [
      '2026-03-21',
      [first, second],
      'Your ping of 2 March had no answer; backing off until 1 April, or longer if your ping of 20 March has none either.',
    ],
    [
      '2026-03-30',
      [first, second],
      'Two pings in a row, of 2 and 20 March, had no answer; backing off until 19 May.',
    ],
    [
      '2026-04-17',
      [first, second, third],
      'Asleep since 17 April, after three pings without an answer (2 and 20 March and 7 April); until Dan comes back, or you wake the contact.',
    ],
    [
      '2027-01-02',
      [first, second, third],
      'Asleep since 17 April 2026, after three pings without an answer (2 and 20 March 2026 and 7 April 2026); until Dan comes back, or you wake the contact.',
    ],
  ])('on %s is told with every ping, and until when', (day, impressions, text) => {
    const told = why(day, ...impressions)
    expect(told?.text).toBe(text)
    const named = text.includes('Asleep') || text.includes('Two') ? impressions : impressions.slice(0, 1)
    expect(told?.impressions).toEqual(named.map(({ id }) => id))
  })

  it('is over on the first day on which any later answer has come, wherever it is tomorrow already', () => {
    const afar = at('2026-03-14T02:00', 'Pacific/Kiritimati')
    const signal = impression('s', afar, 'dan', { kind: 'note', direction: null, signal: 'neutral' })
    const word = impression('w', at('2026-03-13T15:00'), 'dan', { kind: 'message', direction: 'in' })
    expect(why('2026-03-13', first, signal)?.kind).toBe('backing-off')
    expect(why('2026-03-13', first, signal, word)?.kind).toBe('waiting')
  })

  it('lists the sleeping among those who are left in peace, with nobody’s date for the end', () => {
    const history = historyOf({ contacts: [dan], impressions: [first, second, third] })
    expect(leftInPeace(history, clockAt('2026-05-01'))).toEqual([
      {
        contact: { id: 'dan', name: 'Dan' },
        door: 'ajar',
        words:
          'Asleep since 17 April, after three pings without an answer (2 and 20 March and 7 April); until Dan comes back, or you wake the contact.',
      },
    ])
  })

  it('that is over is told as over, with the day on which an answer ended it', () => {
    const rest = impression('r', '2026-02-20', 'dan', {
      direction: 'in',
      signal: 'not-now',
      rest: { until: '2026-03-14' },
    })
    const answered = impression('n', '2026-03-25', 'dan', {
      kind: 'note',
      direction: null,
      signal: 'neutral',
    })
    const reasons = (day: string) =>
      momentsOf('dan', historyOf({ contacts: [dan], impressions: [rest, first, answered] }), clockAt(day))
        .find(({ kind }) => kind === 'rest-over')
        ?.reasons.at(-1)
    expect(reasons('2026-03-20')).toEqual({
      text: 'Your ping of 2 March had no answer within 10 days, so this is held back until 1 April.',
      impressions: ['a'],
    })
    expect(reasons('2026-03-26')?.text).toBe(
      'Your ping of 2 March had no answer within 10 days, so this was held back until 25 March.',
    )
  })
})

describe('a day to remember', () => {
  const on = (day: string, date: RememberedDate) =>
    momentsOf('dana', historyOf({ contacts: [contact('dana', { dates: [date] })] }), clockAt(day))
      .filter(({ kind }) => kind === 'date')
      .map(({ reasons }) => reasons.map(({ text }) => text).join(' '))[0]
  const birthday = (date: string): RememberedDate => ({ kind: 'birthday', date })

  it.each<[string, RememberedDate, string]>([
    ['2026-03-23', birthday('--03-23'), 'Dana’s birthday is today.'],
    ['2026-03-22', birthday('--03-23'), 'Dana’s birthday is tomorrow.'],
    ['2026-03-23', birthday('1980-03-23'), 'Dana’s 46th birthday is today.'],
    ['2026-03-23', birthday('2016-03-23'), 'Dana’s tenth birthday is today.'],
    ['2026-03-23', birthday('2026-03-23'), 'Dana’s birthday is today.'],
    ['2026-03-23', birthday('1604-03-23'), 'Dana’s birthday is today.'],
    [
      '2026-03-20',
      birthday('--03-22'),
      'Dana’s birthday is on Sunday. You are off that day, so this comes before it.',
    ],
    [
      '2027-02-26',
      birthday('2000-02-29'),
      'Dana’s 27th birthday falls on 29 February; 2027 has none, so it is marked on Sunday. You are off that day, so this comes before it.',
    ],
    ['2028-02-29', birthday('2000-02-29'), 'Dana’s 28th birthday is today.'],
    [
      '2026-03-23',
      { kind: 'anniversary', label: 'wedding', date: '2011-03-23' },
      'Dana’s 15th anniversary (wedding) is today.',
    ],
    ['2026-03-23', { kind: 'anniversary', date: '--03-23' }, 'Dana’s anniversary is today.'],
    [
      '2026-03-23',
      { kind: 'other', label: 'the founding', date: '2014-03-23' },
      'A date that Dana would remember (the founding) is today, 12 years on.',
    ],
    [
      '2026-03-23',
      { kind: 'other', label: 'the founding', date: '2026-03-23' },
      'A date that Dana would remember (the founding) is today.',
    ],
    ['2026-03-23', { kind: 'other', date: '--03-23' }, 'A date that Dana would remember is today.'],
  ])('on %s, of %j', (day, date, text) => {
    expect(on(day, date)).toBe(text)
  })
})

describe('a birthday on Monday 23 March', () => {
  const open = (...impressions: ImpressionHead[]) =>
    momentsOf(
      'dan',
      historyOf({
        contacts: [contact('dan', { dates: [{ kind: 'birthday', date: '--03-23' }] })],
        impressions,
      }),
      clockAt('2026-03-23'),
    ).some(({ kind, opens }) => kind === 'date' && opens.startsWith('2026-03-23'))
  const message = (id: string, day: string) => ping(id, day, { kind: 'message' })

  it.each([
    ['silence does not hold it back', [ping('a', '2026-01-05'), ping('b', '2026-02-16')], true],
    ['sleep does', [ping('a', '2026-01-05'), ping('b', '2026-02-16'), ping('c', '2026-03-04')], false],
    ['rule 12 does', [message('a', '2026-03-09'), message('b', '2026-03-10')], false],
    ['rule 12 does no longer after 14 days', [message('a', '2026-03-08'), message('b', '2026-03-09')], true],
    ['a word on the day itself answers it', [message('a', '2026-03-23')], false],
    ['theirs does not', [ping('a', '2026-03-23', { direction: 'in' })], true],
  ])('%s', (_, impressions, isOpen) => {
    expect(open(...impressions)).toBe(isOpen)
  })
})

describe('“Not the right time”', () => {
  it('is told with its day, until the moment is back and after', () => {
    const ann = contact('ann', { rhythm: 'P1M' })
    const call = impression('i', '2026-03-02', 'ann')
    const [moment] = momentsOf(
      'ann',
      historyOf({ contacts: [ann], impressions: [call] }),
      clockAt('2026-04-01'),
    )
    const answers = [
      { moment: moment?.id ?? '', contact: 'ann', at: at('2026-04-01'), what: 'later' as const },
    ]
    const history = historyOf({ contacts: [ann], impressions: [call], answers })
    expect(whyNotNow('ann', history, clockAt('2026-04-03'))?.text).toBe(
      'You said on Wednesday that it was not the right time; Ajar comes back to it on 16 April.',
    )
    expect(momentsOf('ann', history, clockAt('2026-04-16'))[0]?.reasons.at(-1)?.text).toBe(
      'You said on 1 April that it was not the right time, so this waited until 16 April.',
    )
  })
})
