/** What was chosen by clicking chips, read from where its type is not known: a browser's storage, a chip's own key. */
import { z } from 'zod'
import type { ChipKey, Overrides } from '#shared/capture/draft.ts'
import { Direction, ImpressionKind, Left, Signal } from '#shared/domain/impression.ts'
import { IsoDay, ZonedDateTime } from '#shared/domain/primitives.ts'

const titled = z.object({ id: z.string().exactOptional(), title: z.string() })
const contact = z.object({ id: z.string().exactOptional(), name: z.string() })
const rest = z.object({
  until: IsoDay.exactOptional(),
  circumstance: titled.exactOptional(),
  words: z.string().exactOptional(),
})

const override = <S extends z.ZodType>(value: S) => z.union([z.literal('removed'), z.object({ value })])
const several = <P extends string, S extends z.ZodType>(prefix: P, value: S) =>
  z.record(z.templateLiteral([prefix, z.string()]), override(value))

const Fields = z.object({
  when: override(ZonedDateTime).exactOptional(),
  kind: override(ImpressionKind).exactOptional(),
  direction: override(Direction.nullable()).exactOptional(),
  left: override(Left).exactOptional(),
  signal: override(Signal).exactOptional(),
  ask: override(z.boolean()).exactOptional(),
  rest: override(rest).exactOptional(),
})
const Contacts = several('contact:', contact)
const Tags = several('tag:', z.string())
const Promises = several('promise:', z.object({ text: z.string(), due: IsoDay }))
const Values = several('value:', titled)

/** What was chosen, as far as it can be read; where it cannot, the text speaks for itself again. */
export function readOverrides(stored: unknown): Overrides {
  const entries = z.record(z.string(), z.unknown()).safeParse(stored)
  if (!entries.success) return {}
  const starting = (prefix: string) =>
    Object.fromEntries(Object.entries(entries.data).filter(([key]) => key.startsWith(prefix)))
  return {
    ...Fields.safeParse(entries.data).data,
    ...Contacts.safeParse(starting('contact:')).data,
    ...Tags.safeParse(starting('tag:')).data,
    ...Promises.safeParse(starting('promise:')).data,
    ...Values.safeParse(starting('value:')).data,
  }
}

/** A choice that stands in place of what a chip says; nothing if it cannot. */
export function instead(key: ChipKey, value: unknown): Overrides {
  return readOverrides({ [key]: { value } })
}

/** Takes a chip away. */
export function without(key: ChipKey): Overrides {
  return readOverrides({ [key]: 'removed' })
}
