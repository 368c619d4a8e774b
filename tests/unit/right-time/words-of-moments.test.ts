import { describe, expect, it } from 'vitest'
import { brief, quotedInBrief } from '#shared/right-time/brief.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { warningBefore } from '#shared/right-time/warnings.ts'
import { leftInPeace, whyNot } from '#shared/right-time/why-not.ts'
import { at, clockAt, contact, historyOf, impression } from '../../support/histories.ts'

const clock = clockAt('2026-04-23T09:00')
const history = historyOf({
  contacts: [
    contact('ann', {
      name: { display: 'Ann Roth' },
      rhythm: 'P1M',
      tags: ['pricing'],
      role: 'CFO',
      organization: 'Roth *& Co*',
      dates: [{ kind: 'birthday', date: '1980-05-02' }],
    }),
    contact('ben', { name: { display: 'Ben Ito', given: 'Ben' } }),
    contact('cat', { name: { display: 'Cat Wu' } }),
    contact('dan', { name: { display: 'Dan Oh' }, rhythm: 'P3M' }),
    contact('eve', { name: { display: 'Dr. Eve Lund', prefix: 'Dr.' } }),
    contact('fay', { name: { display: 'Fay' } }),
  ],
  circumstances: [
    { id: 'cfo', title: 'their new CFO has started', cameTrue: at('2026-04-20') },
    { id: 'house', title: 'the reorganisation is through' },
  ],
  values: [
    { id: 'v1', title: 'A Budget’s First Hundred Days', tags: ['Pricing'] },
    { id: 'v2', title: 'On Margins', tags: ['printing'] },
  ],
  impressions: [
    impression('a1', '2026-01-15', 'ann', { kind: 'meeting', left: 1, signal: 'positive', values: ['v2'] }),
    impression('a2', '2026-02-24', 'ann', {
      kind: 'message',
      direction: 'out',
      asks: true,
      tags: ['pricing'],
    }),
    impression('a3', '2026-03-12', 'ann', {
      direction: 'in',
      signal: 'not-now',
      rest: { circumstance: 'cfo', words: 'when the new CFO is there' },
    }),
    impression('b1', '2026-04-14', 'ben', {
      kind: 'meeting',
      signal: 'positive',
      promises: [{ id: 'p1', text: 'the reading list', due: '2026-04-24', state: 'open' }],
    }),
    impression('b2', '2026-04-17', 'ben', { kind: 'message', direction: 'in', signal: 'positive' }),
    impression('c1', '2025-12-12', 'cat', {
      direction: 'in',
      signal: 'not-now',
      rest: { circumstance: 'house', until: '2026-06-10', words: 'Not at this time' },
    }),
    impression('d1', '2025-12-01', 'dan', { kind: 'ping', direction: 'out' }),
    impression('d2', '2026-01-20', 'dan', { kind: 'ping', direction: 'out' }),
    impression('d3', '2026-03-20', 'dan', { kind: 'ping', direction: 'out' }),
    impression('e1', '2026-04-20', 'eve', { direction: 'in', signal: 'stop' }),
    impression('f1', '2026-04-20', 'fay', { kind: 'message', direction: 'out' }),
    impression('f2', '2026-04-21', 'fay', { kind: 'message', direction: 'out' }),
  ],
})
const reasons = (id: string, kind: string) =>
  momentsOf(id, history, clock).find((moment) => moment.kind === kind)?.reasons ?? []

describe('reasons are words a person would say, and name what they rest on', () => {
  it('of a circumstance that came true', () => {
    expect(reasons('ann', 'circumstance')).toEqual([
      {
        text: 'On 12 March you said you would wait until their new CFO has started (“when the new CFO is there”); that came true on Monday.',
        impressions: ['a3'],
      },
      {
        text: 'What was tried last was a message about pricing on 24 February, and it asked for something.',
        impressions: ['a2'],
      },
      { text: 'The last impression you left was good.', impressions: ['a1'] },
      { text: 'You last brought Ann something on 15 January.', impressions: ['a1'] },
    ])
  })

  it('of a promise', () => {
    expect(reasons('ben', 'promise')).toEqual([
      {
        text: 'When you met on 14 April, you promised Ben: “the reading list”, by tomorrow.',
        impressions: ['b1'],
      },
    ])
  })

  it('of good signals in a row', () => {
    expect(reasons('ben', 'move-closer')[0]?.text).toBe(
      'When Ben wrote on Friday, what came back was positive. It is the second good signal in a row.',
    )
  })

  it('of a rhythm', () => {
    expect(reasons('ann', 'rhythm')[0]?.text).toBe(
      'The last contact was a call on 12 March; you would like to be in touch every month.',
    )
  })
})

