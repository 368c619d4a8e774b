import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactDraft } from '#core/interchange/draft.ts'
import { planImport, type ImportCommand } from '#core/interchange/plan.ts'
import { Contact, ContactChange, newContact, type NewContact } from '#shared/domain/contact.ts'

/** Few words to choose from, so that people meet each other in every way. */
const name = fc.constantFrom('Dana Roth', 'Dana Meyer', 'Tom Lee', 'Ann', 'Ann Lee', 'D. Roth', 'a@x.org')
const some = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 })

const entry: fc.Arbitrary<NewContact> = fc
  .record({
    name: fc
      .record({ display: name, given: some('Dana'), family: some('Roth'), nickname: some('Dee') })
      .map(present),
    organization: some('Acme', 'Brix'),
    role: some('CEO', 'CTO'),
    emails: fc
      .subarray(['a@x.org', 'dana@x.org', 'office@x.org'])
      .map((all) => all.map((value) => ({ value }))),
    phones: fc
      .subarray(['+49 30 1234567', '+49301234567', '0171 7654321', '12'])
      .map((all) => all.map((value) => ({ value }))),
    dates: fc
      .option(fc.constantFrom('1980-03-22', '--03-22', '1981-01-01'), { nil: undefined })
      .map((date) => (date === undefined ? [] : [{ kind: 'birthday' as const, date }])),
    tags: fc.subarray(['friend', 'Friend', 'coach']),
    notes: some('likes tea', 'likes tea\nand coffee', 'and coffee'),
    uid: some('u1', 'urn:uuid:u1', 'u2'),
  })
  .map(present)

const files = fc.array(fc.array(entry, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
const journal = fc
  .array(entry, { maxLength: 4 })
  .map((all) => all.map((each, i) => newContact(`j${i}`, each)))

/** More, and longer, where time is given for it. */
const runs = (usual: number): number => (process.env.AJAR_LONG ? usual * 20 : usual)

describe('every plan', () => {
  it('leaves nothing to do once it has been carried out', () => {
    fc.assert(
      fc.property(files, journal, (entries, contacts) => {
        const drafts = asDrafts(entries)
        const first = planImport(drafts, contacts, options('a'))
        const after = carryOut(contacts, first.commands)
        const second = planImport(drafts, after, options('b'))
        expect(second.commands).toEqual([])
        expect(second.entries.flat().filter((each) => !['unchanged', 'ask'].includes(each.action))).toEqual(
          [],
        )
      }),
      { numRuns: runs(400) },
    )
  })

  it('keeps every word that stood in the journal', () => {
    fc.assert(
      fc.property(files, journal, (entries, contacts) => {
        const after = carryOut(contacts, planImport(asDrafts(entries), contacts, options('a')).commands)
        for (const before of contacts) {
          const now = after.find(({ id }) => id === before.id)
          expect(withoutLists(now)).toMatchObject(withoutLists(before))
          expect(now?.name).toMatchObject(before.name.display === 'a@x.org' ? {} : before.name)
          expect(now?.notes ?? '').toContain(before.notes ?? '')
          for (const list of ['emails', 'phones', 'tags'] as const) {
            expect(now?.[list].slice(0, before[list].length)).toEqual(before[list])
          }
          before.dates.forEach(({ date }, i) => {
            expect(now?.dates[i]?.date.endsWith(date.replace(/^-/, ''))).toBe(true)
          })
        }
      }),
      { numRuns: runs(200) },
    )
  })

  it('tells of every entry once, in its order, and counts what it commands', () => {
    fc.assert(
      fc.property(files, journal, (entries, contacts) => {
        const plan = planImport(asDrafts(entries), contacts, options('a'))
        expect(plan.entries.map((file) => file.map((each) => each.contact.name.display))).toEqual(
          entries.map((file) => file.map((each) => each.name.display)),
        )
        const created = plan.entries.flat().filter((each) => each.action === 'create')
        expect(plan.commands.filter((command) => 'create' in command)).toHaveLength(created.length)
      }),
      { numRuns: runs(200) },
    )
  })
})

/** The fields of one value that stand; the others are looked at one by one. */
function withoutLists(contact: Contact | undefined): object {
  return Object.fromEntries(
    ['id', 'organization', 'role', 'uid', 'rhythm', 'doorEvents', 'wakings']
      .map((field) => [field, contact?.[field as keyof Contact]] as const)
      .filter(([, value]) => value !== undefined),
  )
}

const asDrafts = (entries: readonly (readonly NewContact[])[]): ContactDraft[][] =>
  entries.map((file) => file.map((contact, i) => ({ line: i + 1, contact, extras: [] })))

function options(prefix: string) {
  let made = 0
  return { newId: () => `${prefix}${(made += 1)}`, country: 'DE' as const }
}

/** What the journal does with commands. */
function carryOut(contacts: readonly Contact[], commands: readonly ImportCommand[]): Contact[] {
  const all = new Map(contacts.map((contact) => [contact.id, contact]))
  for (const command of commands) {
    if ('create' in command) all.set(command.create.id, Contact.parse(command.create))
    else {
      const set = ContactChange.parse(command.set)
      all.set(command.change, Contact.parse({ ...all.get(command.change), ...set }))
    }
  }
  return [...all.values()]
}

function present<T extends object>(record: T) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
