import { describe, expect, it } from 'vitest'
import type { ContactDraft } from '#core/interchange/draft.ts'
import { planImport } from '#core/interchange/plan.ts'
import { newContact, type Contact, type NewContact } from '#shared/domain/contact.ts'

type Fields = Omit<NewContact, 'name' | 'emails' | 'phones'> & { emails?: string[]; phones?: string[] }

/** A contact's fields, written short. */
function person(display: string, { emails, phones, ...rest }: Fields = {}): NewContact {
  return {
    name: { display },
    ...rest,
    ...(emails ? { emails: emails.map((value) => ({ value })) } : {}),
    ...(phones ? { phones: phones.map((value) => ({ value })) } : {}),
  }
}
const known = (id: string, fields: NewContact): Contact => newContact(id, fields)

function plan(entries: readonly NewContact[], journal: readonly Contact[] = []) {
  let made = 0
  const drafts = entries.map((contact, i): ContactDraft => ({ line: i + 1, contact, extras: [] }))
  const { entries: files, commands } = planImport([drafts], journal, {
    newId: () => `new${(made += 1)}`,
    country: 'DE',
  })
  return { actions: files[0]?.map((entry) => entry.action), entries: files[0] ?? [], commands }
}

describe('an entry is merged with who has the same', () => {
  it.each<[string, NewContact, NewContact, string]>([
    [
      'UID, however it is dressed',
      person('Dana Roth', { uid: 'urn:uuid:A1' }),
      person('Dana Meyer', { uid: 'a1' }),
      'same UID',
    ],
    [
      'e-mail, in any case',
      person('Dana Roth', { emails: ['Dana@X.org'] }),
      person('D. Roth', { emails: ['dana@x.org'] }),
      'same e-mail',
    ],
    [
      'e-mail that bears a name, under another name',
      person('Robert Smith', { emails: ['robert@x.org'] }),
      person('Bob Smith', { emails: ['robert@x.org'] }),
      'same e-mail',
    ],
    [
      'phone, however it is written',
      person('Dana Roth', { phones: ['+49 30 123456'] }),
      person('Dana Roth', { phones: ['(030) 12 34 56'] }),
      'same phone',
    ],
    [
      'phone, with 00 before the country',
      person('Dana', { phones: ['0049 30 123456'] }),
      person('Dana Roth', { phones: ['+4930123456'] }),
      'same phone',
    ],
    [
      'name and organization',
      person('René Müller', { organization: 'ACME, Inc.' }),
      person('Rene Muller', { organization: 'Acme Inc' }),
      'same name and organization',
    ],
  ])('%s', (_, stands, comes, reason) => {
    const { actions, entries, commands } = plan([{ ...comes, role: 'CEO' }], [known('dana', stands)])
    expect(actions).toEqual(['merge'])
    expect(entries[0]).toMatchObject({
      into: { id: 'dana', name: stands.name.display },
      reason: expect.stringContaining(reason) as string,
    })
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatchObject({ change: 'dana', set: { role: 'CEO' } })
  })

  it('and gets a name, if it was known by its address alone', () => {
    const { commands } = plan(
      [person('Dana Roth', { emails: ['dr@x.org'] })],
      [known('dana', person('dr@x.org', { emails: ['dr@x.org'] }))],
    )
    expect(commands).toEqual([{ change: 'dana', set: { name: { display: 'Dana Roth' } } }])
  })
})

describe('two stay two', () => {
  it('when they share a name alone: that is a question', () => {
    const { actions, entries, commands } = plan(
      [person('Dana Roth', { emails: ['new@x.org'] })],
      [known('dana', person('Dana Roth', { emails: ['old@x.org'] }))],
    )
    expect(actions).toEqual(['ask'])
    expect(entries[0]?.reason).toBe('same name as “Dana Roth”: the same person?')
    expect(commands).toEqual([])
  })

  it("when they share a family's address or a company's number under different names: that is a question too", () => {
    const journal = [
      known('anna', person('Anna Miller', { emails: ['the.millers@x.org'], phones: ['+49 30 123456'] })),
    ]
    expect(plan([person('Tom Miller', { emails: ['the.millers@x.org'] })], journal).actions).toEqual(['ask'])
    expect(plan([person('Tom Lee', { phones: ['+49 30 123456'] })], journal).actions).toEqual(['ask'])
  })

  it('when one file keeps them apart', () => {
    const namesakes = [
      person('Ann Lee', { emails: ['ann@x.org'] }),
      person('Ann Lee', { emails: ['lee@y.org'] }),
      person('Ann Lee', { organization: 'Acme', phones: ['+49 30 123456'] }),
      person('Ann Lee', { organization: 'Acme', phones: ['+49 30 654321'] }),
    ]
    const { actions, commands } = plan(namesakes)
    expect(actions).toEqual(['create', 'create', 'create', 'create'])
    const journal = commands.flatMap((command) => ('create' in command ? [command.create] : []))
    expect(plan(namesakes, journal).actions).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  })

  it('when a program gave all cards of a file one UID', () => {
    const { actions } = plan([person('Ann Lee', { uid: '1' }), person('Tom Roth', { uid: '1' })])
    expect(actions).toEqual(['create', 'create'])
  })

  it('and colleagues who share a fax machine are not even asked about', () => {
    const fax = [{ value: '+49 30 999999', label: 'work fax' }]
    const { actions } = plan(
      [{ ...person('Tom Lee'), phones: fax }],
      [known('ann', { ...person('Ann Roth'), phones: fax })],
    )
    expect(actions).toEqual(['create'])
  })
})

