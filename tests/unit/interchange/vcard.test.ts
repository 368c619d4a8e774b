import { describe, expect, it } from 'vitest'
import { readVCards } from '#core/interchange/vcard.ts'
import type { ContactDraft } from '#core/interchange/draft.ts'

const read = (text: string) => readVCards(Buffer.from(text), 'x.vcf')
const card = (...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
/** The contact of a card that has these lines and a name. */
function one(...lines: string[]): ContactDraft['contact'] {
  const { drafts } = read(card('FN:Dana Roth', ...lines))
  expect(drafts).toHaveLength(1)
  return drafts[0]?.contact ?? { name: { display: '' } }
}

describe('a card without a name', () => {
  it('is shown by its e-mail address, its phone or its organization', () => {
    const { drafts } = read(card('EMAIL:dana@x.org') + card('TEL:+1 555 0100') + card('ORG:Acme;Sales'))
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(['dana@x.org', '+1 555 0100', 'Acme'])
  })

  it('is shown by the parts of its name, where only the display is missing', () => {
    expect(read(card('N:Roth;Dana;M.;Dr.;PhD', 'FN:')).drafts[0]?.contact.name).toEqual({
      display: 'Dr. Dana M. Roth PhD',
      given: 'Dana',
      family: 'Roth',
      additional: 'M.',
      prefix: 'Dr.',
      suffix: 'PhD',
    })
  })

  it('is skipped with its line and the reason, where there is nothing', () => {
    const { drafts, skipped } = read(card('FN:Ann') + card('NOTE:who was this?'))
    expect(drafts).toHaveLength(1)
    expect(skipped).toEqual([
      { line: 5, reason: 'the card has no name, no organization, no e-mail and no phone' },
    ])
  })
})

describe('cards are told apart', () => {
  it('with blanks around BEGIN and END, in any case, and with anything between them', () => {
    const { drafts } = read(
      'Hello,\nbegin:vcard \nFN:Ann\nend:vcard\t\n\n-- \nBEGIN : VCARD\nFN:Bob\nEND:VCARD',
    )
    expect(drafts.map(({ contact, line }) => [contact.name.display, line])).toEqual([
      ['Ann', 2],
      ['Bob', 7],
    ])
  })

  it('when the whole file is indented', () => {
    const { drafts } = read('    BEGIN:VCARD\n    FN:Ann\n    NOTE:a long\n      line\n    END:VCARD\n')
    expect(drafts[0]?.contact).toMatchObject({ name: { display: 'Ann' }, notes: 'a long line' })
  })

  it('when an END is missing', () => {
    const { drafts, warnings } = read('BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\n')
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(['Ann', 'Bob'])
    expect(warnings).toEqual(['Line 1: this card has no END:VCARD; it was read up to the next one.'])
  })

  it('and an agent is no second person', () => {
    const nested = 'AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Secretary\nTEL:1\nEND:VCARD'
    const { drafts } = read(`BEGIN:VCARD\nVERSION:2.1\nFN:Boss\n${nested}\nTEL:+1 555 0100\nEND:VCARD\n`)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.contact).toMatchObject({
      name: { display: 'Boss' },
      phones: [{ value: '+1 555 0100' }],
      relations: [{ label: 'agent', name: 'Secretary' }],
    })
    expect(drafts[0]?.extras.join()).toContain('TEL:1')
  })

  it('nor is an agent in one escaped value', () => {
    const { drafts } = read(card('FN:Boss', 'AGENT:BEGIN:VCARD\\nFN:Susan Thomas\\nTEL:1\\nEND:VCARD\\n'))
    expect(drafts.map(({ contact }) => contact.relations)).toEqual([
      [{ label: 'agent', name: 'Susan Thomas' }],
    ])
  })

  it('and a group is no person, but a tag of its members', () => {
    const group = card(
      'FN:Friends',
      'X-ADDRESSBOOKSERVER-KIND:group',
      'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A1',
    )
    const { drafts, skipped } = read(group + card('FN:Ann', 'UID:a1') + card('FN:Bob', 'UID:b1'))
    expect(drafts.map(({ contact }) => contact.tags)).toEqual([['Friends'], undefined])
    expect(skipped).toEqual([
      { line: 1, reason: '“Friends” is a group, not a person; its members got it as a tag' },
    ])
  })
})

