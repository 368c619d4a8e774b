/** The generated journal: the same for the same seed, whole, lifelike, and never ahead of its clock. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayOf, epochMs } from '#shared/dates.ts'
import { Circumstance } from '#shared/domain/circumstance.ts'
import { Contact } from '#shared/domain/contact.ts'
import { Impression } from '#shared/domain/impression.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/settings.ts'
import { Value } from '#shared/domain/value.ts'
import { doorOf } from '#shared/right-time/door.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { generateSample, SAMPLE_SIZE, type SampleEntry, type SampleOptions } from '#shared/sample/sample.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const usual: SampleOptions = { ...SAMPLE_SIZE, now: NOW, zone: 'Europe/Berlin' }

const sizes = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  contacts: fc.integer({ min: 0, max: 60 }),
  impressions: fc.integer({ min: 0, max: 300 }),
  years: fc.integer({ min: 1, max: 12 }),
  now: fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2031-01-01') }),
  zone: fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe', 'UTC'),
})

function of<W extends SampleEntry['what']>(entries: readonly SampleEntry[], what: W) {
  return entries.filter((entry): entry is Extract<SampleEntry, { what: W }> => entry.what === what)
}

function historyOf(entries: readonly SampleEntry[]) {
  const impressions = of(entries, 'impression').map(({ impression }) => impression)
  const contacts = of(entries, 'contact').map(({ contact }) => contact)
  return {
    contacts,
    impressionsOf: new Map(
      contacts.map(({ id }) => [id, impressions.filter((impression) => impression.contacts.includes(id))]),
    ),
    circumstances: of(entries, 'circumstance').map(({ circumstance }) => circumstance),
    values: of(entries, 'value').map(({ value }) => value),
    meetings: [],
    answers: [],
    shown: new Map(),
    notices: new Map(),
    settings: DEFAULT_SETTINGS,
  }
}

describe('a generated journal', () => {
  it('is the same for the same seed and clock, and another for another seed', () => {
    const once = [...generateSample(usual)]
    expect([...generateSample(usual)]).toEqual(once)
    expect([...generateSample({ ...usual, seed: 2 })]).not.toEqual(once)
  })

  it('has exactly the size that was asked for, and is sound in every entry, at any clock and zone', () => {
    fc.assert(
      fc.property(sizes, (options) => {
        const entries = [...generateSample(options)]
        expect(of(entries, 'contact')).toHaveLength(options.contacts)
        expect(of(entries, 'impression')).toHaveLength(options.contacts === 0 ? 0 : options.impressions)
        const known = new Set<string>()
        let before = Number.NEGATIVE_INFINITY
        for (const entry of entries) {
          if (entry.what === 'value') known.add(Value.parse(entry.value).id)
          if (entry.what === 'circumstance') known.add(Circumstance.parse(entry.circumstance).id)
          if (entry.what === 'contact') {
            const contact = Contact.parse(entry.contact)
            expect(contact).toEqual(entry.contact)
            if (contact.introducedBy !== undefined) expect(known).toContain(contact.introducedBy)
            known.add(contact.id)
          }
          if (entry.what !== 'impression') continue
          const impression = Impression.parse(entry.impression)
          const ms = epochMs(impression.at)
          expect(ms).toBeLessThanOrEqual(options.now)
          expect(ms).toBeGreaterThanOrEqual(before)
          before = ms
          expect(ms).toBeGreaterThan(options.now - (options.years + 2) * 366 * 86_400_000)
          expect(known).not.toContain(impression.id)
          const { circumstance } = impression.rest ?? {}
          const named = [
            ...impression.contacts,
            ...impression.values,
            ...(circumstance === undefined ? [] : [circumstance]),
          ]
          for (const id of named) expect(known).toContain(id)
          expect(new Set(impression.contacts).size).toBe(impression.contacts.length)
          if (impression.answered !== undefined)
            expect(epochMs(impression.answered)).toBeLessThanOrEqual(options.now)
          for (const { id, settled } of impression.promises) {
            expect(known).not.toContain(id)
            known.add(id)
            if (settled !== undefined) expect(epochMs(settled)).toBeLessThanOrEqual(options.now)
          }
          known.add(impression.id)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('rests after every not-now, until a day that comes or on a circumstance', () => {
    for (const { impression } of of([...generateSample(usual)], 'impression')) {
      expect(impression.rest !== undefined).toBe(impression.signal === 'not-now')
      if (impression.rest?.circumstance !== undefined) continue
      if (impression.rest !== undefined) {
        expect(dayNumber(impression.rest.until ?? '')).toBeGreaterThanOrEqual(dayOf(impression.at))
      }
    }
  })

  it('has a few moments of different kinds on a working day, whatever the seed', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { moments } = todayOf(historyOf([...generateSample({ ...usual, seed })]), {
        now: NOW,
        zone: usual.zone,
      })
      expect(moments.map(({ kind }) => kind).sort()).toEqual(['circumstance', 'promise', 'rest-over'])
    }
  })

  it('shows every state of a door, and not-nows that became a yes', () => {
    const history = historyOf([...generateSample(usual)])
    const clock = { now: NOW, zone: usual.zone }
    const doors = history.contacts.map(({ id }) => doorOf(id, history, clock))
    for (const door of ['open', 'ajar', 'closed'] as const) {
      expect(doors.filter((each) => each === door).length).toBeGreaterThanOrEqual(2)
    }
    const turned = [...history.impressionsOf.values()].filter((list) => {
      const first = list.findIndex(({ signal }) => signal === 'not-now')
      return first >= 0 && list.slice(first).some(({ signal }) => signal === 'positive')
    })
    expect(turned.length).toBeGreaterThanOrEqual(8)
  })

  it('does not repeat itself much, and leaves no blank in its sentences', () => {
    const texts = of([...generateSample({ ...usual, impressions: 2000 })], 'impression').map(
      ({ impression }) => impression.text,
    )
    expect(new Set(texts).size).toBeGreaterThan(1700)
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([])
    const names = of([...generateSample({ ...usual, contacts: 400, impressions: 0 })], 'contact').map(
      ({ contact }) => contact.name.display,
    )
    expect(new Set(names).size).toBeGreaterThan(390)
  })
})
