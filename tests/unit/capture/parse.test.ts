/** Chips, overrides, places and zones of the capture line. */
import { describe, expect, it } from 'vitest'
import { contactIndex } from '#shared/capture/contact-index.ts'
import { describeDraft, impressionInWords } from '#shared/capture/describe.ts'
import type { Draft, Overrides } from '#shared/capture/draft.ts'
import { parseLine } from '#shared/capture/parse.ts'
import { draftToNewImpression } from '#shared/capture/to-impression.ts'
import { context, MONDAY, told } from './told.ts'

const SAMPLE =
  'Met @Dana Roth yesterday at 3pm, great talk about pricing. Promised the case study by Friday. #pricing'
const parse = (text: string, overrides?: Overrides) => parseLine(text, context, overrides)
const chips = (draft: Draft) =>
  draft.recognized
    .filter((one) => one.from !== 'default')
    .map((one) => one.parts.map((part) => part.text).join(' '))
const underlined = (draft: Draft, key: string) =>
  draft.recognized.find((one) => one.key === key)?.spans.map((span) => span.text)

describe('the sample line', () => {
  it('becomes a meeting with its promise, in the user’s zone', () => {
    expect(parse(SAMPLE)).toMatchObject({
      text: SAMPLE,
      at: '2026-11-22T15:00:00+01:00[Europe/Berlin]',
      contacts: [{ id: 'dana', name: 'Dana Roth' }],
      kind: 'meeting',
      direction: 'both',
      signal: 'none',
      left: null,
      asks: false,
      tags: ['pricing'],
      promises: [{ text: 'the case study', due: '2026-11-27' }],
      values: [],
      problems: [],
    })
  })

  it('says what it will become', () => {
    expect(describeDraft(parse(SAMPLE), context)).toBe(
      'A meeting with Dana Roth, yesterday at 15:00, with one promise by Friday 27 November, tagged pricing.',
    )
  })

  it('never fails while it is typed', () => {
    for (let end = 0; end <= SAMPLE.length; end++)
      expect(parse(SAMPLE.slice(0, end)).text).toBe(SAMPLE.slice(0, end))
  })
})

describe('chips', () => {
  const MOCK =
    'Lunch with @Ines Okafor yesterday. She was delighted with the checklist and read me a paragraph aloud. I’ll send the case studies by Tuesday. +2 #workshops'

  it('stand in the drawn order, with their words', () => {
    expect(chips(parse(MOCK))).toEqual([
      'with Ines Okafor',
      'on Sun 22 November',
      'meeting, we both met',
      'positive',
      'I left +2',
      'promise by Tue 24 November',
      'tag workshops',
    ])
  })

  it('underline exactly what they were read from', () => {
    const draft = parse(MOCK)
    expect(underlined(draft, 'contact:ines')).toEqual(['@Ines Okafor'])
    expect(underlined(draft, 'when')).toEqual(['yesterday'])
    expect(underlined(draft, 'promise:0')).toEqual(['I’ll send the case studies by Tuesday'])
    expect(underlined(draft, 'left')).toEqual(['+2'])
  })

  it('underline a time apart from its day, around a mention', () => {
    expect(underlined(parse('At 10am with @Dana on 12 March 2026'), 'when')).toEqual([
      'At 10am',
      'on 12 March 2026',
    ])
  })

  it('underline a promise on both sides of a mention, without the spaces', () => {
    expect(underlined(parse('Promised @Dana  to send the deck by Friday'), 'promise:0')).toEqual([
      'Promised',
      'to send the deck by Friday',
    ])
  })

  it('tell a default from what was recognized', () => {
    expect(parse('hello').recognized.map(({ key, from }) => [key, from])).toEqual([
      ['when', 'default'],
      ['kind', 'default'],
    ])
  })
})

