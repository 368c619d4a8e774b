/**
 * What an import would do, worked out before anything is done. Pure: drafts and the journal's contacts in, a plan out.
 *
 * A person is recognized by UID, then e-mail, then phone, then name and organization together. The same name alone is
 * a question, never an act, and so is a shared address or number of two who bear different names. Within one file,
 * whose owner kept two entries apart, namesakes stay two. Carrying a plan out and planning again changes nothing.
 */
import type { CountryCode } from 'libphonenumber-js'
import { newContact, type Contact, type ContactChange, type NewContact } from '#shared/domain/contact.ts'
import type { ImportedContact } from '#shared/domain/import.ts'
import type { ContactDraft, Photo } from './draft.ts'
import {
  emailKeys,
  folded,
  isPersonal,
  nameKeys,
  namesAgree,
  phoneKeyIn,
  phoneKeys,
  uidKey,
  type PhoneKey,
} from './identity.ts'
import { mergeInto, type Merged } from './merge.ts'

/** What the journal carries out, all of it as one batch. */
export type ImportCommand =
  { readonly create: Contact } | { readonly change: string; readonly set: ContactChange }

/** What a contact's entry held that no field has room for. */
export interface Originals {
  readonly contact: string
  readonly lines: readonly string[]
  readonly photo?: Photo
}

export interface ImportPlan {
  /** What becomes of each draft, by file, in the files' order. */
  readonly entries: readonly (readonly ImportedContact[])[]
  readonly commands: readonly ImportCommand[]
  readonly originals: readonly Originals[]
}

export interface PlanOptions {
  /** Makes the ids of new contacts. */
  readonly newId: () => string
  /** Where national phone numbers are dialled, if that is known. */
  readonly country?: CountryCode
}

/** A contact while the plan is made: as the journal has it, or as the plan will create it. */
interface Person {
  contact: Contact
  /** The fields that the plan has changed. */
  readonly changed: Set<keyof ContactChange>
  /** Of one that the plan creates: its file and line. */
  readonly from?: { readonly source: number; readonly line: number }
}

type Decision =
  | { readonly action: 'create' }
  | { readonly action: 'merge'; readonly person: Person; readonly merged: Merged; readonly reason: string }
  | { readonly action: 'ask'; readonly person: Person; readonly reason: string }

interface Task {
  readonly draft: ContactDraft
  readonly source: number
  outcome: ImportedContact
}

/** So many who share a key are looked at: a company's number on ten thousand cards must not cost their square. */
const MAX_CANDIDATES = 20
/** A question may answer itself by what later cards bring; chains longer than this are left to the user. */
const MAX_ROUNDS = 10

/** The plan for the drafts of `files` in a journal that has `contacts`. */
export function planImport(
  files: readonly (readonly ContactDraft[])[],
  contacts: readonly Contact[],
  options: PlanOptions,
): ImportPlan {
  const phoneKey = phoneKeyIn(options.country)
  const people = new People(contacts, phoneKey)
  const originals: Originals[] = []

  // A folder with a file for each person is one address book: its namesakes were kept apart, too.
  const tasks = files.map((drafts, file) =>
    drafts.map((draft): Task => {
      const source = drafts.length > 1 ? file : -1
      const task = { draft, source, outcome: asking(draft) }
      settle(task)
      return task
    }),
  )
  let open = tasks.flat().filter((task) => task.outcome.action === 'ask')
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    for (const task of open) settle(task)
    const left = open.filter((task) => task.outcome.action === 'ask')
    if (left.length === open.length) break
    open = left
  }
  return {
    entries: tasks.map((file) => file.map((task) => task.outcome)),
    commands: people.commands(),
    originals,
  }

  function settle(task: Task): void {
    const { draft, source } = task
    const decision = decide(people, draft.contact, source, phoneKey)
    const about = { line: draft.line, contact: draft.contact }
    if (decision.action === 'create') {
      const person = people.create(newContact(options.newId(), draft.contact), source, draft.line)
      task.outcome = {
        action: 'create',
        line: draft.line,
        contact: { ...draft.contact, id: person.contact.id },
      }
      keep(draft, person)
      return
    }
    const { person, reason } = decision
    const into = { id: person.contact.id, name: person.contact.name.display }
    if (decision.action === 'ask') {
      task.outcome = { action: 'ask', reason, into, ...about }
      return
    }
    const { changes, conflicts } = decision.merged
    task.outcome = {
      action: changes.length > 0 ? 'merge' : 'unchanged',
      reason,
      into,
      ...about,
      ...(changes.length > 0 ? { changes: [...changes] } : {}),
      ...(conflicts.length > 0 ? { conflicts: [...conflicts] } : {}),
    }
    if (changes.length > 0) {
      people.change(person, decision.merged)
      keep(draft, person)
    }
  }

  function keep({ extras, photo }: ContactDraft, { contact }: Person): void {
    if (extras.length > 0 || photo)
      originals.push({ contact: contact.id, lines: extras, ...(photo ? { photo } : {}) })
  }
}

