/** What keeps a contact quiet whatever may come, in one true sentence: closed, resting, asleep, or held back. */
import { dayOf, type DayNumber } from '../dates.ts'
import { pingsInWords } from './hold-words.ts'
import { holdOn, type SilenceHold } from './holds.ts'
import type { Standing } from './plan.ts'
import type { Reading } from './reading.ts'
import type { Rest } from './rests.ts'
import { sleepOn, type Sleep } from './rules/07-silence.ts'
import { counted, countedInWords, dateInWords, datesInWords, dayInWords, firstName, quoted } from './words.ts'
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
  const sent = datesInWords(
    sleep.pings.map(({ day }) => day),
    today,
  )
  const text = `Asleep since ${dateInWords(sleep.from, today)}, after ${pings} without an answer (${sent}); until ${firstName(story.contact)} comes back, or you wake the contact.`
  return { kind: 'asleep', text, impressions: sleep.pings.map((ping) => ping.head.id) }
}

function backingOffWords(hold: SilenceHold, { silence }: Standing, { today, settings }: Reading): WhyNot {
  const { pings } = hold
  // One that may still be answered would lengthen the quiet by counting before it is over.
  const waits = silence.unanswered.at(-1)
  const counts = waits && waits.day + settings.pingAnswerDays
  const longer =
    waits && counts !== undefined && today < counts && counts <= hold.until
      ? `, or longer if your ping of ${dateInWords(waits.day, today)} has none either`
      : ''
  const text = `${pingsInWords(pings, today)} had no answer; backing off until ${dateInWords(hold.until, today)}${longer}.`
  return { kind: 'backing-off', text, impressions: pings.map((ping) => ping.head.id) }
}

/** The sentence, where something keeps the contact quiet. */
export function quietWords(standing: Standing, reading: Reading): WhyNot | undefined {
  const { story, silence, tooOften } = standing
  const { today } = reading
  if (story.closed) return closedWords(story, today)
  const { rest } = standing
  if (rest && rest.from <= today && today <= rest.lastQuiet) return restWords(rest, story, today)
  const sleep = sleepOn(silence, today)
  if (sleep) return sleepWords(sleep, story, today)

  const hold = holdOn([...silence.holds, ...tooOften], today)
  if (hold === undefined) return undefined
  if (hold.by === 'silence') return backingOffWords(hold, standing, reading)
  const { touches, until } = hold
  const text = `You reached out ${timesInWords(touches.length)} within ${counted(reading.settings.tooOftenDays, 'day')} and nothing has come back yet; better to wait until ${dateInWords(until, today)}.`
  return { kind: 'too-often', text, impressions: touches.map((touch) => touch.head.id) }
}

function timesInWords(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
