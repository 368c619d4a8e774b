/** The timeline's rows: what stands where, under which heading, and how the line runs past it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/dates.ts'
import type { ImpressionView, PromiseView, RestStretch } from '#shared/api/views.ts'
import type { Moment } from '#shared/domain/moment.ts'
import type { Row } from '../../../renderer/timeline/row.ts'
import { timelineRows, type TimelineInput } from '../../../renderer/timeline/rows.ts'

const DOROTHEA = { id: 'dorothea', name: 'Dorothea Quill' }

function impression(at: string, more: Partial<ImpressionView> = {}): ImpressionView {
  return {
    id: `i-${at}`,
    at: `${at}T15:00:00+00:00[Europe/London]`,
    contacts: [DOROTHEA],
    kind: 'meeting',
    direction: 'both',
    text: `What happened on ${at}`,
    left: null,
    signal: 'none',
    values: [],
    asks: false,
    tags: [],
    promises: [],
    ...more,
  }
}

function promise(due: string, state: PromiseView['state'] = 'open'): PromiseView {
  return { id: `p-${due}`, text: 'notes from the fair', due, state, contact: DOROTHEA, impression: 'x' }
}

function moment(opens: string, kind: Moment['kind'] = 'rest-over'): Moment {
  const at = `${opens}T00:00:00+01:00[Europe/London]`
  return {
    id: `m-${opens}`,
    contact: DOROTHEA,
    kind,
    opens: at,
    best: at,
    closes: null,
    reasons: [],
    gesture: { kind: 'ping', text: 'A ping that brings a value, never an ask.' },
  }
}

function rest(impressionId: string, more: Partial<RestStretch>): RestStretch {
  return { from: '2026-01-01', current: false, impression: impressionId, ...more }
}

/** A timeline on one line a row: what it is, and the piece of line above and below its mark. */
function drawn(input: Partial<TimelineInput>): string[] {
  return timelineRows({
    today: '2026-04-23',
    impressions: [],
    complete: true,
    rests: [],
    promises: [],
    moments: [],
    ...input,
  }).map((row) => `${describeRow(row)}${row.future ? ' (to come)' : ''} ${row.upper}/${row.lower}`)
}

function describeRow(row: Row): string {
  switch (row.kind) {
    case 'year':
      return row.label
    case 'month':
      return row.long
    case 'now':
      return 'now'
    case 'moment':
      return `moment ${isoDay(row.day)}`
    case 'promise':
      return `promise ${isoDay(row.day)}`
    case 'rest-end':
      return row.day === undefined ? 'open end' : `end ${isoDay(row.day)}`
    case 'words':
      return 'words'
    case 'impression':
      return `${isoDay(row.day)}${row.caps ? ' cap' : ''}`
  }
}