const asking = (draft: ContactDraft): ImportedContact => ({
  action: 'ask',
  line: draft.line,
  contact: draft.contact,
})

/** Who an entry is about, and what follows. */
function decide(people: People, entry: NewContact, source: number, phoneKey: PhoneKey): Decision {
  const kept = (person: Person): boolean => person.from?.source === source
  const attempt = (person: Person, reason: string): Extract<Decision, { action: 'merge' }> => ({
    action: 'merge',
    person,
    merged: mergeInto(person.contact, entry, person.from !== undefined, phoneKey),
    reason: `${reason} ${who(person)}`,
  })
  /** The first who has all of it already (that is where the entry went in an earlier import), else the first. */
  const best = (found: readonly (readonly [Person, string])[]): Decision | undefined => {
    const attempts = found.map(([person, reason]) => attempt(person, reason))
    return (
      attempts.find(addsNothing) ?? attempts.find(({ merged }) => merged.changes.length === 0) ?? attempts[0]
    )
  }

  const twin = people.twin(entry)
  if (twin) return attempt(twin, 'the same as')

  const reached = people.reached(entry)
  const agreeing = reached.filter(
    ({ person, by, key }) =>
      namesAgree(person.contact, entry) ||
      (by === 'UID' && !kept(person)) ||
      (by === 'e-mail' && isPersonal(key, person.contact, entry)),
  )
  const recognized = best(agreeing.map(({ person, by }) => [person, `same ${by} as`]))
  if (recognized) return recognized

  const namesakes = people.namesakes(entry)
  const colleagues = namesakes.filter(
    (person) =>
      entry.organization !== undefined &&
      folded(entry.organization) === folded(person.contact.organization ?? '') &&
      !(kept(person) && reachedElsewhere(person.contact, entry, phoneKey)),
  )
  const colleague = best(colleagues.map((person) => [person, 'same name and organization as']))
  if (colleague) return colleague

  const covered = namesakes.map((person) => attempt(person, 'adds nothing to')).find(addsNothing)
  if (covered) return covered

  const stranger = reached.find(({ person }) => !kept(person))
  if (stranger) {
    const reason = `same ${stranger.by} as ${who(stranger.person)}, but another name: the same person?`
    return { action: 'ask', person: stranger.person, reason }
  }
  const namesake = namesakes.find((person) => !kept(person))
  if (namesake) {
    return { action: 'ask', person: namesake, reason: `same name as ${who(namesake)}: the same person?` }
  }
  return { action: 'create' }
}

const addsNothing = ({ merged }: { merged: Merged }): boolean =>
  merged.changes.length === 0 && merged.conflicts.length === 0

const who = ({ contact, from }: Person): string =>
  `“${contact.name.display}”${from === undefined ? '' : ` of line ${from.line}`}`

