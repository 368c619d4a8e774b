/** Reading: a history as it stands at a reading of the clock, with what several rules look up in it. */
import { dayAt, dayNumber, dayOf, epochMs, startOfDay, type DayNumber } from '../dates.ts'
import type { Circumstance } from '../domain/circumstance.ts'
import type { Contact } from '../domain/contact.ts'
import type { ImpressionHead } from '../domain/impression.ts'
import type { Settings } from '../domain/settings.ts'
import { warmthOf } from '../domain/warmth.ts'
import { calendarOf, type Calendar } from './calendar.ts'
import type { Clock, History } from './history.ts'
import { storyOf, type Story } from './story.ts'

/** "Not the right time", said on a day to a moment. */
export interface Later {
  readonly moment: string
  readonly contact: string | undefined
  readonly ms: number
  readonly day: DayNumber
}

const NOTHING: readonly never[] = []
/** A story's warmth on the day for which it was asked last. */
const warmths = new WeakMap<Story, { readonly day: DayNumber; readonly warmth: number }>()
const NEVER_SHOWN = { before: 0, then: false } as const

/** Everything is worked out when it is first asked for, and kept as long as the reading lives: one call. */
export class Reading {
  readonly history: History
  readonly now: number
  readonly zone: string
  readonly today: DayNumber
  readonly settings: Settings
  readonly calendar: Calendar
  private readonly stories = new Map<string, Story>()
  private contactsById: Map<string, Contact> | undefined
  private circumstancesById: Map<string, Circumstance> | undefined
  private latersByMoment: Map<string, Later[]> | undefined

  constructor(history: History, clock: Clock, today = dayAt(clock.now, clock.zone)) {
    this.history = history
    this.now = clock.now
    this.zone = clock.zone
    this.today = today
    this.settings = history.settings
    this.calendar = calendarOf(history.settings)
  }

  /** As the same day stood when it began: nothing of today has been written down yet. */
  atStartOfDay(): Reading {
    const now = epochMs(startOfDay(this.today, this.zone)) - 1
    return new Reading(this.history, { now, zone: this.zone }, this.today)
  }

  /** The day of an instant, for the user. */
  dayAt(ms: number): DayNumber {
    return dayAt(ms, this.zone)
  }

  contact(id: string): Contact | undefined {
    this.contactsById ??= new Map(this.history.contacts.map((contact) => [contact.id, contact]))
    return this.contactsById.get(id)
  }

  headsOf(contact: string): readonly ImpressionHead[] {
    return this.history.impressionsOf.get(contact) ?? NOTHING
  }

  /** The story of a contact; `undefined` for somebody who is not in the journal. */
  story(id: string): Story | undefined {
    const known = this.stories.get(id)
    if (known) return known
    const contact = this.contact(id)
    return contact && this.read(contact)
  }

  /** Every contact's story. */
  *allStories(): Iterable<Story> {
    for (const contact of this.history.contacts) {
      yield this.stories.get(contact.id) ?? this.read(contact)
    }
  }

  private read(contact: Contact): Story {
    const story = storyOf(contact, this.headsOf(contact.id), this.now)
    this.stories.set(contact.id, story)
    return story
  }

  /** Warmth on a day, 0 to 100; today's unless told. */
  warmth(contact: string, day: DayNumber = this.today): number {
    const story = this.story(contact)
    if (!story) return 0
    let known = warmths.get(story)
    if (known?.day !== day) {
      const heads = story.entries.map((entry) => entry.head)
      known = { day, warmth: warmthOf(heads, day) }
      warmths.set(story, known)
    }
    return known.warmth
  }

  circumstance(id: string): Circumstance | undefined {
    this.circumstancesById ??= new Map(this.history.circumstances.map((each) => [each.id, each]))
    return this.circumstancesById.get(id)
  }

  /** The day on which a circumstance came true, as far as that is known by now. */
  cameTrueDay(circumstance: Circumstance): DayNumber | undefined {
    const { cameTrue } = circumstance
    return cameTrue !== undefined && epochMs(cameTrue) <= this.now ? dayOf(cameTrue) : undefined
  }

  /** "Not the right time" as it was said to a moment, oldest first. */
  latersTo(moment: string): readonly Later[] {
    return this.laters().get(moment) ?? NOTHING
  }

  /** By moment; empty when the user never said it. */
  laters(): ReadonlyMap<string, readonly Later[]> {
    if (!this.latersByMoment) {
      this.latersByMoment = new Map()
      for (const answer of this.history.answers) {
        const ms = epochMs(answer.at)
        if (ms > this.now) continue
        const later = { moment: answer.moment, contact: answer.contact, ms, day: dayOf(answer.at) }
        const known = this.latersByMoment.get(answer.moment)
        if (known) known.push(later)
        else this.latersByMoment.set(answer.moment, [later])
      }
      for (const list of this.latersByMoment.values()) list.sort((a, b) => a.ms - b.ms)
    }
    return this.latersByMoment
  }

  /** On how many days before `day` a moment was shown, and whether it was shown on it. */
  shown(moment: string, day: DayNumber): { before: number; then: boolean } {
    const days = this.history.shown.get(moment)
    if (!days) return NEVER_SHOWN
    const numbers = new Set(days.map(dayNumber))
    let before = 0
    for (const each of numbers) if (each < day && each <= this.today) before += 1
    return { before, then: numbers.has(day) }
  }
}

/** The same finding, worked out once for each reading. */
export function oncePerReading<T>(find: (reading: Reading) => T): (reading: Reading) => T {
  const found = new WeakMap<Reading, { readonly it: T }>()
  return (reading) => {
    let known = found.get(reading)
    if (!known) {
      known = { it: find(reading) }
      found.set(reading, known)
    }
    return known.it
  }
}

/** What follows from one story and the settings alone, worked out once for as long as both are the same objects. */
export function oncePerStory<T>(
  find: (story: Story, settings: Settings) => T,
): (story: Story, reading: Pick<Reading, 'settings'>) => T {
  const found = new WeakMap<Story, { readonly settings: Settings; readonly it: T }>()
  return (story, { settings }) => {
    let known = found.get(story)
    if (known?.settings !== settings) {
      known = { settings, it: find(story, settings) }
      found.set(story, known)
    }
    return known.it
  }
}