describe('a line of today', () => {
  it('speaks for all moments of a contact, with the gesture of the gentlest and all reasons', () => {
    const line = todayOf(history, clock).moments.find((moment) => moment.contact?.id === 'ann')
    expect([line?.kind, line?.merged?.map((each) => each.kind)]).toEqual(['rhythm', ['circumstance']])
    expect(line?.reasons).toHaveLength(5)
    expect(line?.gesture).toEqual({
      kind: 'bring-value',
      text: 'a ping that brings a value, never an ask: “A Budget’s First Hundred Days”, from your shelf. Last time it was a message about pricing: try another way, a call, or a word in person.',
      value: { id: 'v1', title: 'A Budget’s First Hundred Days' },
    })
  })
})

describe('silence has its reasons too', () => {
  it.each([
    ['ann', null],
    [
      'cat',
      'Resting until the reorganisation is through, at the latest until 10 June; Cat said on 12 December 2025 that it was not the time (“Not at this time”).',
    ],
    [
      'dan',
      'Asleep since 30 March, after three pings without an answer (1 December 2025, 20 January and 20 March); until Dan comes back, or you wake the contact.',
    ],
    ['eve', 'The door is closed: Eve asked on Monday not to be contacted.'],
    [
      'fay',
      'You reached out twice within 14 days and nothing has come back yet; better to wait until 5 May.',
    ],
  ])('of %s', (id, text) => {
    expect(whyNot(id, history, clock)).toBe(text)
  })

  it('lists who is left in peace: the soonest end first, closed doors last', () => {
    expect(leftInPeace(history, clock).map(({ contact, door, until }) => [contact.id, door, until])).toEqual([
      ['cat', 'ajar', '2026-06-10'],
      ['dan', 'ajar', undefined],
      ['eve', 'closed', undefined],
    ])
  })

  it('warns before a touch that would not be welcome', () => {
    expect(warningBefore(['ann', 'eve', 'fay', 'nobody'], history, clock).map(({ text }) => text)).toEqual([
      'The door to Eve is closed: they asked not to be contacted. Please do not reach out.',
      'Two touches to Fay within 14 days, and nothing has come back yet. Better to wait until 5 May.',
    ])
  })
})

describe('the brief', () => {
  const texts = new Map([['a3', 'She rang. *Not now.*\n\nWhen the new CFO is there.']])
  const page = brief('ann', history, clock, texts)

  it('tells on one page who they are, what they said last, and what was given', () => {
    expect(page.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Ann Roth',
      '## Now',
      '## What Ann said last',
      '## Rests',
      '## Values given',
      '## The latest impressions',
      '## To remember',
    ])
    expect(page).toContain(
      '**When Ann called on 12 March** (not now)\n\n> She rang. *Not now.*\n>\n> When the new',
    )
    expect(page).toContain('- On Margins, on 15 January')
    expect(page).toContain('- Birthday: on 2 May')
    expect(page).toContain('warmth **51** of 100 · in touch every month · last contact on 12 March (a call)')
  })

  it('shows names as they are, whatever Markdown would make of them', () => {
    expect(page).toContain('CFO, Roth \\*& Co\\*')
  })

  it('lists the promises that are open, and says which texts it quotes', () => {
    expect(brief('ben', history, clock, texts)).toContain(
      '## Open promises\n\n- the reading list, by tomorrow',
    )
    expect(quotedInBrief('ann', history, clock).sort()).toEqual(['a1', 'a2', 'a3'])
    expect(brief('nobody', history, clock, texts)).toBe('')
  })
})
