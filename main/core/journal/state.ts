/**
 * State: what the log amounts to. Applying an operation is idempotent and does not depend on order, so the state is
 * a function of the set of operations alone (tests/properties/journal).
 */
import { type Circumstance } from '#shared/domain/circumstance.ts'
import { type Contact, newContact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/domain/settings.ts'
import type { Value } from '#shared/domain/value.ts'
import { Collection } from './collection.ts'
import { Happenings } from './happenings.ts'
import { Heads, type Location, type Place } from './heads.ts'
import { stampOf } from './hlc.ts'
import type { Operation } from './operations.ts'

/** What everybody may look at. An object that was handed out never changes; a changed thing is a new object. */
export interface JournalState {
  readonly contacts: ReadonlyMap<string, Contact>
  /** Impressions without their texts, by id, in no particular order. */
  readonly heads: ReadonlyMap<string, ImpressionHead>
  /** By contact id, each list newest first; an impression about several contacts stands under each of them. */
  readonly headsOf: ReadonlyMap<string, readonly ImpressionHead[]>
  /** All impressions, newest first (of equal times, the greater id first); those before `place`, if one is given. */
  newestFirst(place?: Place): Iterable<ImpressionHead>
  readonly circumstances: ReadonlyMap<string, Circumstance>
  readonly values: ReadonlyMap<string, Value>
  /** In the order in which they were given. */
  readonly answers: readonly MomentAnswer[]
  /** The days (ISO, ascending) on which a moment was shown in *Today*, by moment id. */
  readonly shown: ReadonlyMap<string, readonly string[]>
  /** When something that is said once was said (zoned date-time), by its name. */
  readonly notices: ReadonlyMap<string, string>
  readonly settings: Settings
}

/** What a change touches: contacts by id; `all` when it is about more than contacts. */
export interface Touched {
  readonly contacts: Set<string>
  all: boolean
}

export type ContactRegister = Omit<Contact, 'doorEvents' | 'wakings'>

/** The id of the one entity of settings. */
export const SETTINGS = 'settings'

export class State implements JournalState {
  readonly happenings = new Happenings()
  readonly index = new Heads()
  readonly collections = {
    contacts: new Collection<ContactRegister, Contact>((id, fields) => ({
      ...newContact(id, fields),
      ...this.happenings.ofContact(id),
    })),
    circumstances: new Collection<Circumstance, Circumstance>((_, fields) => fields),
    values: new Collection<Value, Value>((_, fields) => fields),
    settings: new Collection<Settings, Settings>((_, fields) => ({ ...DEFAULT_SETTINGS, ...fields })),
  }
  readonly shown = new Map<string, readonly string[]>()
  readonly notices = new Map<string, string>()

  constructor() {
    this.collections.settings.add(SETTINGS, {}, '')
  }

  get contacts(): ReadonlyMap<string, Contact> {
    return this.collections.contacts.shown
  }

  get circumstances(): ReadonlyMap<string, Circumstance> {
    return this.collections.circumstances.shown
  }

  get values(): ReadonlyMap<string, Value> {
    return this.collections.values.shown
  }

  get settings(): Settings {
    return this.collections.settings.shown.get(SETTINGS) ?? DEFAULT_SETTINGS
  }

  get heads(): ReadonlyMap<string, ImpressionHead> {
    return this.index.byId
  }

  get headsOf(): ReadonlyMap<string, readonly ImpressionHead[]> {
    return this.index.byContact
  }

  get answers(): readonly MomentAnswer[] {
    return this.happenings.answers
  }

  newestFirst(place?: Place): Iterable<ImpressionHead> {
    return this.index.newestFirst(place)
  }

  /** Applies one operation, whose line lies at `where`; adds what it touches to `touched`. */
  apply(operation: Operation, where: Location, touched: Touched = { contacts: new Set(), all: false }): void {
    const { contacts, circumstances, values, settings } = this.collections
    const stamp = stampOf(operation)
    const touch = (ids: Iterable<string>) => {
      for (const id of ids) touched.contacts.add(id)
    }
    const { kind, data } = operation
    switch (kind) {
      case 'contact.added':
        contacts.add(data.id, fieldsOf(newContact(data.id, data)), stamp)
        {
          touch([data.id])
          return
        }
      case 'contact.changed':
        contacts.set(data.id, data.set, stamp)
        {
          touch([data.id])
          return
        }
      case 'contact.removed':
      case 'contact.restored':
        contacts.remove(data.id, kind === 'contact.removed', stamp)
        {
          touch([data.id])
          return
        }
      case 'contact.woken':
      case 'door.closed':
      case 'door.reopened':
        this.happenings.put(operation.id, { kind, of: data.contact, at: data.at, stamp })
        contacts.refresh(data.contact)
        {
          touch([data.contact])
          return
        }

      case 'impression.added': {
        touch(this.index.add(data, stamp, where))
        return
      }
      case 'impression.changed': {
        touch(this.index.set(data.id, data.set, stamp, where))
        return
      }
      case 'impression.removed':
      case 'impression.restored': {
        touch(this.index.remove(data.id, kind === 'impression.removed', stamp))
        return
      }
      case 'promise.kept': {
        touch(this.index.settle(data.impression, data.promise, { state: 'kept', settled: data.at, stamp }))
        return
      }
      case 'promise.let-go': {
        touch(this.index.settle(data.impression, data.promise, { state: 'let-go', settled: data.at, stamp }))
        return
      }
      case 'promise.reopened': {
        touch(this.index.settle(data.impression, data.promise, { state: 'open', stamp }))
        return
      }

      case 'event.taken-back':
      case 'event.restored': {
        const known = this.happenings.takeBack(data.event, { is: kind === 'event.taken-back', stamp })
        if (known === undefined) return
        if (known.kind === 'moment.later') touched.all = true
        else {
          contacts.refresh(known.of)
          touch([known.of])
        }
        return
      }

      case 'circumstance.added':
        circumstances.add(data.id, data, stamp)
        break
      case 'circumstance.changed':
        circumstances.set(data.id, data.set, stamp)
        break
      case 'circumstance.came-true':
        circumstances.set(data.id, { cameTrue: data.at }, stamp)
        break
      case 'circumstance.removed':
      case 'circumstance.restored':
        circumstances.remove(data.id, kind === 'circumstance.removed', stamp)
        break
      case 'value.added':
        values.add(data.id, data, stamp)
        break
      case 'value.changed':
        values.set(data.id, data.set, stamp)
        break
      case 'value.removed':
      case 'value.restored':
        values.remove(data.id, kind === 'value.removed', stamp)
        break
      case 'moment.later':
        this.happenings.put(operation.id, {
          kind,
          of: data.moment,
          at: data.at,
          ...(data.contact === undefined ? {} : { contact: data.contact }),
          stamp,
        })
        break
      case 'moments.shown':
        for (const moment of data.moments) {
          this.shown.set(moment, [...new Set(this.shown.get(moment)).add(data.day)].sort())
        }
        break
      case 'notice.said': {
        const said = this.notices.get(data.notice)
        if (said === undefined || data.at < said) this.notices.set(data.notice, data.at)
        break
      }
      case 'settings.changed': {
        const reset = Object.fromEntries((data.reset ?? []).map((name) => [name, null]))
        settings.set(SETTINGS, { ...data.set, ...reset }, stamp)
        break
      }
    }
    touched.all = true
  }
}

function fieldsOf(contact: Contact): ContactRegister {
  const fields: Partial<Contact> & ContactRegister = { ...contact }
  delete fields.doorEvents
  delete fields.wakings
  return fields
}