/** Whether both can be reached, and nowhere the same: two namesakes at one organization. */
function reachedElsewhere(a: NewContact, b: NewContact, phoneKey: PhoneKey): boolean {
  const keysOf = (contact: NewContact): string[] => [
    ...emailKeys(contact.emails),
    ...phoneKeys(contact.phones, phoneKey),
  ]
  const [left, right] = [keysOf(a), keysOf(b)]
  return left.length > 0 && right.length > 0 && !left.some((key) => right.includes(key))
}

interface Reached {
  readonly person: Person
  readonly by: 'UID' | 'e-mail' | 'phone'
  readonly key: string
}

/** Everybody in the journal and in the plan so far, found by what they are recognized by. */
class People {
  readonly #all: Person[] = []
  readonly #byKey = new Map<string, Set<Person>>()
  readonly #twins = new Map<string, Person>()
  readonly #phoneKey: PhoneKey

  constructor(contacts: readonly Contact[], phoneKey: PhoneKey) {
    this.#phoneKey = phoneKey
    for (const contact of contacts) this.#enter({ contact, changed: new Set() })
  }

  create(contact: Contact, source: number, line: number): Person {
    return this.#enter({ contact, changed: new Set(), from: { source, line } })
  }

  change(person: Person, merged: Merged): void {
    person.contact = merged.contact
    for (const field of merged.changes) person.changed.add(field)
    this.#index(person)
  }

  /** Who has exactly the fields of this entry. */
  twin(entry: NewContact): Person | undefined {
    return this.#twins.get(fingerprint(entry))
  }

  /** Who shares a UID, an e-mail address or a phone number with this entry; the surest first. */
  reached(entry: NewContact): Reached[] {
    const keys = [
      ...[uidKey(entry.uid)].filter((key) => key !== undefined).map((key) => ['UID', key] as const),
      ...emailKeys(entry.emails).map((key) => ['e-mail', key] as const),
      ...phoneKeys(entry.phones, this.#phoneKey).map((key) => ['phone', key] as const),
    ]
    return keys.flatMap(([by, key]) => this.#found(`${by} ${key}`).map((person) => ({ person, by, key })))
  }

  namesakes(entry: NewContact): Person[] {
    return [...new Set(nameKeys(entry).flatMap((key) => this.#found(`name ${key}`)))]
  }

  commands(): ImportCommand[] {
    return this.#all.flatMap(({ contact, changed, from }): ImportCommand[] => {
      if (from) return [{ create: contact }]
      if (changed.size === 0) return []
      return [
        { change: contact.id, set: Object.fromEntries([...changed].map((field) => [field, contact[field]])) },
      ]
    })
  }

  #found(key: string): Person[] {
    const found: Person[] = []
    for (const person of this.#byKey.get(key) ?? []) {
      if (found.length >= MAX_CANDIDATES) break
      found.push(person)
    }
    return found
  }

  #enter(person: Person): Person {
    this.#all.push(person)
    this.#index(person)
    const print = fingerprint(person.contact)
    if (!this.#twins.has(print)) this.#twins.set(print, person)
    return person
  }

  #index(person: Person): void {
    const { contact } = person
    const keys = [
      ...[uidKey(contact.uid)].map((key) => (key === undefined ? undefined : `UID ${key}`)),
      ...emailKeys(contact.emails).map((key) => `e-mail ${key}`),
      ...phoneKeys(contact.phones, this.#phoneKey).map((key) => `phone ${key}`),
      ...nameKeys(contact).map((key) => `name ${key}`),
    ]
    for (const key of keys) {
      if (key === undefined) continue
      const sharing = this.#byKey.get(key)
      if (sharing) sharing.add(person)
      else this.#byKey.set(key, new Set([person]))
    }
  }
}

/** All that an import can tell of a contact, in one order. */
function fingerprint(contact: NewContact): string {
  const { name, organization, role, notes, uid } = contact
  const lists = [
    contact.emails,
    contact.phones,
    contact.addresses,
    contact.links,
    contact.dates,
    contact.relations,
  ]
  const sorted = (item: object): unknown =>
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    sorted(name),
    organization,
    role,
    notes,
    uid,
    contact.tags ?? [],
    ...lists.map((list) => (list ?? []).map(sorted)),
  ])
}