describe('the order of things', () => {
  test('an empty journal has only now, where the line begins', () => {
    expect(drawn({})).toEqual(['now none/ink'])
  })

  test('impressions stand below now, newest first, under the names of their months', () => {
    expect(
      drawn({ impressions: [impression('2026-04-20'), impression('2026-04-02'), impression('2026-03-12')] }),
    ).toEqual([
      'now none/ink',
      'April ink/ink',
      '2026-04-20 ink/ink',
      '2026-04-02 ink/ink',
      'March ink/ink',
      '2026-03-12 ink/ink',
    ])
  })

  test('impressions of one day keep the order in which the journal gave them', () => {
    const late = impression('2026-04-20', { id: 'late' })
    const early = impression('2026-04-20', { id: 'early' })
    const ids = timelineRows({
      today: '2026-04-23',
      impressions: [late, early],
      complete: true,
      promises: [],
      moments: [],
    })
      .filter((row) => row.kind === 'impression')
      .map((row) => row.impression.id)
    expect(ids).toEqual(['late', 'early'])
  })

  test('what is promised or welcome later stands above now, each under its month', () => {
    expect(
      drawn({ promises: [promise('2026-04-30'), promise('2026-06-02')], moments: [moment('2026-06-10')] }),
    ).toEqual([
      'June (to come) none/ink',
      'moment 2026-06-10 (to come) ink/ink',
      'promise 2026-06-02 (to come) ink/ink',
      'May (to come) ink/ink',
      'April (to come) ink/ink',
      'promise 2026-04-30 (to come) ink/ink',
      'now ink/ink',
    ])
  })

  test('this month is named once: above now where a later month stands over it, else below', () => {
    const impressions = [impression('2026-04-20')]
    expect(drawn({ impressions, promises: [promise('2026-04-30'), promise('2026-05-02')] })).toEqual([
      'May (to come) none/ink',
      'promise 2026-05-02 (to come) ink/ink',
      'April (to come) ink/ink',
      'promise 2026-04-30 (to come) ink/ink',
      'now ink/ink',
      '2026-04-20 ink/ink',
    ])
    expect(drawn({ impressions, promises: [promise('2026-04-30')] })).toEqual([
      'promise 2026-04-30 (to come) none/ink',
      'now ink/ink',
      'April ink/ink',
      '2026-04-20 ink/ink',
    ])
  })

  test('a promise for today is still to come; one that is late hangs where it was due', () => {
    expect(drawn({ promises: [promise('2026-04-23'), promise('2026-04-20')] })).toEqual([
      'promise 2026-04-23 (to come) none/ink',
      'now ink/ink',
      'April ink/ink',
      'promise 2026-04-20 ink/ink',
    ])
  })

  test('moments more than a year ahead are left to their time', () => {
    const moments = [moment('2027-04-24'), moment('2027-04-25')]
    expect(drawn({ moments }).filter((row) => row.startsWith('moment'))).toEqual([
      'moment 2027-04-24 (to come) ink/ink',
    ])
  })

  test('kept promises, promise moments and moments that are open already are not drawn again', () => {
    expect(
      drawn({
        promises: [promise('2026-04-30', 'kept'), promise('2026-05-01', 'let-go')],
        moments: [moment('2026-05-02', 'promise'), moment('2026-04-23'), moment('2026-04-01')],
      }),
    ).toEqual(['now none/ink'])
  })

  test('nothing older than what was loaded is drawn before its time', () => {
    const given = { impressions: [impression('2026-04-10')], promises: [promise('2026-01-05')] }
    expect(drawn({ ...given, complete: false })).not.toContain('promise 2026-01-05 ink/ink')
    expect(drawn({ ...given, complete: true })).toContain('promise 2026-01-05 ink/ink')
  })
})

describe('headings', () => {
  test('empty months fold into one row: one by its name, two with a comma, more with a dash', () => {
    const impressions = [impression('2026-04-20'), impression('2026-02-20')]
    expect(drawn({ impressions })).toContain('March ink/ink')
    expect(
      drawn({ today: '2026-09-09', impressions: [impression('2026-09-01'), impression('2026-06-20')] }),
    ).toContain('Jul, Aug ink/ink')
    expect(
      drawn({ today: '2026-09-09', impressions: [impression('2026-09-01'), impression('2026-01-20')] }),
    ).toContain('Feb – Aug ink/ink')
  })

  test('now without anything this month folds this month with the empty ones', () => {
    expect(drawn({ impressions: [impression('2026-02-20')] })).toEqual([
      'now none/ink',
      'Mar, Apr ink/ink',
      'February ink/ink',
      '2026-02-20 ink/ink',
    ])
  })

  test('a year is named once, above its first month, and the present year not at all', () => {
    const impressions = [impression('2026-01-15'), impression('2025-12-24'), impression('2025-10-16')]
    expect(drawn({ today: '2026-01-20', impressions })).toEqual([
      'now none/ink',
      'January ink/ink',
      '2026-01-15 ink/ink',
      '2025 ink/ink',
      'December ink/ink',
      '2025-12-24 ink/ink',
      'November ink/ink',
      'October ink/ink',
      '2025-10-16 ink/ink',
    ])
  })

  test('whole empty years fold into one row', () => {
    expect(
      drawn({ today: '2026-01-20', impressions: [impression('2026-01-02'), impression('2021-11-30')] }),
    ).toEqual([
      'now none/ink',
      'January ink/ink',
      '2026-01-02 ink/ink',
      '2022 – 2025 ink/ink',
      '2021 ink/ink',
      'December ink/ink',
      'November ink/ink',
      '2021-11-30 ink/ink',
    ])
  })

  test('the next year is named above now, and the present one where it begins below it', () => {
    expect(drawn({ today: '2026-11-23', promises: [promise('2027-01-05'), promise('2026-12-05')] })).toEqual([
      '2027 (to come) none/ink',
      'January (to come) ink/ink',
      'promise 2027-01-05 (to come) ink/ink',
      '2026 (to come) ink/ink',
      'December (to come) ink/ink',
      'promise 2026-12-05 (to come) ink/ink',
      'now ink/ink',
    ])
  })
})

