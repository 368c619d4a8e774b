/** Brief: one page about a contact, to read before meeting them. Markdown. */
import { dayNumber, isoDay } from '../dates.ts'
import { RHYTHM_WORDS } from '../domain/rhythm.ts'
import { doorOfStory } from './door.ts'
import type { Clock, History } from './history.ts'
import { momentsOf } from './moments.ts'
import { Reading } from './reading.ts'
import { restsOfStory, type Rest } from './rests.ts'
import { openPromises } from './rules/02-promises.ts'
import { nextDate } from './rules/09-dates.ts'
import type { Entry, Story } from './story.ts'
import { whyNotNow } from './why-not.ts'
import {
  capitalized,
  dateInWords,
  dayInWords,
  dueInWords,
  firstName,
  kindInWords,
  listed,
  quoted,
  whenItWas,
} from './words.ts'

/** How many impressions the brief tells, and how much of each. */
const LATEST = 5
const EXCERPT = 600

/** The texts of impressions, by id. */
export type Texts = Pick<ReadonlyMap<string, string>, 'get'>

/** A name or title as it is, whatever Markdown would make of it. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}

/** A text as a quotation: its own Markdown, cut at a word where it is long. */
function excerpt(text: string): string {
  const trimmed = text.trim()
  const cut = trimmed.length <= EXCERPT ? trimmed : `${trimmed.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …`
  return cut
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

/** What they said last: the latest impression in which they took part, or to which something came back. */
function saidLast(story: Story): Entry | undefined {
  return story.entries.findLast(
    ({ head, signal }) => head.direction === 'in' || head.direction === 'both' || signal !== 'none',
  )
}

/**
 * The impressions whose texts a contact's brief quotes, by id: what to look up before writing it.
 */
export function quotedInBrief(contact: string, history: History, clock: Clock): string[] {
  const story = new Reading(history, clock).story(contact)
  if (!story) return []
  const said = saidLast(story)
  const ids = story.entries.slice(-LATEST).map(({ head }) => head.id)
  return said ? [...new Set([...ids, said.head.id])] : ids
}

const SIGNAL_WORDS = {
  positive: 'positive',
  neutral: 'neutral',
  'not-now': 'not now',
  stop: 'please stop',
  none: '',
} as const

function where(story: Story, reading: Reading): string {
  const { contact, lastContact } = story
  const parts = [
    `door **${doorOfStory(story, reading)}**`,
    `warmth **${reading.warmth(contact.id)}** of 100`,
    contact.rhythm === null ? 'no rhythm' : `in touch ${RHYTHM_WORDS[contact.rhythm]}`,
    lastContact === undefined
      ? 'not in touch yet'
      : `last contact ${dayInWords(lastContact.day, reading.today)} (${kindInWords(lastContact.head.kind)})`,
  ]
  return `${capitalized(parts.join(' · '))}.`
}

function restLine(rest: Rest, reading: Reading): string {
  const { today } = reading
  const words = rest.entry.head.rest?.words
  const until =
    rest.lastQuiet === Number.POSITIVE_INFINITY
      ? `until ${plain(rest.circumstance?.title ?? '')}`
      : `to ${dateInWords(Math.max(rest.from, rest.lastQuiet), today)}`
  const how =
    rest.lastQuiet >= today
      ? ''
      : rest.endedBy === 'circumstance'
        ? `, when it came true: ${plain(rest.circumstance?.title ?? '')}`
        : rest.endedBy === 'positive'
          ? ', ended by a positive signal'
          : rest.endedBy === 'replaced'
            ? ', followed by another'
            : ''
  const now = rest.from <= today && today <= rest.lastQuiet ? '**Resting now:** ' : ''
  return `- ${now}from ${dateInWords(rest.from, today)} ${until}${how}${words === undefined ? '' : `: ${plain(quoted(words))}`}`
}

function impressionLines(entry: Entry, name: string, reading: Reading, texts: Texts): string {
  const { head, signal } = entry
  const marks = [
    SIGNAL_WORDS[signal],
    head.left === null ? '' : `I left ${head.left > 0 ? '+' : ''}${head.left}`,
    head.asks ? 'asked for something' : '',
  ].filter((mark) => mark !== '')
  const what = capitalized(whenItWas(entry, name, reading.today))
  const text = texts.get(head.id)
  const line = `**${plain(what)}**${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  return text === undefined || text.trim() === '' ? line : `${line}\n\n${excerpt(text)}`
}

function valuesGiven(story: Story, reading: Reading): string[] {
  const titles = new Map(reading.history.values.map((value) => [value.id, value.title]))
  return story.entries.flatMap(({ head, day }) =>
    head.values.map((id) => `- ${plain(titles.get(id) ?? 'something')}, ${dayInWords(day, reading.today)}`),
  )
}

function toRemember(story: Story, reading: Reading): string[] {
  const { contact } = story
  const lines: string[] = []
  for (const date of contact.dates) {
    const label = date.label === undefined ? date.kind : `${date.kind}, ${date.label}`
    const next = nextDate(date.date, reading.today, reading)
    const when = next ? dayInWords(next.date, reading.today) : date.date
    lines.push(`- ${plain(capitalized(label))}: ${when}`)
  }
  for (const relation of contact.relations) {
    lines.push(`- ${plain(capitalized(relation.label))}: ${plain(relation.name)}`)
  }
  const introducer = contact.introducedBy === undefined ? undefined : reading.contact(contact.introducedBy)
  if (introducer) lines.push(`- Introduced by ${plain(introducer.name.display)}`)
  if (contact.tags.length > 0) lines.push(`- Tags: ${plain(listed(contact.tags))}`)
  if (contact.notes !== undefined && contact.notes.trim() !== '') lines.push('', contact.notes.trim())
  return lines
}

/**
 * The brief of a contact as Markdown: who they are, where the relationship stands, what they said last, open promises,
 * rests, values given, the latest impressions, and what to remember. Empty for somebody who is not in the journal.
 */
export function brief(contact: string, history: History, clock: Clock, texts: Texts): string {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return ''
  const { today } = reading
  const fields = story.contact
  const name = firstName(fields)
  const sections: string[] = [`# ${plain(fields.name.display)}`]
  const add = (title: string, lines: readonly string[], between = '\n') => {
    if (lines.length > 0) sections.push(`## ${title}\n\n${lines.join(between)}`)
  }

  const who = [fields.role, fields.organization].filter((part) => part !== undefined && part !== '')
  if (who.length > 0) sections.push(plain(who.join(', ')))
  sections.push(where(story, reading))
  const why = whyNotNow(contact, history, clock)
  if (why) sections.push(plain(why.text))

  const open = momentsOf(contact, history, clock).filter(
    (moment) => moment.kind !== 'promise' && dayNumber(moment.opens) <= today,
  )
  add(
    'Now',
    open.flatMap((moment) => moment.reasons.map((reason) => `- ${plain(reason.text)}`)),
  )
  const said = saidLast(story)
  add(`What ${plain(name)} said last`, said ? [impressionLines(said, name, reading, texts)] : [])
  add(
    'Open promises',
    openPromises(story, reading).map(
      ({ promised }) => `- ${plain(promised.text)}, by ${dueInWords(dayNumber(promised.due), today)}`,
    ),
  )
  add(
    'Rests',
    restsOfStory(story, reading)
      .reverse()
      .map((rest) => restLine(rest, reading)),
  )
  add('Values given', valuesGiven(story, reading).reverse())
  const latest = story.entries.slice(-LATEST).reverse()
  add(
    'The latest impressions',
    latest.map((entry) => impressionLines(entry, name, reading, texts)),
    '\n\n',
  )
  add('To remember', toRemember(story, reading))
  add('To reach them', [
    ...fields.emails.map(
      ({ value, label }) => `- ${plain(label === undefined ? value : `${value} (${label})`)}`,
    ),
    ...fields.phones.map(
      ({ value, label }) => `- ${plain(label === undefined ? value : `${value} (${label})`)}`,
    ),
  ])
  sections.push(`*As of ${isoDay(today)}.*`)
  return `${sections.join('\n\n')}\n`
}
