/**
 * The contract between the core and whoever shows or prints it: every method's name, input, output and kind.
 * Handlers and clients are typed from it; every carrier (HTTP, socket, later IPC) carries just this.
 */
import { z } from 'zod'
import { ContactChange, NewContact } from '../domain/contact.ts'
import { ImpressionFields, Signal } from '../domain/impression.ts'
import { ImportResult } from '../domain/import.ts'
import { Today } from '../domain/moment.ts'
import { Reminder } from '../domain/reminder.ts'
import { Rhythm } from '../domain/rhythm.ts'
import { Id, IsoDay, Line, ZonedDateTime } from '../domain/primitives.ts'
import { Circumstance } from '../domain/circumstance.ts'
import { Settings } from '../domain/settings.ts'
import { Value } from '../domain/value.ts'
import {
  CheckReport,
  CircumstanceView,
  ContactPage,
  ContactView,
  ImpressionList,
  ImpressionView,
  JournalStatus,
  LeftInPeace,
  SearchResult,
  SettingsView,
  Undo,
} from './views.ts'

/** A method: what goes in, what comes out, and whether it changes the journal. */
export interface Method<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'read' | 'write'
  readonly input: I
  readonly output: O
}

const read = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> => ({
  kind: 'read',
  input,
  output,
})
const write = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> => ({
  kind: 'write',
  input,
  output,
})

const nothing = z.strictObject({})
/** `now`: a clock reading other than the present one, for the command line's `--now`. */
const now = ZonedDateTime.optional()
const byId = z.strictObject({ id: Id, now })
const limit = z.number().int().min(1).max(500).optional()

const optionalFields = ImpressionFields.partial().shape
/** A new impression: a text is enough; the rest is "now", a note, and about nobody. */
export const NewImpression = z.strictObject({
  ...optionalFields,
  text: ImpressionFields.shape.text,
  id: Id.optional(),
  /** Contacts that are written down with it, in one step: named with their ids in `contacts`. */
  newContacts: z
    .array(NewContact.required({ id: true }))
    .max(200)
    .optional(),
  /** A circumstance that is written down with it: named with its id in `rest`. */
  newCircumstance: Circumstance.omit({ cameTrue: true }).optional(),
  /** Values that are put on the shelf with it: named with their ids in `values`. */
  newValues: z.array(Value).max(100).optional(),
})
export type NewImpression = z.infer<typeof NewImpression>

/** Fields of an impression to change; `rest: null` takes the rest away. */
export const ImpressionChange = z.strictObject({
  ...optionalFields,
  rest: ImpressionFields.shape.rest.unwrap().nullable().optional(),
})
export type ImpressionChange = z.infer<typeof ImpressionChange>

const SettingsChange = Settings.partial()
  .extend({ zone: Settings.shape.zone.unwrap().nullable().optional() })
  .strict()

