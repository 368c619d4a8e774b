/** Why not now: the same for silence as reasons are for moments. */
import { dayOf, isoDay, type DayNumber } from '../dates.ts'
import type { Door } from '../domain/door.ts'
import { isOpen, type Draft } from './draft.ts'
import type { Clock, History } from './history.ts'
import { holdOn } from './holds.ts'
import { momentsOn, standingOf, type Standing } from './plan.ts'
import { Reading } from './reading.ts'
import { latestRest, type Rest } from './rests.ts'
import { sleepOn, type Sleep } from './rules/07-silence.ts'
import {
  capitalized,
  counted,
  countedInWords,
  dateInWords,
  dayInWords,
  dueInWords,
  firstName,
  quoted,
} from './words.ts'
import type { Story } from './story.ts'

export type WhyNotKind =
  | 'closed'
  | 'resting'
  | 'asleep'
  | 'too-often'
  | 'backing-off'
  /** The user said "Not the right time". */
  | 'later'
  /** Something is known to come, or a ping waits for its answer. */
  | 'waiting'
  /** Nothing is known that would make the time right. */
  | 'nothing'

export interface WhyNot {
  readonly kind: WhyNotKind
  /** One true sentence. */
  readonly text: string
  /** The impressions that it rests on. */
  readonly impressions: readonly string[]
}

function closedWords(story: Story, today: DayNumber): WhyNot {
  const turn = story.turns.findLast((each) => each.what === 'closed')
  const when = turn ? ` ${dayInWords(dayOf(turn.at), today)}` : ''
  const text =
    turn?.impression === undefined
      ? `The door is closed: you closed it${when}.`
      : `The door is closed: ${firstName(story.contact)} asked${when} not to be contacted.`
  return { kind: 'closed', text, impressions: turn?.impression === undefined ? [] : [turn.impression] }
}

/** "until the new CFO has started, at the latest until 10 June": what ends a rest. */
function restEnd(rest: Rest, today: DayNumber): string {
  const date = rest.until === undefined ? undefined : dateInWords(rest.until, today)
  if (rest.endedBy === 'circumstance') return `until today: ${rest.circumstance?.title ?? ''} has come true`
  if (rest.circumstance === undefined) return `until ${dateInWords(rest.lastQuiet, today)}`
  const circumstance = `until ${rest.circumstance.title}`
  return date === undefined ? circumstance : `${circumstance}, at the latest until ${date}`
}

function restWords(rest: Rest, story: Story, today: DayNumber): WhyNot {
  const { head } = rest.entry
  const name = firstName(story.contact)
  const day = dayInWords(rest.from, today)
  const said = head.rest?.words === undefined ? '' : ` (${quoted(head.rest.words)})`
  const by = rest.notNow ? `${name} said ${day} that it was not the time` : `you let it rest ${day}`
  const reckoned =
    rest.reckoned === 'median'
      ? ', as long as the rests that led to a yes lasted'
      : rest.reckoned === 'default'
        ? ', since nobody named an end'
        : ''
  const text = `Resting ${restEnd(rest, today)}${reckoned}; ${by}${said}.`
  return { kind: 'resting', text, impressions: [head.id] }
}

function sleepWords(sleep: Sleep, story: Story, today: DayNumber): WhyNot {
  const pings = countedInWords(sleep.pings.length, 'ping')
  const text = `Asleep since ${dateInWords(sleep.from, today)}, after ${pings} without an answer; until ${firstName(story.contact)} comes back, or you wake the contact.`
  return { kind: 'asleep', text, impressions: sleep.pings.map((ping) => ping.head.id) }
}

/** What keeps a contact quiet whatever may come: closed, resting, asleep, or held back. */
function quietWords(standing: Standing, reading: Reading): WhyNot | undefined {
  const { story, silence, tooOften } = standing
  const { today } = reading
  if (story.closed) return closedWords(story, today)
  const { rest } = standing
  if (rest && rest.from <= today && today <= rest.lastQuiet) return restWords(rest, story, today)
  const sleep = sleepOn(silence, today)
  if (sleep) return sleepWords(sleep, story, today)

  const hold = holdOn([...tooOften, ...silence.holds], today)
  if (hold === undefined) return undefined
  const free = dateInWords(hold.until, today)
  if (hold.by === 'too-often') {
    const touches = tooOften.findLast((each) => each.from <= today)?.touches ?? []
    const text = `You reached out ${timesInWords(touches.length)} within ${counted(reading.settings.tooOftenDays, 'day')} and nothing has come back yet; better to wait until ${free}.`
    return { kind: 'too-often', text, impressions: touches.map((touch) => touch.head.id) }
  }
  const pings = silence.unanswered.filter((ping) => ping.day + reading.settings.pingAnswerDays <= today)
  const what =
    pings.length === 1
      ? `Your ping of ${dateInWords(pings[0]?.day ?? today, today)} had no answer`
      : `${capitalized(countedInWords(pings.length, 'ping'))} in a row had no answer`
  const text = `${what}; backing off until ${free}.`
  return { kind: 'backing-off', text, impressions: pings.map((ping) => ping.head.id) }
}