describe('a rest of one contact', () => {
  test('is a ribbon from its not-now through now up to its end, with its words above its month', () => {
    const notNow = impression('2026-03-12', { signal: 'not-now', rest: { until: '2026-06-10' } })
    expect(
      drawn({
        impressions: [notNow, impression('2026-02-24')],
        rests: [
          rest(notNow.id, { to: '2026-06-10', current: true, words: 'Ask me again when it is through.' }),
        ],
        promises: [promise('2026-04-30')],
        moments: [moment('2026-06-11')],
      }),
    ).toEqual([
      'June (to come) none/ink',
      'moment 2026-06-11 (to come) ink/ink',
      'end 2026-06-10 (to come) ink/rest',
      'May (to come) rest/rest',
      'April (to come) rest/rest',
      'promise 2026-04-30 (to come) rest/rest',
      'now rest/rest',
      'words rest/rest',
      'March rest/rest',
      '2026-03-12 rest/ink',
      'February ink/ink',
      '2026-02-24 ink/ink',
    ])
  })

  test('whose end nobody knows runs out at the top', () => {
    const notNow = impression('2026-04-12', { signal: 'not-now' })
    expect(drawn({ impressions: [notNow], rests: [rest(notNow.id, { current: true })] })).toEqual([
      'open end (to come) none/rest',
      'now rest/rest',
      'words rest/rest',
      'April rest/rest',
      '2026-04-12 rest/ink',
    ])
  })

  test('that was quiet to the end of today ends above now', () => {
    const notNow = impression('2026-04-12', { signal: 'not-now' })
    expect(
      drawn({ impressions: [notNow], rests: [rest(notNow.id, { to: '2026-04-23', current: true })] }),
    ).toContain('end 2026-04-23 (to come) none/rest')
  })

  test('ends at the mark of what ended it, or of what was written on its first free day', () => {
    const notNow = impression('2026-02-12', { signal: 'not-now' })
    const yes = impression('2026-03-12', { signal: 'positive' })
    const ends = [
      { to: '2026-03-12', endedBy: 'positive' },
      { to: '2026-03-11', endedBy: 'positive' },
      { to: '2026-03-11', endedBy: 'date' },
      { to: '2026-03-11', endedBy: 'circumstance' },
    ] as const
    for (const end of ends) {
      expect(drawn({ impressions: [yes, notNow], rests: [rest(notNow.id, end)] })).toEqual([
        'now none/ink',
        'April ink/ink',
        'March ink/ink',
        '2026-03-12 cap ink/rest',
        'words rest/rest',
        'February rest/rest',
        '2026-02-12 rest/ink',
      ])
    }
  })

  test('ends in a row of its own where nothing was written then', () => {
    const notNow = impression('2026-02-12', { signal: 'not-now' })
    expect(
      drawn({
        impressions: [impression('2026-03-20'), notNow],
        rests: [rest(notNow.id, { to: '2026-03-11', endedBy: 'date' })],
      }),
    ).toEqual([
      'now none/ink',
      'April ink/ink',
      'March ink/ink',
      '2026-03-20 ink/ink',
      'end 2026-03-11 ink/rest',
      'words rest/rest',
      'February rest/rest',
      '2026-02-12 rest/ink',
    ])
  })

  test('that a new not-now replaced goes on without a gap', () => {
    const first = impression('2026-03-02', { signal: 'not-now', rest: {} })
    const second = impression('2026-03-20', { signal: 'not-now', rest: {} })
    expect(
      drawn({
        impressions: [second, first],
        rests: [
          rest(first.id, { to: '2026-03-20', endedBy: 'replaced' }),
          rest(second.id, { to: '2026-06-17', current: true }),
        ],
      }).slice(-5),
    ).toEqual([
      'words rest/rest',
      'March rest/rest',
      '2026-03-20 cap rest/rest',
      'words rest/rest',
      '2026-03-02 rest/ink',
    ])
  })

  test('whose beginning is not loaded yet reaches down to the end of what is', () => {
    expect(
      drawn({
        complete: false,
        impressions: [impression('2026-04-20'), impression('2026-03-25')],
        rests: [rest('older', { to: '2026-06-10', current: true })],
      }).at(-1),
    ).toBe('2026-03-25 rest/rest')
  })
})