describe('choosing something else', () => {
  it('replaces one promise’s day and leaves the other', () => {
    const draft = parse('Promised the deck by Tuesday and the numbers by Friday', {
      'promise:0': { value: { text: 'the deck', due: '2026-12-01' } },
    })
    expect(draft.promises).toEqual([
      { text: 'the deck', due: '2026-12-01' },
      { text: 'the numbers', due: '2026-11-27' },
    ])
  })

  it('takes the mentioned away and keeps the text', () => {
    const draft = parse(SAMPLE, { 'contact:dana': 'removed', when: 'removed' })
    expect(draft).toMatchObject({
      text: SAMPLE,
      contacts: [],
      at: '2026-11-23T10:00:00+01:00[Europe/Berlin]',
    })
  })

  it('wins over a mark', () => {
    expect(parse('!stop @Dana', { signal: { value: 'neutral' } }).signal).toBe('neutral')
  })

  it('brings a kind its usual direction', () => {
    expect(parse('@Dana, at the office', { kind: { value: 'call' } })).toMatchObject({
      kind: 'call',
      direction: 'out',
    })
  })

  it('says who an ambiguous mention means', () => {
    const draft = parse('@Ben called')
    expect(draft.contacts).toEqual([])
    expect(draft.recognized[0]?.candidates?.map((one) => one.id)).toEqual(['ben1', 'ben2'])
    expect(draft.problems[0]?.what).toBe('Ben may be Ben Adler or Ben Stone.')
    const chosen = parse('@Ben called', { 'contact:ben': { value: { id: 'ben2', name: 'Ben Stone' } } })
    expect(chosen).toMatchObject({ contacts: [{ id: 'ben2' }], problems: [] })
  })
})

describe('whom it is about', () => {
  const about = { ...context, about: ['ines'] }

  it('is supplied where nobody is mentioned', () => {
    const draft = parseLine('not now, wait until after 15 March', about)
    expect(told(draft)).toBe('@ines; !not-now; ~2027-03-15')
    expect(parseLine('Met @Dana', about).contacts.map((one) => one.id)).toEqual(['dana'])
  })

  it('may be taken away too', () => {
    expect(parseLine('not now', about, { 'contact:ines': 'removed' }).contacts).toEqual([])
  })

  it('is found among five thousand', () => {
    const many = Array.from({ length: 5000 }, (_, nth) => ({
      id: `c${nth}`,
      name: `Person${nth} Number${nth}`,
    }))
    const among = { ...context, contacts: contactIndex(many) }
    expect(parseLine('Met @person4321 NUMBER4321 today', among).contacts.map((one) => one.id)).toEqual([
      'c4321',
    ])
    expect(parseLine('Met @Person17', among).contacts.map((one) => one.id)).toEqual(['c17'])
  })
})

describe('the first line decides', () => {
  it('and what follows is text', () => {
    const text = '\n  Met @Dana\nnot now, please stop #later @Ines'
    expect(told(parse(text))).toBe('meeting/both; @dana')
    expect(parse(text).text).toBe(text)
  })
})

describe('days and times', () => {
  const at = (text: string, now: string, zone: string) =>
    parseLine(text, { ...context, now: Date.parse(now), zone }).at

  it.each([
    [
      'Met @Dana yesterday at 3pm',
      '2026-11-23T09:00:00Z',
      'America/Los_Angeles',
      '2026-11-22T15:00:00-08:00[America/Los_Angeles]',
    ],
    [
      'Met @Dana yesterday at 3pm',
      '2026-11-22T20:00:00Z',
      'Australia/Sydney',
      '2026-11-22T15:00:00+11:00[Australia/Sydney]',
    ],
    [
      'Met @Dana today at noon',
      '2026-11-23T20:00:00Z',
      'Asia/Tokyo',
      '2026-11-24T12:00:00+09:00[Asia/Tokyo]',
    ],
    // The day after the clocks went back: yesterday at three was already winter time.
    [
      'Met @Dana yesterday at 3pm',
      '2026-10-26T09:00:00Z',
      'Europe/Berlin',
      '2026-10-25T15:00:00+01:00[Europe/Berlin]',
    ],
    [
      'Met @Dana on 24 October at 3pm',
      '2026-10-26T09:00:00Z',
      'Europe/Berlin',
      '2026-10-24T15:00:00+02:00[Europe/Berlin]',
    ],
    // An hour is an hour, through a change of clocks: 03:30 summer time, two hours back, is 00:30 winter time.
    [
      'Called @Dana two hours ago',
      '2026-03-29T01:30:00Z',
      'Europe/Berlin',
      '2026-03-29T00:30:00+01:00[Europe/Berlin]',
    ],
    // A time that the clocks skip moves on by the gap.
    [
      'Called @Dana on 29 March at 2:30 am',
      '2026-04-02T09:00:00Z',
      'Europe/Berlin',
      '2026-03-29T03:30:00+02:00[Europe/Berlin]',
    ],
  ])('%s, written at %s in %s', (text, now, zone, expected) => {
    expect(at(text, now, zone)).toBe(expected)
  })

  it('reckons a promise from the day of the impression', () => {
    const later = { ...context, now: Date.parse('2026-03-10T09:00:00Z') }
    expect(parseLine('Met @Dana on 2 March, promised the plan by 5 March', later).promises[0]?.due).toBe(
      '2026-03-05',
    )
  })

  it('turns the seasons round in the south', () => {
    const south = { ...context, zone: 'Australia/Sydney' }
    expect(parseLine('@Dana not now, until winter', south).rest?.until).toBe('2027-05-31')
    expect(parseLine('@Dana not now, until winter', context).rest?.until).toBe('2026-11-30')
  })

  it('reads 3/4 by the order of day and month', () => {
    expect(parseLine('Met @Dana on 3/4/2026', { ...context, dayFirst: false }).at).toMatch(/^2026-03-04/)
    expect(parse('Met @Dana on 3/4/2026').at).toMatch(/^2026-04-03/)
  })

  it('says of a day that does not exist what to write instead', () => {
    expect(parse('Called @Dana on 31 February').problems).toEqual([
      {
        start: 16,
        end: 27,
        text: '31 February',
        what: '31 February does not exist.',
        hint: 'Write a day that exists, like 2026-02-28 or 28 February.',
      },
    ])
  })
})