describe('a second import changes nothing', () => {
  it.each([
    ['with a UID', person('Ann', { uid: 'u1' })],
    ['with an address', person('Ann', { emails: ['ann@x.org'] })],
    ['with nothing but a name', person('Ann')],
    ['with a name and a note', person('Ann', { notes: 'met in Rome' })],
    ['with a display that is an address', person('ann@x.org', { emails: ['ann@x.org'] })],
  ])('for an entry %s', (_, entry) => {
    const first = plan([entry])
    expect(first.actions).toEqual(['create'])
    const journal = first.commands.flatMap((command) => ('create' in command ? [command.create] : []))
    const second = plan([entry], journal)
    expect(second.actions).toEqual(['unchanged'])
    expect(second.commands).toEqual([])
  })

  it('nor does one after the user has written more', () => {
    const journal = [
      known('ann', {
        ...person('Ann', { emails: ['ann@x.org'], notes: 'met in Rome\nlikes tea' }),
        tags: ['friend'],
      }),
    ]
    expect(plan([person('Ann', { notes: 'met in Rome' })], journal).actions).toEqual(['unchanged'])
  })

  it('nor does the same card twice in one file', () => {
    const { actions, commands } = plan([person('Ann', { notes: 'x' }), person('Ann', { notes: 'x' })])
    expect(actions).toEqual(['create', 'unchanged'])
    expect(commands).toHaveLength(1)
  })
})

describe('merging', () => {
  const dana = known('dana', {
    name: { display: 'Dana Roth' },
    organization: 'Acme',
    emails: [{ value: 'dana@x.org', label: 'work' }],
    dates: [{ kind: 'birthday', date: '--03-22' }],
    tags: ['Friend'],
    notes: 'likes tea',
  })

  it('adds what is missing and overwrites nothing', () => {
    const { entries, commands } = plan(
      [
        {
          name: { display: 'Dana Roth', given: 'Dana', family: 'Roth' },
          organization: 'Brix',
          role: 'CEO',
          emails: [{ value: 'DANA@x.org' }, { value: 'dana@home.org' }],
          dates: [{ kind: 'birthday', date: '1980-03-22' }],
          tags: ['friend', 'coach'],
          notes: 'met in Rome',
        },
      ],
      [dana],
    )
    expect(commands).toEqual([
      {
        change: 'dana',
        set: {
          name: { display: 'Dana Roth', given: 'Dana', family: 'Roth' },
          role: 'CEO',
          emails: [{ value: 'dana@x.org', label: 'work' }, { value: 'dana@home.org' }],
          dates: [{ kind: 'birthday', date: '1980-03-22' }],
          tags: ['Friend', 'coach'],
          notes: 'likes tea\n\nmet in Rome',
        },
      },
    ])
    expect(entries[0]).toMatchObject({
      changes: ['name', 'role', 'emails', 'tags', 'dates', 'notes'],
      conflicts: [{ field: 'organization', journal: 'Acme', file: 'Brix' }],
    })
  })

  it('names what differs, and leaves notes alone that were imported and worked on', () => {
    const journal = [
      {
        ...dana,
        dates: [{ kind: 'birthday' as const, date: '1980-03-22' }],
        notes: 'likes green tea\nmet in Rome',
      },
    ]
    const { actions, entries, commands } = plan(
      [
        {
          ...person('Dana Meyer', { emails: ['dana@x.org'], notes: 'likes tea\nmet in Rome' }),
          dates: [{ kind: 'birthday', date: '1980-03-23' }],
        },
      ],
      journal,
    )
    expect(actions).toEqual(['unchanged'])
    expect(commands).toEqual([])
    expect(entries[0]?.conflicts).toEqual([
      { field: 'name', journal: 'Dana Roth', file: 'Dana Meyer' },
      { field: 'birthday', journal: '1980-03-22', file: '1980-03-23' },
      { field: 'notes', journal: 'likes green tea\nmet in Rome', file: 'likes tea\nmet in Rome' },
    ])
  })

  it('within one file makes one contact of two cards of one person', () => {
    const { actions, commands } = plan([
      person('Dana Roth', { emails: ['dana@x.org'], notes: 'a' }),
      person('Dana Roth', { emails: ['dana@x.org'], phones: ['+49 30 123456'], notes: 'b' }),
    ])
    expect(actions).toEqual(['create', 'merge'])
    expect(commands).toMatchObject([
      { create: { id: 'new1', phones: [{ value: '+49 30 123456' }], notes: 'a\n\nb' } },
    ])
  })

  it('answers a question of its own accord when a later card knows more', () => {
    const { actions, commands } = plan(
      [
        person('Ann', { emails: ['ann@y.org'] }),
        person('Ann', { organization: 'Acme', emails: ['ann@y.org'] }),
      ],
      [known('ann', person('Ann', { organization: 'Acme', emails: ['ann@x.org'] }))],
    )
    expect(actions).toEqual(['unchanged', 'merge'])
    expect(commands).toMatchObject([
      { change: 'ann', set: { emails: [{ value: 'ann@x.org' }, { value: 'ann@y.org' }] } },
    ])
  })
})
