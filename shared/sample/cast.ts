/** The cast of the sample: who there is, where they work, and how their story goes. */
import { type Contact, newContact } from '../domain/contact.ts'
import { RHYTHM_DAYS, type Rhythm } from '../domain/rhythm.ts'
import { type DayNumber, isoDay } from '../dates.ts'
import type { Calendar } from './calendar.ts'
import { inventOrganizations, inventPerson } from './people.ts'
import { Random, seedOf } from './random.ts'
import { type Topic, TOPICS } from './topics.ts'

/**
 * How a story goes. The first ten are told once each, so that even a small sample shows every state of a door and has
 * something to say today; the rest of the cast are drawn by lot.
 */
export type Course =
  | 'promise-due'
  | 'rest-over'
  | 'came-true'
  | 'just-positive'
  | 'resting'
  | 'resting-long'
  | 'waiting'
  | 'asleep'
  | 'closed'
  | 'stop'
  | 'client'
  | 'slow-yes'
  | 'acquaintance'
  | 'fading'

const LEADS: readonly Course[] = [
  'promise-due',
  'rest-over',
  'came-true',
  'just-positive',
  'resting',
  'waiting',
  'asleep',
  'stop',
  'resting-long',
  'closed',
]

export interface Member {
  readonly index: number
  readonly id: string
  readonly short: string
  readonly organization: string | undefined
  readonly course: Course
  readonly topics: readonly [Topic, ...Topic[]]
  /** The first and the last day of their story. */
  readonly first: DayNumber
  readonly last: DayNumber
  readonly contact: Contact
}

/** The id of the nth contact. */
export const contactId = (index: number) => `contact-${index + 1}`

/** Whether a colleague may turn up in somebody else's meeting without disturbing how their own story ends. */
export function isFlexible(member: Member): boolean {
  return member.course === 'client' || member.course === 'slow-yes' || member.course === 'acquaintance'
}

/** Casts `count` people, the earliest known at most `years` before today. */
export function castOf(seed: number, count: number, years: number, days: Calendar): Member[] {
  const organizations = inventOrganizations(new Random(seedOf(seed, -1)), Math.max(3, Math.ceil(count / 2.6)))
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const chance = new Random(seedOf(seed, index))
    let person = inventPerson(chance, index)
    for (let tries = 0; taken.has(person.name.display) && tries < 20; tries += 1)
      person = inventPerson(chance, index)
    taken.add(person.name.display)

    const course = LEADS[index] ?? drawCourse(chance)
    const employer = chance.chance(0.9) || index < LEADS.length ? pickFrom(organizations, chance) : undefined
    const topics: [Topic, ...Topic[]] = [chance.pick(TOPICS), chance.pick(TOPICS), chance.pick(TOPICS)]
    const last = lastDay(course, chance, days)
    const first = Math.min(
      last,
      days.today - Math.round(years * 365.25 * (0.15 + 0.85 * Math.sqrt(chance.next()))),
    )
    const fields = {
      name: person.name,
      role: person.role,
      ...(employer === undefined ? {} : { organization: employer.name }),
      emails: [{ value: `${person.handle}@${employer?.domain ?? 'mail.example'}`, label: 'work' }],
      phones: chance.chance(0.7) ? [{ value: person.phone, label: 'mobile' }] : [],
      addresses: chance.chance(0.4) ? [{ label: 'work', city: person.city, country: person.country }] : [],
      links: chance.chance(0.2)
        ? [{ value: `https://${employer?.domain ?? 'pages.example'}/${person.handle}` }]
        : [],
      dates: birthday(index, chance, days),
      tags: tagsOf(course, topics),
      ...(index > 3 && chance.chance(0.18) ? { introducedBy: contactId(chance.between(0, index - 1)) } : {}),
      ...(chance.chance(0.15) ? { notes: chance.pick(NOTES) } : {}),
      rhythm: rhythmFor(course, days.today - last, chance),
    }
    const doorEvents =
      course === 'closed' ? [{ at: days.at(last + 2, 9 * 60 + 5), what: 'closed' as const }] : []
    return {
      index,
      id: contactId(index),
      short: person.short,
      organization: employer?.name,
      course,
      topics,
      first,
      last,
      contact: { ...newContact(contactId(index), fields), doorEvents },
    }
  })
}

const NOTES: readonly [string, ...string[]] = [
  'Prefers a call to a mail. Never on Fridays.',
  'Reads everything, answers late, forgets nothing.',
  'We met through the association. Likes to walk while talking.',
  'Decides alone, but asks the whole team first.',
  'Speaks quietly in large rooms; meet in twos.',
]

function drawCourse(chance: Random): Course {
  return chance.weighted([
    [30, 'client'],
    [24, 'slow-yes'],
    [26, 'acquaintance'],
    [9, 'fading'],
    [5, 'resting'],
    [2, 'resting-long'],
    [2, 'asleep'],
    [1, 'closed'],
    [1, 'stop'],
  ])
}

function pickFrom<T>(list: readonly T[], chance: Random): T | undefined {
  return list[chance.between(0, list.length - 1)]
}

function lastDay(course: Course, chance: Random, days: Calendar): DayNumber {
  const ago = (from: number, to: number) => days.today - chance.between(from, to)
  switch (course) {
    case 'promise-due':
      return days.workingDaysBefore(days.today, 4)
    case 'just-positive':
      return days.workingDaysBefore(days.today, 1)
    case 'rest-over':
      return ago(88, 97)
    case 'came-true':
      return ago(60, 120)
    case 'resting':
      return ago(20, 50)
    case 'resting-long':
    case 'waiting':
      return ago(30, 70)
    case 'asleep':
      return ago(45, 160)
    case 'closed':
    case 'stop':
      return ago(150, 500)
    case 'client':
      return ago(3, 55)
    case 'slow-yes':
      return ago(3, 80)
    case 'acquaintance':
      return ago(20, 380)
    case 'fading':
      return ago(15, 90)
  }
}

/** One birthday is near; the others fall where they fall. */
function birthday(index: number, chance: Random, days: Calendar): Contact['dates'] {
  const year = chance.between(1956, 1996)
  const day = days.today - chance.between(40, 330)
  if (index === 11) return [{ kind: 'birthday', date: `--${isoDay(days.today + 5).slice(5)}` }]
  if (!chance.chance(0.35)) return []
  const monthAndDay = isoDay(day).slice(5)
  // A 29 February is left without its year, which need not have been a leap year.
  return [
    {
      kind: 'birthday',
      date: chance.chance(0.6) && monthAndDay !== '02-29' ? `${year}-${monthAndDay}` : `--${monthAndDay}`,
    },
  ]
}

function tagsOf(course: Course, topics: readonly Topic[]): string[] {
  const standing =
    course === 'client' || course === 'promise-due'
      ? 'client'
      : course === 'acquaintance'
        ? 'network'
        : 'prospect'
  return [...new Set([standing, ...topics.slice(0, 2).map((topic) => topic.tag)])]
}

/** A rhythm whose turn has not come yet, so that the sample's first day is as calm as any other. */
function rhythmFor(course: Course, ago: number, chance: Random): Rhythm | null {
  if (course === 'closed' || course === 'stop' || chance.chance(0.2)) return null
  const roomy = (['P2W', 'P1M', 'P3M', 'P6M', 'P1Y'] as const).filter(
    (rhythm) => ago < RHYTHM_DAYS[rhythm] * 0.7,
  )
  const [tightest, next] = roomy
  return tightest === undefined ? null : chance.chance(0.5) ? tightest : (next ?? tightest)
}