describe('a rest', () => {
  it('keeps their words, as quoted or as typed', () => {
    expect(parse('@Dana said “not now, wait until the merger”').rest?.words).toBe(
      'not now, wait until the merger',
    )
    expect(parse('@Dana: maybe later, until May. Nice talk').rest?.words).toBe('maybe later, until May')
  })
})

describe('a draft', () => {
  it('becomes a new impression with ids for all that is new', () => {
    let made = 0
    const draft = parse(
      'Met @Dana and @Anna Berg, gave them the map, not now, after the merger. ^plan by Friday',
    )
    expect(draftToNewImpression(draft, () => `n${made++}`)).toMatchObject({
      contacts: ['dana', 'n0'],
      newContacts: [{ id: 'n0', name: { display: 'Anna Berg' } }],
      values: ['n1'],
      newValues: [{ id: 'n1', title: 'map' }],
      rest: { circumstance: 'n2' },
      newCircumstance: { id: 'n2', title: 'the merger' },
      promises: [{ text: 'plan', due: '2026-11-27', state: 'open' }],
    })
  })

  it('makes nothing new that is known', () => {
    const known = draftToNewImpression(
      parse('@Dana not now ~"their Q1 budget is out" $"the pricing checklist"'),
      () => 'n',
    )
    expect(known).toMatchObject({ contacts: ['dana'], values: ['list'], rest: { circumstance: 'budget' } })
    expect(known).not.toHaveProperty('newCircumstance')
    expect(known).not.toHaveProperty('newValues')
    expect(known).not.toHaveProperty('newContacts')
  })

  it.each([
    [
      '@Dana called on Friday, not now',
      'A call from Dana Roth, on Friday 20 November, not now, resting for the usual time.',
    ],
    [
      '@Dana: please stop',
      'A note about Dana Roth, now, they ask for no more contact, which closes the door.',
    ],
    ['Met @Anna Berg and @Dana', 'A meeting with Anna Berg (new) and Dana Roth, now.'],
    [
      'not now, wait until after 15 March',
      'A note about nobody yet, now, not now, resting through Monday 15 March 2027.',
    ],
  ])('says of “%s” what it will become', (line, words) => {
    expect(describeDraft(parse(line), context)).toBe(words)
  })
})

describe('an impression in words', () => {
  it('names kind, people, day and time', () => {
    const impression = { ...parse(SAMPLE), contacts: [{ name: 'Dana Roth' }] }
    expect(impressionInWords(impression, MONDAY, 'Europe/Berlin')).toBe(
      'Meeting with Dana Roth, 22 November at 15:00',
    )
    expect(
      impressionInWords({ ...impression, contacts: [] }, Date.parse('2027-02-01T00:00:00Z'), 'UTC'),
    ).toBe('Meeting, 22 November 2026 at 15:00')
  })
})
