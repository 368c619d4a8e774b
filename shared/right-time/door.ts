/** Where the relationship with a contact stands at the clock, and what lies behind it: rests, and promises owed. */
import { isoDay } from '../dates.ts'
import { doorFrom, type Door } from '../domain/door.ts'
import type { Promised } from '../domain/promise.ts'
import type { Clock, History } from './history.ts'
import { Reading } from './reading.ts'
import { restOn, restsOfStory, type RestEnd } from './rests.ts'
import { promiseOwner, wasLetGo } from './rules/01-closed.ts'
import { isOpenPromise } from './rules/02-promises.ts'
import { silenceOf, sleepOn } from './rules/07-silence.ts'
import type { Story } from './story.ts'

/** Ajar while they rest or sleep. */
export function doorOfStory(story: Story, reading: Reading): Door {
  if (story.closed) return 'closed'
  const { today } = reading
  const resting = restOn(story, reading, today) !== undefined
  return doorFrom(story.turns, resting || sleepOn(silenceOf(story, reading), today) !== undefined)
}

/** Where the relationship with a contact stands; open for somebody who is not in the journal. */
export function doorOf(contact: string, history: History, clock: Clock): Door {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  return story ? doorOfStory(story, reading) : 'open'
}

/** A rest as it stretches over the timeline. Days are ISO dates. */
export interface RestStretch {
  readonly from: string
  /** The last quiet day, as far as it is known; absent while only an open circumstance can end it. */
  readonly to?: string
  /** Whether it is quiet now. */
  readonly current: boolean
  /** What ended it; absent while it lasts. */
  readonly endedBy?: RestEnd
  readonly circumstance?: { readonly id: string; readonly title: string }
  readonly words?: string
  readonly impression: string
}

/** All rests of a contact, oldest first. One that was ended on the day it began stretches over that day. */
export function restsOf(contact: string, history: History, clock: Clock): RestStretch[] {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return []
  return restsOfStory(story, reading).map((rest, index, { length }) => {
    const { head } = rest.entry
    const circumstance = head.rest?.circumstance && reading.circumstance(head.rest.circumstance)
    const over = rest.lastQuiet < reading.today
    return {
      from: isoDay(rest.from),
      ...(rest.lastQuiet === Number.POSITIVE_INFINITY
        ? {}
        : { to: isoDay(Math.max(rest.from, rest.lastQuiet)) }),
      current: !over && index === length - 1,
      ...(over && rest.endedBy ? { endedBy: rest.endedBy } : {}),
      ...(circumstance ? { circumstance: { id: circumstance.id, title: circumstance.title } } : {}),
      ...(head.rest?.words === undefined ? {} : { words: head.rest.words }),
      impression: head.id,
    }
  })
}

/** A promise as it stands at the clock. */
export interface StandingPromise {
  readonly promised: Promised
  readonly impression: string
}

/**
 * The promises that belong to a contact, in the order of writing down. One that a closed door let go (rule 1) is told as
 * let go, of the first contact it was made to.
 */
export function promisesOf(contact: string, history: History, clock: Clock): StandingPromise[] {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return []
  return story.promising.flatMap((entry) => {
    const owner = promiseOwner(entry, reading)
    if ((owner?.contact.id ?? entry.head.contacts[0]) !== contact) return []
    return entry.head.promises.map((promised) => {
      const open = isOpenPromise(promised, reading.now)
      const state = open && wasLetGo(entry, reading) ? 'let-go' : open ? 'open' : promised.state
      return { promised: { ...promised, state }, impression: entry.head.id }
    })
  })
}
