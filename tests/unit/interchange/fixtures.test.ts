import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVCards } from '#core/interchange/vcard.ts'

const read = (name: string) => readVCards(readFileSync(`tests/fixtures/vcf/${name}`), name)
const contactsIn = (name: string) => read(name).drafts.map(({ contact }) => contact)

describe('a file as programs write it', () => {
  it('vCard 2.1, with quoted-printable cut within a letter', () => {
    expect(contactsIn('people-2.1.vcf')).toEqual([
      {
        name: { display: 'Dr. Jörg Müller', given: 'Jörg', family: 'Müller', prefix: 'Dr.' },
        organization: 'Bäckerei Sonne',
        phones: [{ value: '+49 170 1234567', label: 'cell' }],
        emails: [{ value: 'joerg.mueller@example.org' }],
        dates: [{ kind: 'birthday', date: '1979-05-12' }],
        notes: 'Mag Tee\nund Kaffee\n\nDepartment: Leitung',
      },
      { name: { display: 'orders@example.net' }, emails: [{ value: 'orders@example.net' }] },
    ])
  })

  it("vCard 3.0, with Apple's labels and a card of nobody", () => {
    const { drafts, skipped } = read('people-3.0.vcf')
    expect(drafts.map(({ contact }) => contact)).toEqual([
      {
        name: { display: 'Dana Roth', given: 'Dana', family: 'Roth' },
        organization: 'Acme',
        role: 'Head of Pricing',
        emails: [{ value: 'dana.roth@example.org', label: 'work' }],
        phones: [{ value: '+1 202 555 0143', label: 'work' }],
        dates: [
          { kind: 'birthday', date: '1980-03-22' },
          { kind: 'anniversary', date: '2009-08-08' },
        ],
        relations: [{ label: 'spouse', name: 'Robin Roth' }],
        tags: ['client', 'pricing'],
        notes: 'Met at the workshop in January, likes plain words and long walks.\n\nDepartment: Pricing',
        uid: 'fixture-dana-roth',
      },
      {
        name: { display: 'Tom Lee', given: 'Tom', family: 'Lee' },
        organization: 'Brix',
        emails: [{ value: 'tom.lee@example.org' }],
      },
    ])
    expect(skipped).toEqual([
      { line: 26, reason: 'the card has no name, no organization, no e-mail and no phone' },
    ])
  })

  it('vCard 4.0, with a BOM', () => {
    expect(contactsIn('people-4.0.vcf')).toMatchObject([
      {
        name: { display: '山田 花子', given: '花子', family: '山田' },
        phones: [{ value: '+81-90-1234-5678', label: 'cell' }],
        emails: [{ value: 'hanako@example.org' }, { value: 'hanako.yamada@example.net' }],
        dates: [
          { kind: 'birthday', date: '--02-03' },
          { kind: 'anniversary', date: '2011-11-11' },
        ],
        relations: [{ label: 'friend', name: 'Ken Sato' }],
      },
    ])
  })

  it('in a Windows charset, or in UTF-16', () => {
    expect(contactsIn('windows-1251.vcf')[0]?.name.display).toBe('Наталья Кузнецова')
    expect(contactsIn('utf-16le.vcf')[0]?.name.display).toBe('Zoë Nowak')
  })

  it('cut off, or no vCard at all', () => {
    expect(contactsIn('truncated.vcf')).toEqual([
      { name: { display: 'Ann Whole' }, emails: [{ value: 'ann@example.org' }] },
      { name: { display: 'Bob Cut' }, notes: 'Email: bob@exam' },
    ])
    expect(() => read('picture.vcf')).toThrow('“picture.vcf” is a PNG picture')
  })
})