describe('a file that was cut off', () => {
  it('keeps what is whole, and uses no half address', () => {
    const { drafts, warnings } = read('BEGIN:VCARD\nFN:Ann\nTEL:+49 30 1234567\nEMAIL:ann@examp')
    expect(drafts[0]?.contact).toEqual({
      name: { display: 'Ann' },
      phones: [{ value: '+49 30 1234567' }],
      notes: 'Email: ann@examp',
    })
    expect(warnings.join()).toContain('Line 1: the file ends within this card')
  })

  it('within its last END is whole', () => {
    const whole = card('FN:Ann', 'EMAIL:ann@x.org')
    for (const cut of [1, 2, 3, 5, 9, 10]) {
      const { drafts } = read(whole.slice(0, -cut))
      expect(drafts[0]?.contact).toEqual({ name: { display: 'Ann' }, emails: [{ value: 'ann@x.org' }] })
    }
  })

  it('within a letter shows no half letter', () => {
    const bytes = Buffer.from('BEGIN:VCARD\nFN:Zoë')
    expect(readVCards(bytes.subarray(0, -1), 'x.vcf').drafts[0]?.contact.name.display).toBe('Zo')
  })
})

describe('a quoted-printable value that was cut off', () => {
  it('shows no half escape', () => {
    for (const end of ['=C3=B', '=C3=', '=C3', '=C']) {
      const { drafts } = read(`BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;QUOTED-PRINTABLE:Zo${end}`)
      expect(drafts[0]?.contact.name.display, end).toBe('Zo')
    }
  })
})

describe('lines are joined', () => {
  it('when a soft break cuts a letter, also before an empty line', () => {
    const { drafts } = read(
      'BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\n\n=B6rg=20=\nBo=\n\nORG:Acme\nEND:VCARD\n',
    )
    expect(drafts[0]?.contact).toMatchObject({ name: { display: 'Jörg Bo' }, organization: 'Acme' })
  })

  it('but no soft break swallows the end of a card', () => {
    const { drafts } = read(
      'BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:Ann=\nEND:VCARD\n' + card('FN:Bob'),
    )
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(['Ann', 'Bob'])
  })

  it('when a note has line breaks that nobody escaped', () => {
    expect(one('NOTE:likes tea', 'and coffee, she says: always', 'EMAIL:d@x.org')).toMatchObject({
      notes: 'likes tea\nand coffee, she says: always',
      emails: [{ value: 'd@x.org' }],
    })
  })

  it('and what belongs nowhere is kept in the notes, with a warning', () => {
    const { drafts, warnings } = read(card('FN:Ann', 'EMAIL:ann@x.org', 'a lost line'))
    expect(drafts[0]?.contact).toMatchObject({ emails: [{ value: 'ann@x.org' }], notes: 'a lost line' })
    expect(warnings).toEqual(['Line 1: “a lost line” is no property; it was kept in the notes.'])
  })
})

