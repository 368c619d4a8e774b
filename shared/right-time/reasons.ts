/** Reasons: why a moment is one, in words a person would say, with the impressions that they rest on. */
import { isoDay, zonedAt, epochMs, type DayNumber } from '../dates.ts'
import type { Reason } from '../domain/moment.ts'
import { RHYTHM_WORDS } from '../domain/rhythm.ts'
import { dateReason } from './date-words.ts'
import type { Cause, Draft } from './draft.ts'
import { holdReason } from './hold-words.ts'
import type { Reading } from './reading.ts'
import { cameTrueOf, type Rest } from './rests.ts'
import { asksSinceValue, owesValue } from './rules/11-give-before-asking.ts'
import type { Entry, Story } from './story.ts'
import {
  capitalized,
  counted,
  dayInWords,
  dueInWords,
  firstName,
  kindInWords,
  listed,
  ordinalInWords,
  quoted,
  topicInWords,
  whenItWas,
} from './words.ts'

const reason = (text: string, ...entries: readonly (Entry | undefined)[]): Reason => ({
  text,
  impressions: entries.flatMap((entry) => (entry ? [entry.head.id] : [])),
})

/** How a rest got its end, where nobody had named one. */
function reckoning(rest: Rest): string {
  if (rest.reckoned === undefined || rest.until === undefined) return ''
  const days = counted(rest.until - rest.from, 'day')
  return rest.reckoned === 'median'
    ? ` Nobody had named an end, so it lasted ${days}, after the rests of yours that led to a yes.`
    : ` Nobody had named an end, so it lasted ${days}.`
}

function ofRest(rest: Rest, name: string, today: DayNumber): Reason {
  const began = dayInWords(rest.from, today)
  const words = rest.entry.head.rest?.words
  const said = words === undefined ? '' : ` (${quoted(words)})`
  const cameTrue = cameTrueOf(rest)
  if (cameTrue !== undefined && rest.circumstance) {
    const { title } = rest.circumstance
    const text = `${capitalized(began)} you said you would wait until ${title}${said}; that came true ${dayInWords(cameTrue, today)}.`
    return reason(text, rest.entry)
  }
  const what = rest.notNow ? `${name} said it was not the right time` : `you let it rest with ${name}`
  const ended = `that rest ended ${dayInWords(rest.lastQuiet, today)}`
  return reason(`${capitalized(began)} ${what}${said}; ${ended}.${reckoning(rest)}`, rest.entry)
}

/** What was tried last: the latest impression in which I took part. */
export function triedLast(story: Story): Entry | undefined {
  return story.entries.findLast(({ head }) => head.direction === 'out' || head.direction === 'both')
}

function ofLastTry(story: Story, today: DayNumber): Reason[] {
  const tried = triedLast(story)
  if (!tried) return []
  const asked = tried.head.asks ? ', and it asked for something' : ''
  const what = `${kindInWords(tried.head.kind)}${topicInWords(tried)} ${dayInWords(tried.day, today)}`
  return [reason(`What was tried last was ${what}${asked}.`, tried)]
}

const LEFT_IN_WORDS = {
  '-2': 'poor',
  '-1': 'not so good',
  '0': 'neither good nor bad',
  '1': 'good',
  '2': 'very good',
} as const

function ofImpressionLeft(story: Story): Reason[] {
  const judged = story.entries.findLast((entry) => entry.head.left !== null)
  const left = judged?.head.left
  if (judged === undefined || left === undefined || left === null) return []
  return [reason(`The last impression you left was ${LEFT_IN_WORDS[`${left}`]}.`, judged)]
}

function ofValues(story: Story, name: string, today: DayNumber): Reason[] {
  const gave = story.entries.findLast((entry) => entry.head.values.length > 0)
  if (!gave) return [reason(`You have not brought ${name} anything yet.`)]
  return [reason(`You last brought ${name} something ${dayInWords(gave.day, today)}.`, gave)]
}

function ofPositive(story: Story, entry: Entry, name: string, today: DayNumber): Reason {
  const row = story.signals.length - 1 - story.signals.findLastIndex((each) => each.signal !== 'positive')
  const again = row >= 2 ? ` It is the ${ordinalInWords(row)} good signal in a row.` : ''
  const later = entry.signalMs > entry.ms
  const text = later
    ? `${name} answered ${dayInWords(entry.signalDay, today)}, and it was positive.`
    : `${capitalized(whenItWas(entry, name, today))}, what came back was positive.`
  return reason(text + again, entry)
}

