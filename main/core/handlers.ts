/** The contract's methods, one line each: a missing or misspelt one does not compile. */
import type { MethodName, Output, Parsed } from '#shared/api/contract.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import type { Core } from './core.ts'
import { addCircumstance, addValue, circumstanceCameTrue } from './journal/commands/circumstances.ts'
import { addContact, changeContact, removeContact, wakeContact } from './journal/commands/contacts.ts'
import { closeDoor, reopenDoor } from './journal/commands/doors.ts'
import * as imports from './journal/commands/imports.ts'
import {
  addImpression,
  answerImpression,
  changeImpression,
  removeImpression,
} from './journal/commands/impressions.ts'
import { later, shown } from './journal/commands/moments.ts'
import { keepPromise, letPromiseGo } from './journal/commands/promises.ts'
import { keepRhythm } from './journal/commands/rhythm.ts'
import { changeSettings, settings } from './journal/commands/settings.ts'
import { undo } from './journal/commands/undo.ts'
import { listCircumstances, listValues } from './journal/queries/circumstances.ts'
import { contactPage, listContacts } from './journal/queries/contacts.ts'
import { listImpressions } from './journal/queries/impressions.ts'
import { briefOf, inPeace, today, upcomingDays } from './journal/queries/moments.ts'
import { status } from './journal/queries/status.ts'
import { impressionById } from './journal/queries/views.ts'
import { warnings } from './journal/queries/warnings.ts'
import { find } from './search/find.ts'

/** What handlers work on: the journal that is open now, and the way to the sample and back. */
export interface Desk {
  readonly core: Core
  openSample(): Promise<Core>
  leaveSample(): Promise<Core>
  /** The reminder that is due, marked as shown; `null` if there is none. */
  takeReminder(): Promise<Reminder | null>
}

type Handler<M extends MethodName> = (desk: Desk, input: Parsed<M>) => Output<M> | Promise<Output<M>>
export type Handlers = { readonly [M in MethodName]: Handler<M> }

export const handlers: Handlers = {
  'journal.status': ({ core }, input) => status(core, input),
  'journal.check': ({ core }) => core.journal.check(),
  'journal.undo': ({ core }, input) => undo(core, input),
  'sample.open': async (desk) => status(await desk.openSample(), {}),
  'sample.leave': async (desk) => status(await desk.leaveSample(), {}),

  'contacts.list': ({ core }, input) => listContacts(core, input),
  'contacts.page': ({ core }, input) => contactPage(core, input),
  'contacts.add': ({ core }, input) => addContact(core, input),
  'contacts.change': ({ core }, input) => changeContact(core, input),
  'contacts.remove': ({ core }, input) => removeContact(core, input),
  'contacts.wake': ({ core }, input) => wakeContact(core, input),
  'contacts.keepRhythm': ({ core }, input) => keepRhythm(core, input),
  'contacts.leftInPeace': ({ core }, input) => inPeace(core, input),
  'contacts.brief': ({ core }, input) => briefOf(core, input),

  'door.close': ({ core }, input) => closeDoor(core, input),
  'door.reopen': ({ core }, input) => reopenDoor(core, input),

  'impressions.list': ({ core }, input) => listImpressions(core, input),
  'impressions.get': ({ core }, { id }) => impressionById(core, id),
  'impressions.add': ({ core }, input) => addImpression(core, input),
  'impressions.change': ({ core }, input) => changeImpression(core, input),
  'impressions.remove': ({ core }, input) => removeImpression(core, input),
  'impressions.answer': ({ core }, input) => answerImpression(core, input),
  'impressions.warnings': ({ core }, input) => warnings(core, input),

  'promises.keep': ({ core }, input) => keepPromise(core, input),
  'promises.letGo': ({ core }, input) => letPromiseGo(core, input),

  'moments.today': ({ core }, input) => today(core, input),
  'moments.upcoming': ({ core }, input) => upcomingDays(core, input),
  'moments.later': ({ core }, input) => later(core, input),
  'moments.shown': ({ core }, input) => shown(core, input),

  'reminders.take': async (desk) => ({ reminder: await desk.takeReminder() }),

  'circumstances.list': ({ core }, input) => listCircumstances(core, input),
  'circumstances.add': ({ core }, input) => addCircumstance(core, input),
  'circumstances.comeTrue': ({ core }, input) => circumstanceCameTrue(core, input),

  'values.list': ({ core }) => listValues(core),
  'values.add': ({ core }, input) => addValue(core, input),

  'search.find': ({ core }, input) => find(core, input),

  'settings.get': ({ core }) => settings(core),
  'settings.change': ({ core }, input) => changeSettings(core, input),

  'imports.offer': ({ core }, input) => imports.offer(core, input),
  'imports.plan': ({ core }, input) => imports.plan(core, input),
  'imports.apply': ({ core }, input) => imports.apply(core, input),
}
