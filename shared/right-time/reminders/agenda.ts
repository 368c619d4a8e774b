/**
 * Agenda: every contact's opening, kept from one reading to the next, so that after a write only those whom it touches
 * are looked at again. It holds for one day, one zone and one set of settings.
 */
import { epochMs, type DayNumber } from '../../dates.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Reading } from '../reading.ts'
import { openingOf, type Opening, type Told } from './opening.ts'

/** The first instant after the clock for which something was written down that concerns everybody. */
function generallyUntil({ history, now }: Reading): number {
  let first = Infinity
  const consider = (at: string | undefined) => {
    const ms = at === undefined ? now : epochMs(at)
    if (ms > now && ms < first) first = ms
  }
  for (const { cameTrue } of history.circumstances) consider(cameTrue)
  for (const { at } of history.answers) consider(at)
  return first
}

export class Agenda {
  readonly #day: DayNumber
  readonly #zone: string
  readonly #settings: Settings
  readonly #openings = new Map<string, Opening>()
  /** Of those who are known: who rests on what was written down about others. */
  readonly #leaning = new Set<string>()
  /** The latest reading that anything here was found with. */
  #now: number
  #generallyUntil: number

  /** Looks at everybody. */
  constructor(reading: Reading, told: Told) {
    this.#day = reading.today
    this.#zone = reading.zone
    this.#settings = reading.settings
    this.#now = reading.now
    this.#generallyUntil = generallyUntil(reading)
    for (const story of reading.allStories()) this.#keep(story.contact.id, openingOf(story, reading, told))
  }

  /** By contact. */
  get openings(): ReadonlyMap<string, Opening> {
    return this.#openings
  }

  /** Whether it still holds at a reading: on the same day, not before the last, and nothing has become known since. */
  serves(reading: Reading): boolean {
    const same =
      this.#day === reading.today && this.#zone === reading.zone && this.#settings === reading.settings
    return same && this.#now <= reading.now && reading.now < this.until
  }

  /**
   * Looks again at these contacts, with a reading that it serves; with `others`, also at whoever's moments may have been moved by what was written
   * down about them. Gives whom it looked at and found with something open today of which nothing was told yet.
   */
  look(contacts: Iterable<string>, others: boolean, reading: Reading, told: Told): string[] {
    this.#now = reading.now
    this.#generallyUntil = generallyUntil(reading)
    const whom = new Set(contacts)
    if (others) {
      // A promise may go over to another whom it was made to: when a door closes, when somebody is removed.
      const promised = [...whom]
        .flatMap((id) => reading.headsOf(id))
        .filter(({ promises }) => promises.length > 0)
      for (const head of promised) for (const id of head.contacts) whom.add(id)
      for (const id of this.#leaning) whom.add(id)
    }
    const open: string[] = []
    for (const id of whom) {
      const story = reading.story(id)
      const opening = story && openingOf(story, reading, told)
      this.#keep(id, opening)
      if (opening?.today === true) open.push(id)
    }
    return open
  }

  #keep(id: string, opening: Opening | undefined): void {
    if (opening === undefined) this.#openings.delete(id)
    else this.#openings.set(id, opening)
    if (opening?.leans === true) this.#leaning.add(id)
    else this.#leaning.delete(id)
  }

  /** Whether anybody has a moment open today of which no reminder has told. */
  get openToday(): boolean {
    for (const { today } of this.#openings.values()) if (today) return true
    return false
  }

  /** The first day after today on which somebody has one; `Infinity` if nobody has. */
  get nextDay(): DayNumber {
    let first = Infinity
    for (const { next } of this.#openings.values()) if (next < first) first = next
    return first
  }

  /** The instant from which on more is known, and everybody has to be looked at anew; `Infinity` if there is none. */
  get until(): number {
    let first = this.#generallyUntil
    for (const { until } of this.#openings.values()) if (until < first) first = until
    return first
  }
}
