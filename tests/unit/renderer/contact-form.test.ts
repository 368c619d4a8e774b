/** The form of a contact: what is not touched is not written, what is emptied is emptied. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContactView } from '#shared/api/views.ts'
import { changeOf, EMPTY_DATE, formOf, type ContactForm } from '../../../renderer/people/edit/contact-form.ts'

const dana: ContactView = {
  id: 'dana',
  name: { display: 'Dana Roth', given: 'Dana', family: 'Roth' },
  organization: 'Roth & Co',
  emails: [{ value: 'dana@roth.example', label: 'work' }],
  phones: [],
  addresses: [{ label: 'home', city: 'Bremen' }],
  links: [],
  dates: [
    { kind: 'birthday', date: '--02-29' },
    { kind: 'other', label: 'first workshop', date: '2021-09-01' },
  ],
  tags: ['pricing', 'schools'],
  relations: [{ label: 'colleague', name: 'Hal Brandt', contact: 'hal' }],
  introducedBy: 'hal',
  rhythm: 'P3M',
  notes: 'Prefers the telephone.',
  door: 'open',
  warmth: 40,
}

const changed = (part: Partial<ContactForm>) => changeOf(dana, { ...formOf(dana), ...part })

describe('a form that was saved', () => {
  test('as it was opened changes nothing', () => {
    expect(changed({})).toEqual({ ok: true, set: {} })
  })

  test('as it was opened changes nothing, whoever it is about', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
    const labelled = fc.array(fc.record({ value: word, label: word }, { requiredKeys: ['value'] }), {
      maxLength: 3,
    })
    const anybody = fc.record({
      name: fc.record({ display: word, given: word, nickname: word }, { requiredKeys: ['display'] }),
      organization: word,
      emails: labelled,
      phones: labelled,
      links: labelled,
      notes: fc.string(),
      addresses: fc.array(fc.record({ street: word, city: word, formatted: word }, { requiredKeys: [] }), {
        maxLength: 2,
      }),
    })
    fc.assert(
      fc.property(anybody, (fields) => {
        const contact = { ...dana, ...fields }
        expect(changeOf(contact, formOf(contact))).toEqual({ ok: true, set: {} })
      }),
    )
  })

  test('writes only the fields that were touched', () => {
    expect(changed({ role: ' Owner ' })).toEqual({ ok: true, set: { role: 'Owner' } })
    expect(changed({ rhythm: 'P1M' })).toEqual({ ok: true, set: { rhythm: 'P1M' } })
    expect(changed({ name: { ...formOf(dana).name, given: '' } })).toEqual({
      ok: true,
      set: { name: { display: 'Dana Roth', family: 'Roth' } },
    })
  })

  test('empties what was emptied', () => {
    expect(
      changed({
        organization: '',
        notes: ' ',
        rhythm: 'none',
        introducedBy: undefined,
        tags: '',
        emails: [],
        relations: [],
      }),
    ).toEqual({
      ok: true,
      set: {
        organization: null,
        notes: null,
        rhythm: null,
        introducedBy: null,
        tags: [],
        emails: [],
        relations: [],
      },
    })
  })

  test('leaves out rows that were added and never filled', () => {
    expect(
      changed({
        phones: [{ value: ' ', label: 'mobile' }],
        dates: [...formOf(dana).dates, EMPTY_DATE],
        relations: [...dana.relations, { label: '', name: 'Nobody yet' }],
      }),
    ).toEqual({ ok: true, set: {} })
  })

  test('reads tags as they are typed, each once, without the mark', () => {
    expect(changed({ tags: '#pricing, editors ,, schools, editors' })).toEqual({
      ok: true,
      set: { tags: ['pricing', 'editors', 'schools'] },
    })
  })

  test('keeps a date without its year apart from one with it', () => {
    const dates = [
      { ...EMPTY_DATE, day: '3', month: '03' },
      { ...EMPTY_DATE, day: '29', month: '02', year: '1980' },
    ]
    expect(changed({ dates })).toEqual({
      ok: true,
      set: {
        dates: [
          { kind: 'birthday', date: '--03-03' },
          { kind: 'birthday', date: '1980-02-29' },
        ],
      },
    })
  })
})

describe('a form that does not fit', () => {
  test('says that a name is missing', () => {
    const result = changed({ name: { ...formOf(dana).name, display: ' ' } })
    expect(result).toEqual({ ok: false, errors: { 'name.display': 'A contact needs a name.' } })
  })

  test('says which day does not exist', () => {
    const dates = [
      { ...EMPTY_DATE, day: '1' },
      { ...EMPTY_DATE, day: '30', month: '02' },
      { ...EMPTY_DATE, day: '29', month: '02', year: '1981' },
      { ...EMPTY_DATE, day: 'the fifth' },
    ]
    expect(changed({ dates })).toEqual({
      ok: false,
      errors: {
        'dates.1.day': 'There is no such day.',
        'dates.2.day': 'There is no such day.',
        'dates.3.day': 'There is no such day.',
      },
    })
  })

  test('says which field is longer than a line may be', () => {
    const result = changed({ emails: [{ value: 'x'.repeat(1001), label: '' }] })
    expect(result.ok ? [] : Object.keys(result.errors)).toEqual(['emails.0.value'])
  })
})