function ofRhythm(story: Story, cause: Cause & { kind: 'rhythm' }, today: DayNumber): Reason[] {
  const { rhythm } = story.contact
  const last = story.lastContact
  if (rhythm === null || last === undefined) return []
  const wish = `you would like to be in touch ${RHYTHM_WORDS[rhythm]}`
  const contact = `The last contact was ${kindInWords(last.head.kind)} ${dayInWords(last.day, today)}`
  const reasons = [reason(`${contact}; ${wish}.`, last)]
  if (cause.pace === 'warming') {
    const two = story.signals.slice(-2)
    reasons.push(reason('The last two signals were positive, so a little sooner than that.', ...two))
  }
  if (cause.pace === 'cooling') {
    const judged = story.entries.findLast((entry) => entry.head.left !== null)
    reasons.push(reason('The last impression you left was not good, so a little later than that.', judged))
  }
  return reasons
}

function ofPromise(cause: Cause & { kind: 'promise' }, name: string, today: DayNumber): Reason {
  const { entry, promised, due } = cause
  const told = entry.head.kind === 'note' ? 'you wrote down a promise to' : 'you promised'
  const when = capitalized(whenItWas(entry, name, today))
  const text = `${when}${entry.head.kind === 'note' ? '' : ','} ${told} ${name}: ${quoted(promised.text)}, by ${dueInWords(due, today)}.`
  return reason(text, entry)
}

function ofMeeting(
  cause: Cause & { kind: 'write-down' },
  story: Story | undefined,
  reading: Reading,
): Reason {
  const { meeting } = cause
  const endMs = epochMs(meeting.end)
  const ended = dayInWords(reading.dayAt(endMs), reading.today)
  const time = meeting.allDay ? '' : ` at ${zonedAt(endMs, reading.zone).slice(11, 16)}`
  const known = meeting.attendees.flatMap(({ contact }) => {
    const attendee = contact === undefined ? undefined : reading.story(contact)
    return attendee && !attendee.closed ? [attendee.contact.name.display] : []
  })
  const who = story ? ` with ${listed(known)}` : ''
  return reason(
    `${quoted(meeting.title)}${who} ended ${ended}${time}, and nothing has been written down about it yet.`,
  )
}

/** Why it speaks later than it would have. */
function ofHold({ heldBy }: Draft, { today, settings }: Reading): Reason[] {
  if (heldBy === undefined) return []
  const { text, entries } = holdReason(heldBy, today, settings)
  return [reason(text, ...entries)]
}

function ofCause(story: Story, { cause, opens }: Draft, reading: Reading): Reason[] {
  const { today } = reading
  const name = firstName(story.contact)
  switch (cause.kind) {
    case 'promise':
      return [ofPromise(cause, name, today)]
    case 'rest-over':
    case 'circumstance':
      return [
        ofRest(cause.rest, name, today),
        ...ofLastTry(story, today),
        ...ofImpressionLeft(story),
        ...ofValues(story, name, today),
      ]
    case 'move-closer':
      return [ofPositive(story, cause.entry, name, today)]
    case 'rhythm':
      return ofRhythm(story, cause, today)
    case 'date':
      return [reason(dateReason(cause.date, cause.day, name, { today, ahead: opens < cause.day }))]
    case 'write-down':
      return [ofMeeting(cause, story, reading)]
  }
}

/** Rule 11, where it changes the gesture. */
function ofAsking(moment: Draft, story: Story, reading: Reading): Reason[] {
  if (moment.kind !== 'rhythm' && moment.kind !== 'move-closer') return []
  if (!owesValue(story, reading.settings)) return []
  const asks = asksSinceValue(story)
  const name = firstName(story.contact)
  const times = asks.length === 2 ? 'twice' : asks.length === 1 ? 'once' : `${asks.length} times`
  return [reason(`You have asked ${name} ${times} since you last gave something, so give first.`, ...asks)]
}

/** Why a moment is one. Never empty. */
export function reasonsFor(moment: Draft, reading: Reading): Reason[] {
  const { story, cause } = moment
  if (!story) return cause.kind === 'write-down' ? [ofMeeting(cause, story, reading)] : []
  const reasons = [
    ...ofCause(story, moment, reading),
    ...ofAsking(moment, story, reading),
    ...ofHold(moment, reading),
  ]
  return reasons.length > 0 ? reasons : [reason(`The time is right from ${isoDay(moment.opens)}.`)]
}
