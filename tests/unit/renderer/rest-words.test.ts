/** What a rest says of itself on the timeline. */
import { expect, test } from 'vitest'
import type { ImpressionView, RestStretch } from '#shared/api/views.ts'
import {
  impressionRestSentence,
  restEndSentence,
  restSentence,
} from '../../../renderer/timeline/rest-words.ts'

const today = '2026-04-23'
const rest = (more: Partial<RestStretch>): RestStretch => ({
  from: '2026-03-12',
  current: false,
  impression: 'i',
  ...more,
})
const budget = { id: 'c', title: 'their Q1 budget is out' }

test('while it lasts: since when and until when', () => {
  expect(restSentence(rest({ current: true, to: '2026-06-10' }), today)).toBe(
    'At rest since 12 March until 10 June.',
  )
  expect(restSentence(rest({ current: true, circumstance: budget }), today)).toBe(
    'At rest since 12 March until their Q1 budget is out.',
  )
  expect(restSentence(rest({ current: true, circumstance: budget, to: '2027-01-10' }), today)).toBe(
    'At rest since 12 March until their Q1 budget is out, at the latest until 10 January 2027.',
  )
})

test('when it is over: how long it was and how it ended', () => {
  expect(restSentence(rest({ to: '2026-04-10', endedBy: 'date' }), today)).toBe('A rest of 30 days.')
  expect(restSentence(rest({ to: '2026-03-12', endedBy: 'positive' }), today)).toBe(
    'A rest of 1 day. A good word ended it.',
  )
  expect(restSentence(rest({ to: '2026-03-11', endedBy: 'positive' }), today)).toBe(
    'A rest that ended on its first day. A good word ended it.',
  )
  expect(restSentence(rest({ to: '2026-04-10', endedBy: 'circumstance', circumstance: budget }), today)).toBe(
    'A rest of 30 days, until it came true: their Q1 budget is out.',
  )
  expect(restSentence(rest({ to: '2026-04-10', endedBy: 'replaced' }), today)).toBe(
    'A rest of 30 days, then another one began.',
  )
  expect(restSentence(rest({ to: '2026-04-10', endedBy: 'stop' }), today)).toBe(
    'A rest of 30 days, until the door was closed.',
  )
})

test('at its end', () => {
  expect(restEndSentence(rest({ current: true, to: '2026-06-10' }), today)).toBe(
    'The rest ends on Wed 10 June',
  )
  expect(restEndSentence(rest({ current: true, to: '2027-06-10', circumstance: budget }), today)).toBe(
    'The rest ends, at the latest on Thu 10 June 2027',
  )
  expect(restEndSentence(rest({ current: true, circumstance: budget }), today)).toBe(
    'Until their Q1 budget is out',
  )
  expect(restEndSentence(rest({ to: '2026-04-10', endedBy: 'date' }), today)).toBe('The rest ended')
  expect(
    restEndSentence(rest({ to: '2026-04-10', endedBy: 'circumstance', circumstance: budget }), today),
  ).toBe('The rest ended: their Q1 budget is out')
})

test('on everybody’s timeline: who rests, and until when', () => {
  const impression = (names: string[], until: string): ImpressionView => ({
    id: 'i',
    at: '2026-03-12T10:00:00+00:00[UTC]',
    contacts: names.map((name) => ({ id: name, name })),
    kind: 'call',
    direction: 'in',
    text: '',
    left: null,
    signal: 'not-now',
    values: [],
    asks: false,
    tags: [],
    promises: [],
    rest: { until },
  })
  expect(impressionRestSentence(impression(['Dana'], '2026-06-10'), today)).toBe('Dana rests until 10 June.')
  expect(impressionRestSentence(impression(['Dana', 'Hal', 'Ines'], '2026-06-10'), today)).toBe(
    'Dana, Hal and Ines rest until 10 June.',
  )
  expect(impressionRestSentence(impression(['Dana'], '2026-04-10'), today)).toBe(
    'Dana rested until 10 April.',
  )
})