export const contract = {
  'journal.status': read(z.strictObject({ now }), JournalStatus),
  'journal.check': read(nothing, CheckReport),
  /** Takes back what the write that answered with this id did, as long as it still stands. */
  'journal.undo': write(z.strictObject({ undo: Id }), Undo),
  /** Opens the sample journal beside the real one; made when it is not there yet. */
  'sample.open': write(nothing, JournalStatus),
  /** Goes back to the real journal and throws the sample away. */
  'sample.leave': write(nothing, JournalStatus),

  'contacts.list': read(
    z.strictObject({ query: z.string().max(1000).optional(), now }),
    z.array(ContactView),
  ),
  'contacts.page': read(byId, ContactPage),
  'contacts.add': write(NewContact, ContactView.extend(Undo.shape)),
  /** A change of the rhythm takes up the offer to slow it, where one stands. */
  'contacts.change': write(
    z.strictObject({ id: Id, set: ContactChange, now }),
    ContactView.extend(Undo.shape),
  ),
  'contacts.remove': write(z.strictObject({ id: Id }), Undo),
  /** Ends sleep (rule 7): they came back to mind. */
  'contacts.wake': write(byId, ContactView.extend(Undo.shape)),
  /** Declines the offer to slow the rhythm (rule 14): not offered again until three more in a row. */
  'contacts.keepRhythm': write(byId, nothing),
  'contacts.leftInPeace': read(z.strictObject({ now }), z.array(LeftInPeace)),
  'contacts.brief': read(byId, z.object({ markdown: z.string() })),

  'door.close': write(z.strictObject({ contact: Id, now }), ContactView.extend(Undo.shape)),
  'door.reopen': write(z.strictObject({ contact: Id, now }), ContactView.extend(Undo.shape)),

  'impressions.list': read(
    z.strictObject({
      contact: Id.optional(),
      /** Only impressions before this. */
      before: ZonedDateTime.optional(),
      /** Where the page before this one ended. */
      cursor: z.string().max(200).optional(),
      limit,
      kind: ImpressionFields.shape.kind.optional(),
      signal: Signal.optional(),
      tag: z.string().max(100).optional(),
      now,
    }),
    ImpressionList,
  ),
  'impressions.get': read(z.strictObject({ id: Id }), ImpressionView),
  'impressions.add': write(NewImpression, ImpressionView.extend(Undo.shape)),
  'impressions.change': write(
    z.strictObject({ id: Id, set: ImpressionChange }),
    ImpressionView.extend(Undo.shape),
  ),
  'impressions.remove': write(z.strictObject({ id: Id }), Undo),
  /** What came back, later. */
  'impressions.answer': write(
    z.strictObject({ id: Id, signal: Signal, now }),
    ImpressionView.extend(Undo.shape),
  ),
  /** What to hear before an outgoing touch is written down; empty: nothing. */
  'impressions.warnings': read(
    z.strictObject({ contacts: z.array(Id).max(200), now }),
    z.array(z.object({ contact: Id, kind: z.string(), text: z.string() })),
  ),

  'promises.keep': write(byId, ImpressionView.extend(Undo.shape)),
  'promises.letGo': write(byId, ImpressionView.extend(Undo.shape)),

  /** `answered`: lists, too, what was shown today and is answered since, marked, where it stood. */
  'moments.today': read(z.strictObject({ answered: z.boolean().optional(), now }), Today),
  'moments.upcoming': read(
    z.strictObject({ days: z.number().int().min(1).max(366).optional(), now }),
    z.array(Today),
  ),
  /** "Not the right time." `slowTo`: the slower rhythm that Ajar offers, where this was the third time in a row. */
  'moments.later': write(byId, Undo.extend({ slowTo: Rhythm.optional() })),
  /** The app has shown these in *Today*, today. */
  'moments.shown': write(z.strictObject({ ids: z.array(Id).max(1000) }), nothing),

  /**
   * A shell that can show a desktop notification takes the one that is due, if one is: it is marked as shown, durably,
   * and then answered to this one caller alone. Never answered again, whatever becomes of it.
   */
  'reminders.take': write(nothing, z.object({ reminder: Reminder.nullable() })),

  'circumstances.list': read(z.strictObject({ now }), z.array(CircumstanceView)),
  'circumstances.add': write(
    z.strictObject({ id: Id.optional(), title: Line, expected: IsoDay.optional() }),
    CircumstanceView.extend(Undo.shape),
  ),
  'circumstances.comeTrue': write(byId, CircumstanceView.extend(Undo.shape)),

  'values.list': read(nothing, z.array(Value)),
  'values.add': write(Value.partial({ id: true, tags: true }).strict(), Value.extend(Undo.shape)),

  'search.find': read(z.strictObject({ query: z.string().max(1000), limit, now }), SearchResult),

  'settings.get': read(nothing, SettingsView),
  'settings.change': write(SettingsChange, SettingsView),

  /** Hands over a file's bytes (base64); the answer is a token to plan and import with. */
  'imports.offer': write(
    z.strictObject({ name: z.string().min(1).max(1000), base64: z.string().max(300_000_000) }),
    z.object({ token: Id }),
  ),
  'imports.plan': read(z.strictObject({ tokens: z.array(Id).min(1).max(1000) }), ImportResult),
  'imports.apply': write(
    z.strictObject({ tokens: z.array(Id).min(1).max(1000) }),
    ImportResult.extend({ undo: Id.optional() }),
  ),
} as const

export type Contract = typeof contract
export type MethodName = keyof Contract
/** What a caller may give. */
export type Input<M extends MethodName> = z.input<Contract[M]['input']>
/** What a handler receives: parsed. */
export type Parsed<M extends MethodName> = z.output<Contract[M]['input']>
export type Output<M extends MethodName> = z.output<Contract[M]['output']>

/** Whether a text is the name of a method. */
export function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name)
}
