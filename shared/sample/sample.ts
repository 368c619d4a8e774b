/**
 * A made-up but lifelike journal, generated from a seed: for looking around in, for trying things on, for tests and
 * for measuring. The same options give the same journal, word for word.
 */
import type { Circumstance } from '../domain/circumstance.ts'
import type { Contact } from '../domain/contact.ts'
import type { Impression } from '../domain/impression.ts'
import type { Value } from '../domain/value.ts'
import { calendar } from './calendar.ts'
import { castOf, isFlexible, type Member } from './cast.ts'
import { circumstancesOf } from './circumstances.ts'
import { Random, seedOf } from './random.ts'
import { sharesOf, storyOf } from './story.ts'
import { TOPICS } from './topics.ts'
import { writeDown } from './written.ts'

export interface SampleOptions {
  readonly seed: number
  /** How many people: 0 or more. */
  readonly contacts: number
  /** How many impressions, exactly; none without people. */
  readonly impressions: number
  readonly years: number
  /** The clock's reading: milliseconds since 1970. The stories end there. */
  readonly now: number
  /** The zone in which they were lived. */
  readonly zone: string
}

/** What `ajar demo` makes when nothing else is said. */
export const SAMPLE_SIZE = { seed: 1, contacts: 36, impressions: 480, years: 5 } as const

/** One thing to write down; whatever it names was yielded before it. */
export type SampleEntry =
  | { readonly what: 'value'; readonly value: Value }
  | { readonly what: 'circumstance'; readonly circumstance: Circumstance }
  | { readonly what: 'contact'; readonly contact: Contact }
  | { readonly what: 'impression'; readonly impression: Impression }

/** Generates a journal, entry by entry: the shelf, the people, the circumstances, then the impressions in the order of their days. */
export function* generateSample(options: SampleOptions): Generator<SampleEntry, void> {
  const { seed, zone } = options
  const days = calendar(options.now, zone)
  const cast = castOf(seed, options.contacts, options.years, days)

  for (const value of shelf()) yield { what: 'value', value }
  for (const member of cast) yield { what: 'contact', contact: member.contact }

  const shares = sharesOf(cast, cast.length === 0 ? 0 : options.impressions, seed)
  const turns = cast.flatMap((member, index) => storyOf(member, shares[index] ?? 0, seed, days))
  turns.sort((a, b) => a.day - b.day || a.minute - b.minute || a.member.index - b.member.index)

  const circumstances = circumstancesOf(turns, days)
  for (const circumstance of circumstances.all) yield { what: 'circumstance', circumstance }

  const colleagues = colleaguesOf(cast)
  let nth = 0
  for (const turn of turns) {
    nth += 1
    const chance = new Random(turn.seed)
    const company = chance.chance(0.12) ? companyFor(turn.member, turn.day, colleagues, turn.seed) : undefined
    yield {
      what: 'impression',
      impression: writeDown(turn, {
        id: `impression-${nth}`,
        company,
        circumstance: circumstances.of(turn),
        days,
        chance,
      }),
    }
  }
}

/** The shelf: something worth giving for each topic. */
function shelf(): Value[] {
  return TOPICS.map((topic) => ({
    id: valueId(topic.tag),
    title: topic.value,
    tags: [topic.tag],
    link: `https://shelf.example/${topic.tag}`,
  }))
}

const valueId = (tag: string) => `value-${tag}`

function colleaguesOf(cast: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
  const colleagues = new Map<string, Member[]>()
  for (const member of cast) {
    if (member.organization === undefined || !isFlexible(member)) continue
    const there = colleagues.get(member.organization)
    if (there) there.push(member)
    else colleagues.set(member.organization, [member])
  }
  return colleagues
}

/** A colleague who was known on that day and may have been there too. */
function companyFor(
  member: Member,
  day: number,
  colleagues: ReadonlyMap<string, readonly Member[]>,
  seed: number,
): Member | undefined {
  const there = (colleagues.get(member.organization ?? '') ?? []).filter(
    (other) => other.index !== member.index && other.first <= day && day <= other.last,
  )
  return there[seedOf(seed, 7) % Math.max(1, there.length)]
}
