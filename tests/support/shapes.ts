/**
 * The JSON shapes of the command line as its users may rely on them: written down once more, apart from the program's
 * own schemas, so that a change of those cannot go unseen.
 */
import { z } from 'zod'

const id = z.string().min(1)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)\[[A-Za-z0-9_+/-]+\]$/)
const named = z.object({ id, name: z.string().min(1) })
const titled = z.object({ id, title: z.string().min(1) })
const labelled = z.object({ value: z.string(), label: z.string().optional() })

export const Contact = z.object({
  id,
  name: z.object({
    display: z.string().min(1),
    given: z.string().optional(),
    family: z.string().optional(),
    additional: z.string().optional(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
    nickname: z.string().optional(),
  }),
  organization: z.string().optional(),
  role: z.string().optional(),
  emails: z.array(labelled),
  phones: z.array(labelled),
  addresses: z.array(z.object({})),
  links: z.array(labelled),
  dates: z.array(
    z.object({
      kind: z.enum(['birthday', 'anniversary', 'other']),
      label: z.string().optional(),
      date: z.string().regex(/^(?:\d{4}|-)-\d\d-\d\d$/),
    }),
  ),
  tags: z.array(z.string()),
  relations: z.array(z.unknown()),
  rhythm: z.enum(['P2W', 'P1M', 'P3M', 'P6M', 'P1Y']).nullable(),
  door: z.enum(['open', 'ajar', 'closed']),
  warmth: z.number().int().min(0).max(100),
  notes: z.string().optional(),
})

const fields = {
  at: time,
  kind: z.enum(['meeting', 'call', 'message', 'ping', 'event', 'introduction', 'gift', 'note']),
  direction: z.enum(['out', 'in', 'both']).nullable(),
  text: z.string(),
  left: z.number().int().min(-2).max(2).nullable(),
  signal: z.enum(['positive', 'neutral', 'not-now', 'stop', 'none']),
  asks: z.boolean(),
  tags: z.array(z.string()),
}

export const Impression = z.object({
  ...fields,
  id,
  contacts: z.array(named),
  values: z.array(titled),
  promises: z.array(z.object({ id, text: z.string(), due: day, state: z.enum(['open', 'kept', 'let-go']) })),
  rest: z
    .object({ until: day.optional(), circumstance: titled.optional(), words: z.string().optional() })
    .optional(),
})

/** What a line would become: whatever is not there yet has no id. */
export const Captured = Impression.extend({
  id: id.optional(),
  contacts: z.array(z.object({ id: id.optional(), name: z.string() })),
  values: z.array(z.object({ id: id.optional(), title: z.string() })),
  promises: z.array(z.object({ text: z.string(), due: day, state: z.literal('open') })),
  rest: z
    .object({
      until: day.optional(),
      circumstance: z.object({ id: id.optional(), title: z.string() }).optional(),
      words: z.string().optional(),
    })
    .optional(),
})

export const Moment = z.object({
  id,
  contact: named,
  kind: z.enum(['promise', 'rest-over', 'circumstance', 'move-closer', 'rhythm', 'date', 'write-down']),
  opens: time,
  best: time,
  closes: time.nullable(),
  reasons: z.array(z.object({ text: z.string().min(1), impressions: z.array(id) })).min(1),
  gesture: z.object({
    kind: z.enum(['keep-promise', 'bring-value', 'ping', 'move-closer', 'wish-well', 'write-down']),
    text: z.string().min(1),
    value: titled.optional(),
  }),
})

export const Today = z.object({
  date: day,
  moments: z.array(Moment),
  meetings: z.array(z.unknown()),
  later: z.array(z.object({ date: day, count: z.number().int() })),
})

export const Show = z.object({
  contact: Contact,
  whyNot: z.string().nullable(),
  moments: z.array(Moment),
  rests: z.array(z.unknown()),
  promises: z.array(z.unknown()),
  slowTo: z.enum(['P1M', 'P3M', 'P6M', 'P1Y']).optional(),
})

export const Later = z.object({
  id,
  answer: z.literal('later'),
  slowTo: z.enum(['P1M', 'P3M', 'P6M', 'P1Y']).optional(),
})

export const People = z.array(Contact)
export const Timeline = z.array(Impression)
export const Upcoming = z.array(Today)
export const Search = z.object({ contacts: z.array(Contact), impressions: z.array(Impression) })

export const Import = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.string(),
      contacts: z.array(
        z.object({
          action: z.enum(['create', 'merge', 'unchanged', 'ask', 'skip']),
          line: z.number().int().optional(),
          reason: z.string().optional(),
          contact: z.object({ name: z.object({ display: z.string() }) }),
        }),
      ),
      meetings: z.array(z.unknown()),
      skipped: z.array(z.object({ line: z.number().int().optional(), reason: z.string() })),
    }),
  ),
  totals: z.object({
    created: z.number().int(),
    merged: z.number().int(),
    unchanged: z.number().int(),
    asked: z.number().int(),
    skipped: z.number().int(),
    meetings: z.number().int(),
  }),
  batch: id.optional(),
})

export const Check = z.object({
  ok: z.boolean(),
  operations: z.number().int(),
  contacts: z.number().int(),
  impressions: z.number().int(),
  problems: z.array(z.object({ file: z.string(), line: z.number().int().optional(), what: z.string() })),
})

export const Circumstance = z.object({
  id,
  title: z.string(),
  expected: day.optional(),
  cameTrue: time.optional(),
})

export const Failed = z.object({
  error: z.object({ code: z.string().min(1), message: z.string().min(1), hint: z.string().optional() }),
})
