/**
 * Operations: what changed. The log is a row of them, and everything else in the journal follows from it.
 *
 * Whatever is added can be removed and restored, and changed field by field; of two changes to one field the later
 * wins. Events (a door closed, a waking, "not the right time") are never changed, only taken back.
 */
import { z } from 'zod'
import { Circumstance } from '#shared/domain/circumstance.ts'
import { ContactChange, NewContact } from '#shared/domain/contact.ts'
import { Impression, ImpressionFields } from '#shared/domain/impression.ts'
import { Id, IsoDay, Line, ZonedDateTime } from '#shared/domain/primitives.ts'
import { Settings } from '#shared/domain/settings.ts'
import { Value } from '#shared/domain/value.ts'
import { Hlc } from './hlc.ts'

/** The version of the envelope and of what stands in it: the journal's format. */
export const FORMAT = 1

const byId = z.object({ id: Id })
const contactEvent = z.object({ contact: Id, at: ZonedDateTime })
const settledPromise = z.object({ impression: Id, promise: Id, at: ZonedDateTime })
const eventById = z.object({ event: Id })

const ImpressionSet = ImpressionFields.extend({
  rest: ImpressionFields.shape.rest.unwrap().nullable(),
  meeting: ImpressionFields.shape.meeting.unwrap().nullable(),
  answered: ImpressionFields.shape.answered.unwrap().nullable(),
}).partial()

const CircumstanceSet = z.object({
  title: Line.optional(),
  expected: IsoDay.nullable().optional(),
  cameTrue: ZonedDateTime.nullable().optional(),
})

const ValueSet = Value.omit({ id: true })
  .extend({ link: Value.shape.link.unwrap().nullable(), note: Value.shape.note.unwrap().nullable() })
  .partial()

/** What each kind of operation carries. `null` in a `set` empties a field; what is absent stays. */
export const dataOf = {
  'contact.added': NewContact.required({ id: true }).strip(),
  'contact.changed': z.object({ id: Id, set: ContactChange.strip() }),
  'contact.removed': byId,
  'contact.restored': byId,
  /** Sleep was ended by the user. */
  'contact.woken': contactEvent,
  'door.closed': contactEvent,
  'door.reopened': contactEvent,

  'impression.added': Impression,
  'impression.changed': z.object({ id: Id, set: ImpressionSet }),
  'impression.removed': byId,
  'impression.restored': byId,
  'promise.kept': settledPromise,
  'promise.let-go': settledPromise,
  'promise.reopened': z.object({ impression: Id, promise: Id }),

  'circumstance.added': Circumstance,
  'circumstance.changed': z.object({ id: Id, set: CircumstanceSet }),
  'circumstance.came-true': z.object({ id: Id, at: ZonedDateTime }),
  'circumstance.removed': byId,
  'circumstance.restored': byId,

  'value.added': Value,
  'value.changed': z.object({ id: Id, set: ValueSet }),
  'value.removed': byId,
  'value.restored': byId,

  /** "Not the right time": an answer to a moment. */
  'moment.later': z.object({ moment: Id, at: ZonedDateTime, contact: Id.optional() }),
  /** These moments were shown in *Today* on that day. */
  'moments.shown': z.object({ day: IsoDay, moments: z.array(Id).max(1000) }),
  /** Something that is said once was said, by its name: such as an offer to slow a rhythm, which was answered (rule 14). */
  'notice.said': z.object({ notice: Id, at: ZonedDateTime }),

  /** The door event, waking or answer that the operation of this id put down does not stand (or stands again). */
  'event.taken-back': eventById,
  'event.restored': eventById,

  /** `reset`: settings that go back to their default. */
  'settings.changed': z.object({ set: Settings.partial(), reset: z.array(Settings.keyof()).optional() }),
} as const

export type Kind = keyof typeof dataOf
export type Data<K extends Kind> = z.output<(typeof dataOf)[K]>

/** Whether a text is the name of a kind that this program knows. */
export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(dataOf, kind)
}

/** What every operation carries, whatever its kind. */
export const Envelope = z.object({
  v: z.literal(FORMAT),
  /** Made by whoever wanted the change: a retry with the same id is acknowledged and not repeated. */
  id: Id,
  device: Id,
  hlc: Hlc,
  /** What the wall clock said, in the user's zone. */
  wall: ZonedDateTime,
  /** Operations of one step of the user share it. */
  batch: Id.optional(),
  /** What this takes back: the id of an operation or of a batch. */
  undoes: Id.optional(),
  kind: z.string().min(1).max(100),
  data: z.unknown(),
})
export type Envelope = z.infer<typeof Envelope>

type OperationOf<K extends Kind> = {
  [P in K]: Omit<Envelope, 'kind' | 'data'> & { kind: P; data: Data<P> }
}[K]
export type Operation = OperationOf<Kind>

type NewOperationOf<K extends Kind> = { [P in K]: { kind: P; data: Data<P>; id?: string } }[K]
/** An operation as commands make it; the journal adds device, clocks and, if absent, an id. */
export type NewOperation = NewOperationOf<Kind>

export type Reading =
  | { readonly what: 'known'; readonly operation: Operation }
  | { readonly what: 'unknown-kind'; readonly envelope: Envelope }
  | { readonly what: 'invalid'; readonly why: string }

/** Reads an operation's JSON. A kind that is not known here is kept in the log and told, not an error. */
export function readOperation(json: string): Reading {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { what: 'invalid', why: 'it is not JSON' }
  }
  const envelope = Envelope.safeParse(value)
  if (!envelope.success) return { what: 'invalid', why: firstIssue(envelope.error) }
  if (!isKind(envelope.data.kind)) return { what: 'unknown-kind', envelope: envelope.data }
  const data = dataOf[envelope.data.kind].safeParse(envelope.data.data)
  if (!data.success) return { what: 'invalid', why: firstIssue(data.error) }
  return { what: 'known', operation: assemble(envelope.data, envelope.data.kind, data.data) }
}

/** The operation of an envelope whose kind and data were checked against each other. */
function assemble(envelope: Omit<Envelope, 'kind' | 'data'>, kind: Kind, data: Data<Kind>): Operation {
  // TypeScript cannot follow that `data` was parsed with the schema of `kind`; both callers have done just that.
  return { ...envelope, kind, data } as Operation
}

/** Checks what a command wants written; throws a `ZodError` that names the field. */
export function newOperation(
  wanted: NewOperation,
  envelope: Omit<Envelope, 'v' | 'kind' | 'data'>,
): Operation {
  return assemble({ v: FORMAT, ...envelope }, wanted.kind, dataOf[wanted.kind].parse(wanted.data))
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? 'it does not fit' : `${issue.path.join('.')}: ${issue.message}`
}