test('on everybody’s timeline a rest is told at its impression, as long as its words', () => {
  const notNow = impression('2026-03-12', {
    signal: 'not-now',
    rest: { until: '2026-06-10', words: 'Not at this time.' },
  })
  const rows = timelineRows({
    today: '2026-04-23',
    impressions: [impression('2026-03-20'), notNow, impression('2026-03-01')],
    complete: true,
    promises: [],
    moments: [],
  })
  expect(rows.slice(-4).map((row) => [row.kind, row.upper, row.lower])).toEqual([
    ['impression', 'ink', 'ink'],
    ['words', 'ink', 'rest'],
    ['impression', 'rest', 'ink'],
    ['impression', 'ink', 'ink'],
  ])
})

describe('for every history', () => {
  const day = fc.integer({ min: 15_000, max: 21_500 }).map(isoDay)
  const history = fc.record({
    today: day,
    days: fc.array(day, { maxLength: 40 }),
    due: fc.uniqueArray(day, { maxLength: 10 }),
    opens: fc.uniqueArray(day, { maxLength: 5 }),
    length: fc.integer({ min: 0, max: 900 }),
  })

  test('nothing is lost or told twice, days never rise, and keys are unique', () => {
    fc.assert(
      fc.property(history, ({ today, days, due, opens }) => {
        const impressions = days
          .toSorted()
          .reverse()
          .map((at, index) => impression(at, { id: `i${index}` }))
        const rows = timelineRows({
          today,
          impressions,
          complete: true,
          rests: [],
          promises: due.map((at) => promise(at)),
          moments: opens.map((at) => moment(at)),
        })
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
        expect(rows.filter((row) => row.kind === 'impression').map((row) => row.impression.id)).toEqual(
          impressions.map((each) => each.id),
        )
        expect(rows.filter((row) => row.kind === 'promise')).toHaveLength(due.length)
        expect(rows.filter((row) => row.kind === 'now')).toHaveLength(1)
        const dated = rows.flatMap((row) => ('day' in row && row.day !== undefined ? [row.day] : []))
        expect(dated).toEqual(dated.toSorted((a, b) => b - a))
      }),
    )
  })

  test('the line has no break: what leaves one row below enters the next above', () => {
    fc.assert(
      fc.property(history, ({ today, days, length }) => {
        const impressions = [...new Set(days)]
          .sort()
          .reverse()
          .map((at) => impression(at, { signal: 'not-now' }))
        const last = impressions.at(-1)
        const rests = last
          ? [rest(last.id, { to: isoDay(Date.parse(last.at.slice(0, 10)) / 86_400_000 + length) })]
          : []
        const rows = timelineRows({ today, impressions, complete: true, rests, promises: [], moments: [] })
        rows.slice(1).forEach((row, index) => {
          expect(row.upper).toBe(rows[index]?.lower)
        })
        expect(rows[0]?.upper).toBe('none')
      }),
    )
  })
})
