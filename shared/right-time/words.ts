/** Words: days, names and impressions as a person would say them. English, as the whole interface. */
import { isoDay, weekday, type DayNumber } from '../dates.ts'
import type { Contact } from '../domain/contact.ts'
import type { ImpressionKind } from '../domain/impression.ts'
import type { GestureKind } from '../domain/moment.ts'
import type { Entry } from './story.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "12 March"; with the year if it is not today's. */
export function dateInWords(day: DayNumber, today: DayNumber): string {
  const iso = isoDay(day)
  const year = iso.slice(0, 4)
  const plain = `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''}`
  return year === isoDay(today).slice(0, 4) ? plain : `${plain} ${year}`
}

/** "3 and 20 March", "20 December 2026 and 3 March": days in order, each told once. */
export function datesInWords(days: readonly DayNumber[], today: DayNumber): string {
  const months: DayNumber[][] = []
  for (const day of new Set(days)) {
    const latest = months.at(-1)
    if (latest?.[0] !== undefined && isoDay(latest[0]).slice(0, 7) === isoDay(day).slice(0, 7))
      latest.push(day)
    else months.push([day])
  }
  const dayOfMonth = (day: DayNumber) => String(Number(isoDay(day).slice(8)))
  return listed(
    months.map((month) =>
      listed(
        month.map((day, index) => (index < month.length - 1 ? dayOfMonth(day) : dateInWords(day, today))),
      ),
    ),
  )
}

/** "today", "yesterday", "tomorrow", "on Monday" within a week, else "on 12 March". */
export function dayInWords(day: DayNumber, today: DayNumber): string {
  const ahead = day - today
  if (ahead === 0) return 'today'
  if (ahead === -1) return 'yesterday'
  if (ahead === 1) return 'tomorrow'
  if (Math.abs(ahead) < 7) return `on ${WEEKDAYS[weekday(day) - 1] ?? ''}`
  return `on ${dateInWords(day, today)}`
}

/** "today", "tomorrow", "Friday 24 April" within a week, else "24 April": after "by" or "until". */
export function dueInWords(day: DayNumber, today: DayNumber): string {
  const ahead = day - today
  if (ahead === 0) return 'today'
  if (ahead === 1) return 'tomorrow'
  const date = dateInWords(day, today)
  return ahead > 1 && ahead < 7 ? `${WEEKDAYS[weekday(day) - 1] ?? ''} ${date}` : date
}

/** The name by which one would speak of a contact: the given name, or the first word of the name. */
export function firstName(contact: Pick<Contact, 'name'>): string {
  const { display, given, prefix } = contact.name
  if (given !== undefined && given !== '') return given
  const words = display.split(/\s+/)
  const first = prefix !== undefined && words[0] === prefix && words.length > 1 ? words[1] : words[0]
  return first ?? display
}

export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** "three pings", "one ping": small numbers as words. */
export function countedInWords(count: number, one: string, many = `${one}s`): string {
  return `${NUMBERS[count] ?? count} ${count === 1 ? one : many}`
}

/** "second"; "12th" beyond ten. */
export function ordinalInWords(count: number): string {
  const word = ORDINALS[count]
  if (word !== undefined) return word
  const tens = Math.floor(count / 10) % 10
  const ending = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}

/** "1 day", "2 days". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A text of at most `length` characters and a mark of what was left out, cut at a word where it is longer. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')} …`
}

const LONGEST_QUOTE = 240

/** Somebody's words in quotation marks, on one line, cut at a word where they are long. */
export function quoted(words: string): string {
  return `“${shortened(words.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE)}”`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** What leads a gesture's text. */
export const GESTURE_WORDS: Readonly<Record<GestureKind, string>> = {
  'keep-promise': 'Keep a promise',
  'bring-value': 'Bring a value',
  ping: 'Ping',
  'move-closer': 'Move a little closer',
  'wish-well': 'Wish well',
  'write-down': 'Write it down',
}

const KIND_NOUN: Readonly<Record<ImpressionKind, string>> = {
  meeting: 'a meeting',
  call: 'a call',
  message: 'a message',
  ping: 'a ping',
  event: 'an event',
  introduction: 'an introduction',
  gift: 'a gift',
  note: 'a note',
}

/** "a call", "a message". */
export function kindInWords(kind: ImpressionKind): string {
  return KIND_NOUN[kind]
}

/** "about pricing": an impression's tags; empty without any. */
export function topicInWords(entry: Entry): string {
  return entry.head.tags.length === 0 ? '' : ` about ${listed(entry.head.tags.slice(0, 3))}`
}

/** "when you met on 14 April", "when Ann wrote yesterday". */
export function whenItWas(entry: Entry, name: string, today: DayNumber): string {
  const day = dayInWords(entry.day, today)
  const who = entry.head.direction === 'in' ? name : 'you'
  switch (entry.head.kind) {
    case 'meeting':
      return `when you met ${day}`
    case 'call':
      return entry.head.direction === 'both' ? `when you spoke ${day}` : `when ${who} called ${day}`
    case 'message':
    case 'ping':
      return entry.head.direction === 'both'
        ? `when you wrote to each other ${day}`
        : `when ${who} wrote ${day}`
    case 'event':
      return `at the event ${day}`
    case 'introduction':
      return `with the introduction ${day}`
    case 'gift':
      return `with the gift ${day}`
    case 'note':
      return day
  }
}