function timesInWords(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

const COMING: Readonly<Record<Draft['kind'], string>> = {
  promise: 'a promise to keep',
  'rest-over': 'a gentle word after the rest',
  circumstance: 'a gentle word after the rest',
  'move-closer': 'a small next step',
  rhythm: 'your rhythm',
  date: 'a date to wish well on',
  'write-down': 'a meeting to write down',
}

/** What is awaited, where nothing keeps the contact quiet and nothing is open. */
function waitingWords(standing: Standing, moments: readonly Draft[], reading: Reading): WhyNot {
  const { today, settings } = reading
  const { story, silence } = standing
  const put = moments.find((each) => each.heldBy === 'later')
  if (put) {
    const said = reading.latersTo(put.id).at(-1)
    const when = said ? ` ${dayInWords(said.day, today)}` : ''
    const text = `You said${when} that it was not the right time; Ajar comes back to it on ${dateInWords(put.opens, today)}.`
    return { kind: 'later', text, impressions: [] }
  }
  const ping = silence.unanswered.at(-1)
  if (ping && today < ping.day + settings.pingAnswerDays) {
    const answered = dueInWords(ping.day + settings.pingAnswerDays, today)
    const text = `Your ping of ${dateInWords(ping.day, today)} may still be answered; give it until ${answered}.`
    return { kind: 'waiting', text, impressions: [ping.head.id] }
  }
  const next = moments.reduce<Draft | undefined>(
    (first, each) => (first && first.opens <= each.opens ? first : each),
    undefined,
  )
  if (next) {
    const text = `Nothing is due; next is ${COMING[next.kind]}, ${dayInWords(next.opens, today)}.`
    const { lastContact } = story
    return {
      kind: 'waiting',
      text,
      impressions: next.kind === 'rhythm' && lastContact ? [lastContact.head.id] : [],
    }
  }
  const text =
    story.contact.rhythm !== null && story.lastContact === undefined
      ? 'Nothing is known yet: the rhythm begins with the first time you are in touch.'
      : 'Nothing is known that would make the time right: no rhythm, no rest, no date ahead.'
  return { kind: 'nothing', text, impressions: [] }
}

/**
 * Why there is no moment for a contact now; `null` if there is one. What keeps a contact quiet is told even where a
 * promise speaks through it. A moment that is open but does not fit in today's list is a moment.
 */
export function whyNotNow(contact: string, history: History, clock: Clock): WhyNot | null {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return { kind: 'nothing', text: 'This contact is not in the journal.', impressions: [] }
  const standing = standingOf(story, reading)
  const quiet = quietWords(standing, reading)
  const moments = momentsOn(standing, reading, reading.today)
  const open = moments.filter((each) => isOpen(each, reading.today, reading.now))
  if (quiet && open.every((each) => each.kind === 'promise' || each.kind === 'date')) return quiet
  return open.length > 0 ? null : waitingWords(standing, moments, reading)
}

/** `whyNotNow` as the one sentence alone. */
export function whyNot(contact: string, history: History, clock: Clock): string | null {
  return whyNotNow(contact, history, clock)?.text ?? null
}

/** Somebody who is deliberately left in peace. */
export interface InPeace {
  readonly contact: { readonly id: string; readonly name: string }
  readonly door: Door
  /** Until when or what, and by whose words. */
  readonly words: string
  /** The last quiet day, where it is known: an ISO date. */
  readonly until?: string
}

/** All who rest, sleep, or asked not to be contacted: those whose rest ends soonest first, closed doors last. */
export function leftInPeace(history: History, clock: Clock): InPeace[] {
  const reading = new Reading(history, clock)
  const found: { order: number; peace: InPeace }[] = []
  for (const story of reading.allStories()) {
    const why = quietWords(standingOf(story, reading), reading)
    if (!why || (why.kind !== 'closed' && why.kind !== 'resting' && why.kind !== 'asleep')) continue
    const lastQuiet = why.kind === 'resting' ? latestRest(story, reading)?.lastQuiet : undefined
    const known = lastQuiet !== undefined && lastQuiet !== Number.POSITIVE_INFINITY
    const { id, name } = story.contact
    found.push({
      order: known ? lastQuiet : { resting: 1e8, asleep: 2e8, closed: 3e8 }[why.kind],
      peace: {
        contact: { id, name: name.display },
        door: why.kind === 'closed' ? 'closed' : 'ajar',
        words: why.text,
        ...(known ? { until: isoDay(lastQuiet) } : {}),
      },
    })
  }
  found.sort(
    (a, b) =>
      a.order - b.order ||
      a.peace.contact.name.localeCompare(b.peace.contact.name, 'en') ||
      (a.peace.contact.id < b.peace.contact.id ? -1 : 1),
  )
  return found.map(({ peace }) => peace)
}
