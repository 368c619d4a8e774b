/**
 * What the contract's methods answer with: the JSON shapes of the command line and of every carrier. They are the
 * words of the domain with what is derived (door, warmth) and with names beside ids.
 */
import { z } from 'zod'
import { Circumstance } from '../domain/circumstance.ts'
import { ContactFields } from '../domain/contact.ts'
import { Door } from '../domain/door.ts'
import { ImpressionFields } from '../domain/impression.ts'
import { Moment } from '../domain/moment.ts'
import { Id, IsoDay, ZonedDateTime } from '../domain/primitives.ts'
import { Promised } from '../domain/promise.ts'
import { Rhythm } from '../domain/rhythm.ts'
import { Settings } from '../domain/settings.ts'

/** A thing by its id, with the name to show. */
export const Named = z.object({ id: Id, name: z.string() })
export const Titled = z.object({ id: Id, title: z.string() })

export const ContactView = ContactFields.extend({
  id: Id,
  door: Door,
  warmth: z.number().int().min(0).max(100),
  /** The latest impression with a direction. */
  lastContact: ZonedDateTime.optional(),
})
export type ContactView = z.infer<typeof ContactView>

export const RestView = z.object({
  until: IsoDay.optional(),
  circumstance: Titled.optional(),
  words: z.string().optional(),
})
export type RestView = z.infer<typeof RestView>

export const ImpressionView = ImpressionFields.extend({
  id: Id,
  contacts: z.array(Named),
  values: z.array(Titled),
  rest: RestView.optional(),
})
export type ImpressionView = z.infer<typeof ImpressionView>

/** A rest as it stretches over the timeline: from its first day to its last quiet day. */
export const RestStretch = z.object({
  from: IsoDay,
  /** The last quiet day, as far as it is known; absent while only an open circumstance ends it. */
  to: IsoDay.optional(),
  /** Whether it is quiet now. */
  current: z.boolean(),
  endedBy: z.enum(['date', 'circumstance', 'positive', 'replaced', 'stop']).optional(),
  circumstance: Titled.optional(),
  words: z.string().optional(),
  impression: Id,
})
export type RestStretch = z.infer<typeof RestStretch>

export const PromiseView = Promised.extend({ contact: Named, impression: Id })
export type PromiseView = z.infer<typeof PromiseView>

export const WarmthPoint = z.object({ day: IsoDay, warmth: z.number() })

/** One contact, whole: what `ajar show` prints and the contact's page draws. */
export const ContactPage = z.object({
  contact: ContactView,
  whyNot: z.string().nullable(),
  moments: z.array(Moment),
  rests: z.array(RestStretch),
  promises: z.array(PromiseView),
  warmthCurve: z.array(WarmthPoint),
  introducedBy: Named.optional(),
  /** How many impressions there are about them. */
  impressions: z.number().int(),
  /** The slower rhythm that Ajar offers, after "Not the right time" three times in a row (rule 14). */
  slowTo: Rhythm.optional(),
})
export type ContactPage = z.infer<typeof ContactPage>

/** One page of a long list; `next` asks for what follows. */
export const ImpressionList = z.object({ impressions: z.array(ImpressionView), next: z.string().optional() })
export type ImpressionList = z.infer<typeof ImpressionList>

export const SearchResult = z.object({ contacts: z.array(ContactView), impressions: z.array(ImpressionView) })
export type SearchResult = z.infer<typeof SearchResult>

/** Somebody who is deliberately left in peace, and until when or what. */
export const LeftInPeace = z.object({
  contact: Named,
  door: Door,
  words: z.string(),
  until: IsoDay.optional(),
})
export type LeftInPeace = z.infer<typeof LeftInPeace>

export const CircumstanceView = Circumstance.extend({ resting: z.array(Named) })
export type CircumstanceView = z.infer<typeof CircumstanceView>

export const Problem = z.object({ file: z.string(), line: z.number().int().optional(), what: z.string() })
export type Problem = z.infer<typeof Problem>

export const CheckReport = z.object({
  ok: z.boolean(),
  operations: z.number().int(),
  contacts: z.number().int(),
  impressions: z.number().int(),
  problems: z.array(Problem),
  /** What is worth knowing and no damage: a torn tail set aside, a clock ahead. */
  notes: z.array(Problem),
})
export type CheckReport = z.infer<typeof CheckReport>

/** Where the journal lies and how it is. */
export const JournalStatus = z.object({
  folder: z.string(),
  id: z.string(),
  contacts: z.number().int(),
  impressions: z.number().int(),
  /** Whether this is the sample journal that one may look around in. */
  sample: z.boolean(),
  zone: z.string(),
  /** The clock's reading in that zone. */
  now: ZonedDateTime,
  version: z.string(),
  problems: z.array(Problem),
  notes: z.array(Problem),
})
export type JournalStatus = z.infer<typeof JournalStatus>

export const SettingsView = Settings.extend({ systemZone: z.string() })
export type SettingsView = z.infer<typeof SettingsView>

/** A write's answer carries what takes it back. */
export const Undo = z.object({ undo: Id })
