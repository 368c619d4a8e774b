/**
 * A reminder in words: short, kind and plain, for a person who glances at it. Where names are left out, nothing is said
 * that somebody wrote: no name, no promise, no title.
 */
import type { GestureKind } from '../../domain/moment.ts'
import type { Reminder } from '../../domain/reminder.ts'
import type { Draft } from '../draft.ts'
import { gestureFor } from '../gestures.ts'
import type { Reading } from '../reading.ts'
import { reasonsFor } from '../reasons.ts'
import { gentlestFirst } from '../today.ts'
import { capitalized, countedInWords, dueInWords, GESTURE_WORDS, listed, shortened } from '../words.ts'
import type { DueLine } from './plan.ts'

/** Desktops cut what is longer, each in its own way. */
const BODY_LENGTH = 200
const NAME_LENGTH = 60
const PROMISE_LENGTH = 100
/** What is left of a sentence has to be worth reading. */
const WORTH_CUTTING = 50

/** What is due of one contact; of nobody known; or the promises to several that share a line. */
interface Group {
  readonly contact: { readonly id: string; readonly name: string } | undefined
  readonly moments: readonly Draft[]
}

/** By contact, in the order of the day's list. */
function groupsOf(lines: readonly DueLine[]): Group[] {
  const groups = new Map<string, Group>()
  for (const moments of lines) {
    const contacts = new Set(moments.map(({ story }) => story?.contact.id))
    const contact = contacts.size === 1 ? moments[0]?.story?.contact : undefined
    const key = contact?.id ?? moments[0]?.id ?? ''
    groups.set(key, {
      contact: contact && { id: contact.id, name: contact.name.display },
      moments: [...(groups.get(key)?.moments ?? []), ...moments],
    })
  }
  return [...groups.values()]
}

/** Those that speak: every promise, the gentlest of what one line says together, every meeting to write down. */
function speaking(moments: readonly Draft[]): Draft[] {
  const others = moments.filter(({ kind }) => kind !== 'promise' && kind !== 'write-down').sort(gentlestFirst)
  return [
    ...moments.filter(({ kind }) => kind === 'promise'),
    ...others.slice(0, 1),
    ...moments.filter(({ kind }) => kind === 'write-down'),
  ]
}

function dueOf({ cause }: Draft, reading: Reading): string {
  return cause.kind === 'promise' ? `, by ${dueInWords(cause.due, reading.today)}` : ''
}

/** What to do in one moment, as a sentence. */
function gestureInWords(moment: Draft, reading: Reading): string {
  const { kind, text, value } = gestureFor(moment, reading)
  const lead = GESTURE_WORDS[kind]
  if (moment.cause.kind === 'promise') {
    return `${lead}: ${shortened(moment.cause.promised.text, PROMISE_LENGTH)}${dueOf(moment, reading)}.`
  }
  if (kind !== 'bring-value') return `${lead}: ${text}`
  const what = value
    ? `“${shortened(value.title, PROMISE_LENGTH)}”, from your shelf`
    : 'an article, an introduction, advice'
  return `${lead}: ${what}; nothing asked.`
}

/** As much of the sentences as has room. */
function withinBody(sentences: readonly string[]): string {
  let body = ''
  for (const sentence of sentences) {
    const room = BODY_LENGTH - body.length
    if (sentence.length > room && room < WORTH_CUTTING) break
    const cut = shortened(sentence, room)
    const opened = cut.split('“').length > cut.split('”').length
    body += `${body === '' ? '' : ' '}${cut}${opened ? '”' : ''}`
  }
  return body
}

function aboutOne(group: Group, reading: Reading): { title: string; body: string } {
  const { contact } = group
  const moments = speaking(group.moments)
  const [chief] = moments
  const gestures = moments.map((moment) => gestureInWords(moment, reading))
  // A promise is its own reason; what else there is to do is worth more than why.
  const reasons =
    chief === undefined || moments.length > 1 || chief.kind === 'promise'
      ? []
      : reasonsFor(chief, reading).slice(0, 1)
  const meeting = chief?.cause.kind === 'write-down' ? chief.cause.meeting.title : undefined
  return {
    title: shortened(contact?.name ?? meeting ?? '', NAME_LENGTH),
    body: withinBody([...gestures, ...reasons.map(({ text }) => text)]),
  }
}

