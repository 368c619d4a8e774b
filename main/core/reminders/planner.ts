/** The planner: what is due and when to look again, found with as little looking as what has happened asks for. No timers. */
import type { Reading } from '#shared/right-time/reading.ts'
import { Agenda } from '#shared/right-time/reminders/agenda.ts'
import type { Told } from '#shared/right-time/reminders/opening.ts'
import { dueNow, mayTell, nextInstant } from '#shared/right-time/reminders/plan.ts'
import type { Reach } from './reach.ts'

/** What has happened since the last look, gathered until the next. */
export class Pending {
  /** As in `Reach`. */
  all = false
  others = false
  readonly contacts = new Set<string>()
  readonly shown = new Set<string>()
  /** *Today* is to be asked, whatever was written down. */
  ask = false
  /** What is due is to be told again. */
  again = false

  add(reach: Reach): void {
    this.all ||= reach.all
    this.others ||= reach.others
    for (const id of reach.contacts) this.contacts.add(id)
    for (const id of reach.shown) this.shown.add(id)
  }
}

export interface Plan {
  /** The moments that are due, by id. */
  readonly due: ReadonlySet<string>
  /** When something else may become due, in milliseconds since 1970-01-01T00:00Z. */
  readonly next: number | undefined
}

const NOBODY: ReadonlySet<string> = new Set()
export const NOTHING: Plan = { due: NOBODY, next: undefined }

export class Planner {
  readonly #told: Told
  #agenda: Agenda | undefined
  #plan: Plan = NOTHING
  /** The contacts of *Today* when it was last asked: what they leave, others may take. */
  #listed = NOBODY

  constructor(told: Told) {
    this.#told = told
  }

  /** Plans anew. *Today*, which takes all contacts to find, is asked only where its list may have changed. */
  plan(reading: Reading, pending: Pending): Plan {
    if (!reading.settings.notifications) {
      this.#agenda = undefined
      this.#plan = NOTHING
      return NOTHING
    }
    const { agenda, concerned } = this.#look(reading, pending)
    const overdue = reading.now >= (this.#plan.next ?? Infinity)
    const due = this.#due(reading, pending.ask || concerned || overdue)
    this.#plan = { due, next: nextInstant(agenda, reading, this.#told) }
    return this.#plan
  }

  #due(reading: Reading, ask: boolean): ReadonlySet<string> {
    if (!mayTell(reading)) return NOBODY
    if (!ask) return this.#plan.due
    const { lines, listed } = dueNow(reading, this.#told)
    this.#listed = listed
    return new Set(lines.flat().map(({ id }) => id))
  }

  /** Looks at those who are concerned, or at everybody. Tells whether the day's list may have changed. */
  #look(reading: Reading, pending: Pending): { agenda: Agenda; concerned: boolean } {
    const agenda = this.#agenda
    if (pending.all || agenda?.serves(reading) !== true) {
      this.#agenda = new Agenda(reading, this.#told)
      return { agenda: this.#agenda, concerned: true }
    }
    const open = agenda.look(pending.contacts, pending.others, reading, this.#told)
    return {
      agenda,
      concerned:
        open.length > 0 ||
        [...pending.contacts].some((id) => this.#listed.has(id)) ||
        [...pending.shown].some((id) => !this.#told(id)),
    }
  }
}