describe('values', () => {
  it.each([
    ['1980-03-22', '1980-03-22'],
    ['19800322', '1980-03-22'],
    ['1980-03-22T10:00:00Z', '1980-03-22'],
    ['19800322T100000-0500', '1980-03-22'],
    ['1980/3/22', '1980-03-22'],
    ['22.3.1980', '1980-03-22'],
    ['3/22/1980', '1980-03-22'],
    ['--0322', '--03-22'],
    ['--03-22', '--03-22'],
    ['03-22', '--03-22'],
    ['--02-29', '--02-29'],
    ['1604-03-22', '--03-22'],
    ['0000-03-22', '--03-22'],
  ])('a birthday %s is %s', (value, date) => {
    expect(one(`BDAY:${value}`).dates).toEqual([{ kind: 'birthday', date }])
  })

  it.each(['1980-02-30', '3/4/1980', 'in May', '1980', '---22'])(
    'a birthday “%s” is kept in the notes, with a warning',
    (value) => {
      const { drafts, warnings } = read(card('FN:Ann', `BDAY:${value}`))
      expect(drafts[0]?.contact).toEqual({ name: { display: 'Ann' }, notes: `Birthday: ${value}` })
      expect(warnings.join()).toContain('is no date that can be read')
    },
  )

  it('a birthday whose year Apple made up has none', () => {
    expect(one('BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-03-22').dates).toEqual([
      { kind: 'birthday', date: '--03-22' },
    ])
  })

  it('anniversaries and other dates, in every dialect', () => {
    expect(
      one(
        'item1.X-ABDATE:2001-02-03',
        'item1.X-ABLabel:_$!<Anniversary>!$_',
        'item2.X-ABDATE:2010-05-06',
        'item2.X-ABLabel:Sober since',
      ).dates,
    ).toEqual([
      { kind: 'anniversary', date: '2001-02-03' },
      { kind: 'other', label: 'Sober since', date: '2010-05-06' },
    ])
    for (const name of [
      'ANNIVERSARY',
      'X-ANNIVERSARY',
      'X-EVOLUTION-ANNIVERSARY',
      'X-KADDRESSBOOK-X-Anniversary',
    ]) {
      expect(one(`${name}:2001-02-03`).dates).toEqual([{ kind: 'anniversary', date: '2001-02-03' }])
    }
    expect(one('X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;1;;').dates).toEqual([
      { kind: 'anniversary', date: '2001-02-03' },
    ])
  })

  it('relations, in every dialect', () => {
    const spouse = [{ label: 'spouse', name: 'Robin' }]
    for (const line of [
      'RELATED;TYPE=spouse;VALUE=text:Robin',
      'X-SPOUSE:Robin',
      'X-EVOLUTION-SPOUSE:Robin',
      'X-KADDRESSBOOK-X-SpousesName:Robin',
      'X-WAB-SPOUSE_NAME:Robin',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Robin;14;;',
    ]) {
      expect(one(line).relations).toEqual(spouse)
    }
    expect(one('X-EVOLUTION-MANAGER:Robin', 'X-ASSISTANT:Sam').relations).toEqual([
      { label: 'manager', name: 'Robin' },
      { label: 'assistant', name: 'Sam' },
    ])
  })

  it('phones, also as URIs, with their labels and the preferred first', () => {
    expect(
      one(
        'TEL;TYPE=HOME,VOICE:+1 555 0100',
        'TEL;TYPE=work;TYPE=fax:+1 555 0101',
        'TEL;VALUE=uri;PREF=1;TYPE="cell,voice":tel:+1-555-0102;ext=7',
        'item1.TEL:+1 555 0103',
        'item1.X-ABLabel:Boat',
      ).phones,
    ).toEqual([
      { value: '+1-555-0102', label: 'cell ext. 7' },
      { value: '+1 555 0100', label: 'home' },
      { value: '+1 555 0101', label: 'work fax' },
      { value: '+1 555 0103', label: 'Boat' },
    ])
  })

  it('e-mail addresses, bare or dressed; what is none stays in the notes', () => {
    const contact = one(
      'EMAIL:mailto:a@x.org',
      'EMAIL:Dana <b@x.org>',
      'EMAIL;TYPE=INTERNET,PREF:c@x.org',
      'EMAIL:nobody',
    )
    expect(contact.emails?.map(({ value }) => value)).toEqual(['c@x.org', 'a@x.org', 'b@x.org'])
    expect(contact.notes).toBe('E-mail: nobody')
  })

  it('escapes of every kind, and an escaped backslash before a delimiter', () => {
    expect(
      one('ORG:A\\;B\\, C\\\\;Sales', 'URL:http\\://x.org', 'NOTE:one\\ntwo\\Nthree \\"quoted\\" C:\\dir'),
    ).toMatchObject({
      organization: 'A;B, C\\',
      links: [{ value: 'http://x.org' }],
      notes: 'one\ntwo\nthree "quoted" C:\\dir\n\nDepartment: Sales',
    })
  })

  it('an address with its label, as a parameter or as a property', () => {
    expect(one('ADR;TYPE=home;LABEL="Main St 1^nBaytown":;;Main St 1;Baytown;;;').addresses).toEqual([
      { label: 'home', formatted: 'Main St 1\nBaytown', street: 'Main St 1', city: 'Baytown' },
    ])
    expect(
      one('ADR;TYPE=home:;;Main St 1;Baytown;;;', 'LABEL;TYPE=home:Main St 1\\nBaytown').addresses,
    ).toEqual([{ label: 'home', formatted: 'Main St 1\nBaytown', street: 'Main St 1', city: 'Baytown' }])
  })

  it('a photo, in base64 of every version or as a data URI; a picture elsewhere is not fetched', () => {
    const jpeg = Buffer.from('\xff\xd8\xff\xe0photo', 'latin1')
    const base64 = jpeg.toString('base64')
    for (const line of [
      `PHOTO;ENCODING=b;TYPE=JPEG:${base64}`,
      `PHOTO;JPEG;ENCODING=BASE64:\r\n ${base64.slice(0, 5)}\r\n ${base64.slice(5)}\r\n`,
      `PHOTO;BASE64:${base64.slice(0, 5)}\r\n${base64.slice(5)}`,
      `PHOTO:data:image/jpeg;base64,${base64}`,
    ]) {
      const photo = read(card('FN:Ann', line, 'NOTE:after')).drafts[0]
      expect(photo?.photo?.mediaType, line).toBe('image/jpeg')
      expect(Buffer.from(photo?.photo?.bytes ?? []).equals(jpeg), line).toBe(true)
      expect(photo?.contact.notes).toBe('after')
    }
    const far = read(card('FN:Ann', 'PHOTO;VALUE=uri:https://x.org/ann.jpg')).drafts[0]
    expect(far?.photo).toBeUndefined()
    expect(far?.extras).toEqual(['PHOTO;VALUE=uri:https://x.org/ann.jpg'])
  })

  it('categories become tags, nicknames and messengers find their place', () => {
    expect(
      one(
        'CATEGORIES:Friends,#Work\\, old',
        'NICKNAME:Dee,Dan',
        'X-SKYPE-USERNAME:dana.r',
        'IMPP;X-SERVICE-TYPE=Jabber:xmpp:d@x.org',
      ),
    ).toMatchObject({
      tags: ['Friends', 'Work, old'],
      name: { nickname: 'Dee, Dan' },
      links: [
        { value: 'dana.r', label: 'skype' },
        { value: 'xmpp:d@x.org', label: 'jabber' },
      ],
    })
  })

  it('a property that has no place is kept, in the notes and as it was', () => {
    const { drafts } = read(
      card('FN:Ann', 'X-FAVOURITE-COLOUR:Blue', 'PRODID:-//x//y', 'ROLE:Boss', 'TITLE:CEO'),
    )
    expect(drafts[0]?.contact).toMatchObject({ role: 'Boss', notes: 'Favourite colour: Blue\nRole: CEO' })
    expect(drafts[0]?.extras).toEqual(['X-FAVOURITE-COLOUR:Blue', 'PRODID:-//x//y'])
  })

  it('what is too long or too much for a field never costs the person', () => {
    const long = 'x'.repeat(3000)
    const { drafts, warnings } = read(
      card(
        `FN:${long}`,
        `ORG:${long}`,
        `CATEGORIES:${long}`,
        ...Array.from({ length: 150 }, (_, i) => `TEL:+1 555 ${1000 + i}`),
      ),
    )
    const contact = drafts[0]?.contact
    expect(contact?.name.display).toBe(long.slice(0, 1000))
    expect(contact?.phones).toHaveLength(100)
    for (const kept of [`Name: ${long}`, `Organization: ${long}`, `Tag: ${long}`, 'Phone: +1 555 1149']) {
      expect(contact?.notes).toContain(kept)
    }
    expect(warnings.length).toBeGreaterThan(4)
  })

  it('text that looks like HTML or like a property of every object stays text', () => {
    expect(one('NOTE:<script>alert(1)</script>', '__proto__:x', 'constructor;__proto__=1:y').notes).toContain(
      '<script>alert(1)</script>',
    )
  })
})