const WAITING = 'Promises that still wait'

const isShared = ({ contact, moments }: Group) => contact === undefined && moments[0]?.kind === 'promise'

/** Names in a row, as many as have room. */
function namesOf({ moments }: Group, most: number): string {
  const names = [
    ...new Set(moments.map(({ story }) => shortened(story?.contact.name.display ?? '', NAME_LENGTH))),
  ]
  return listed(names.length > most ? [...names.slice(0, most - 1), 'others'] : names)
}

function lowered(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en') + words.slice(1)
}

/** What there is to do, each thing once: "keep a promise, by tomorrow; ping". */
function deeds(moments: readonly Draft[], reading: Reading): string[] {
  return [
    ...new Set(
      speaking(moments).map(
        (moment) => lowered(GESTURE_WORDS[gestureFor(moment, reading).kind]) + dueOf(moment, reading),
      ),
    ),
  ]
}

function lineOf(group: Group, reading: Reading): string {
  if (isShared(group)) return `${WAITING}: ${namesOf(group, 3)}`
  const chief = group.moments[0]
  const meeting = chief?.cause.kind === 'write-down' ? chief.cause.meeting.title : ''
  return `${shortened(group.contact?.name ?? meeting, NAME_LENGTH)}: ${deeds(group.moments, reading).join('; ')}`
}

/** A line for each, as many as have room. */
function aboutSeveral(groups: readonly Group[], reading: Reading): { title: string; body: string } {
  const lines: string[] = []
  for (const line of groups.map((group) => lineOf(group, reading))) {
    if (lines.length > 0 && lines.join('\n').length + line.length > BODY_LENGTH) {
      lines.push('and more')
      break
    }
    lines.push(line)
  }
  return { title: momentsToday(groups.length), body: lines.join('\n') }
}

function momentsToday(count: number): string {
  return `${capitalized(countedInWords(count, 'good moment'))} today`
}

/** Gestures as they can be said aloud to anybody. */
const NAMELESS: Readonly<Record<GestureKind, string>> = {
  'keep-promise': 'Keep a promise',
  'bring-value': 'Bring a value: something that fits, and nothing asked',
  ping: 'Ping: a light word that asks for nothing',
  'move-closer': 'Move a little closer: a small next step, nothing big',
  'wish-well': 'Wish well: a few warm words, and no ask',
  'write-down': 'Write it down: what happened, while it is fresh',
}

function withoutNames(groups: readonly Group[], reading: Reading): { title: string; body: string } {
  const [only] = groups
  if (only === undefined || groups.length > 1) {
    const all = new Set(
      groups.flatMap(({ moments }) => speaking(moments)).map((each) => gestureFor(each, reading).kind),
    )
    const words = [...all].map((kind) => lowered(GESTURE_WORDS[kind]))
    return { title: momentsToday(groups.length), body: `${capitalized(listed(words))}.` }
  }
  if (isShared(only)) return { title: WAITING, body: 'They can be kept, or let go.' }
  const sentences = speaking(only.moments).map(
    (moment) => `${NAMELESS[gestureFor(moment, reading).kind]}${dueOf(moment, reading)}.`,
  )
  return { title: 'A good moment for somebody', body: withinBody([...new Set(sentences)]) }
}

/** The one reminder that tells of all that is due. */
export function reminderOf(id: string, lines: readonly DueLine[], reading: Reading): Reminder {
  const groups = groupsOf(lines)
  const [only] = groups
  const said = !reading.settings.namesInNotifications
    ? withoutNames(groups, reading)
    : only === undefined || groups.length > 1
      ? aboutSeveral(groups, reading)
      : isShared(only)
        ? { title: WAITING, body: `${namesOf(only, 5)}. They can be kept, or let go.` }
        : aboutOne(only, reading)
  return {
    id,
    ...said,
    ...(groups.length === 1 && only?.contact ? { contact: only.contact.id } : {}),
    moments: lines.flat().map((moment) => moment.id),
  }
}
