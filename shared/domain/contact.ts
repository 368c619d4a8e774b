/** Contact: a person, and what was said about their door. */
import { z } from 'zod'
import { Id, IsoDay, Line, LongText, Tag, ZonedDateTime } from './primitives.ts'
import { Rhythm } from './rhythm.ts'

const short = z.string().trim().max(1000)

export const Name = z.object({
  display: Line,
  given: short.optional(),
  family: short.optional(),
  additional: short.optional(),
  prefix: short.optional(),
  suffix: short.optional(),
  nickname: short.optional(),
})
export type Name = z.infer<typeof Name>

export const Labelled = z.object({ value: Line, label: short.optional() })
export type Labelled = z.infer<typeof Labelled>

export const Address = z.object({
  label: short.optional(),
  formatted: short.optional(),
  poBox: short.optional(),
  extended: short.optional(),
  street: short.optional(),
  city: short.optional(),
  region: short.optional(),
  postalCode: short.optional(),
  country: short.optional(),
})
export type Address = z.infer<typeof Address>

/** A day worth remembering, with its year ("1980-03-22") or without ("--03-22"). */
export const RememberedDate = z.object({
  kind: z.enum(['birthday', 'anniversary', 'other']),
  label: short.optional(),
  date: z.union(
    [
      IsoDay,
      z
        .string()
        .regex(/^--\d\d-\d\d$/)
        .refine((text) => IsoDay.safeParse(`2000-${text.slice(2)}`).success, {
          error: 'must be a day that exists',
        }),
    ],
    { error: 'must be a day that exists, like 1980-03-22 or --03-22' },
  ),
})
export type RememberedDate = z.infer<typeof RememberedDate>

/** How somebody belongs to somebody else; `contact` when the other is in the journal. */
export const Relation = z.object({ label: Line, name: Line, contact: Id.optional() })
export type Relation = z.infer<typeof Relation>

/** What a user can write about a contact. */
export const ContactFields = z.object({
  name: Name,
  organization: short.optional(),
  role: short.optional(),
  emails: z.array(Labelled).max(100),
  phones: z.array(Labelled).max(100),
  addresses: z.array(Address).max(100),
  links: z.array(Labelled).max(100),
  dates: z.array(RememberedDate).max(100),
  tags: z.array(Tag).max(200),
  relations: z.array(Relation).max(500),
  introducedBy: Id.optional(),
  rhythm: Rhythm.nullable(),
  notes: LongText.optional(),
  /** The UID that the contact carried where it was imported from; the first thing to recognize them by. */
  uid: short.optional(),
})
export type ContactFields = z.infer<typeof ContactFields>

/** A new contact: a name is enough. */
export const NewContact = ContactFields.partial()
  .required({ name: true })
  .extend({ id: Id.optional() })
  .strict()
export type NewContact = z.infer<typeof NewContact>

/** Fields to change; `null` empties a field that may be empty. */
export const ContactChange = z.strictObject({
  name: Name.optional(),
  organization: short.nullable().optional(),
  role: short.nullable().optional(),
  emails: ContactFields.shape.emails.optional(),
  phones: ContactFields.shape.phones.optional(),
  addresses: ContactFields.shape.addresses.optional(),
  links: ContactFields.shape.links.optional(),
  dates: ContactFields.shape.dates.optional(),
  tags: ContactFields.shape.tags.optional(),
  relations: ContactFields.shape.relations.optional(),
  introducedBy: Id.nullable().optional(),
  rhythm: Rhythm.nullable().optional(),
  notes: LongText.nullable().optional(),
  uid: short.nullable().optional(),
})
export type ContactChange = z.infer<typeof ContactChange>

/** What the journal keeps of a contact: the fields, and when doors were closed or reopened by hand and sleep was ended. */
export const Contact = ContactFields.extend({
  id: Id,
  /** Closing and reopening by the user; a `stop` closes too and stands with its impression. */
  doorEvents: z.array(z.object({ at: ZonedDateTime, what: z.enum(['closed', 'reopened']) })),
  /** When the user woke the contact from sleep (rule 7). */
  wakings: z.array(ZonedDateTime),
})
export type Contact = z.infer<typeof Contact>

/** The contact of `fields`, with everything absent filled in. */
export function newContact(id: string, fields: Omit<NewContact, 'id'>): Contact {
  const { emails, phones, addresses, links, dates, tags, relations, rhythm, ...rest } = fields
  return {
    ...rest,
    id,
    emails: emails ?? [],
    phones: phones ?? [],
    addresses: addresses ?? [],
    links: links ?? [],
    dates: dates ?? [],
    tags: tags ?? [],
    relations: relations ?? [],
    rhythm: rhythm ?? null,
    doorEvents: [],
    wakings: [],
  }
}
