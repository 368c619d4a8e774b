/** Writing a turn of a story down, as its impression: what happened, in the consultant's words, and what it left. */
import type { Circumstance } from '../domain/circumstance.ts'
import type { Impression, ImpressionKind, Left, Signal } from '../domain/impression.ts'
import type { Promised } from '../domain/promise.ts'
import type { Rest } from '../domain/rest.ts'
import { isoDay } from '../dates.ts'
import type { Calendar } from './calendar.ts'
import type { Member } from './cast.ts'
import {
  ANSWERED,
  ASKS,
  BODIES,
  CLOSINGS,
  GIVEN,
  NOTES,
  OPENINGS,
  PERSONAL,
  PINGS,
  PROMISES,
  REASONS,
  REST_WORDS,
  STOPS,
  THANKS,
} from './phrases.ts'
import type { Random } from './random.ts'
import type { Turn } from './story.ts'

export interface Surroundings {
  readonly id: string
  /** Who else was there. */
  readonly company: Member | undefined
  /** What the rest hangs on. */
  readonly circumstance: Circumstance | undefined
  readonly days: Calendar
  readonly chance: Random
}

/** What kind of impression an opening tells of, and who took part. */
const TAKEN: Readonly<Record<keyof typeof OPENINGS, Pick<Impression, 'kind' | 'direction'>>> = {
  meeting: { kind: 'meeting', direction: 'both' },
  call: { kind: 'call', direction: 'both' },
  event: { kind: 'event', direction: 'both' },
  written: { kind: 'message', direction: 'out' },
  received: { kind: 'message', direction: 'in' },
  introduction: { kind: 'introduction', direction: 'out' },
  gift: { kind: 'gift', direction: 'out' },
}

/** Days before today within which nothing turns out well by itself: what speaks on the first day is told, not drawn. */
const CALM_DAYS = 25

interface Draft {
  readonly kind: ImpressionKind
  readonly direction: Impression['direction']
  readonly signal: Signal
  readonly left: Left
  readonly sentences: readonly string[]
  readonly asks?: boolean
  readonly gives?: boolean
  readonly promises?: boolean
  readonly answeredAfter?: number
}

/** The impression of a turn. */
export function writeDown(turn: Turn, surroundings: Surroundings): Impression {
  const { id, company, circumstance, days, chance } = surroundings
  const draft = draftOf(turn, days, chance)
  const owed = turn.closing && turn.member.course === 'promise-due'
  const promises = owed ? [owedNow(turn, id, days)] : draft.promises ? kept(turn, id, days, chance) : []
  const rest = turn.beat === 'not-now' ? restOf(turn, circumstance, days, chance) : undefined
  // A no, a ping and a note are between two; in what was shared nothing was refused.
  const together = company !== undefined && (turn.beat === 'warm' || turn.beat === 'plain')
  const filled = [
    ...draft.sentences,
    ...(draft.gives === true ? [chance.pick(GIVEN)] : []),
    ...(promises.length > 0 ? [chance.pick(PROMISES)] : []),
    ...(together ? [`${company.short} was there too.`] : []),
  ].map((sentence) => fill(sentence, turn, chance))
  return {
    id,
    at: days.at(turn.day, turn.minute),
    contacts: together ? [turn.member.id, company.id] : [turn.member.id],
    kind: draft.kind,
    direction: draft.direction,
    text: laidOut(filled, chance),
    left: draft.left,
    signal: draft.signal,
    values: draft.gives === true ? [`value-${turn.topic.tag}`] : [],
    asks: draft.asks === true,
    tags: chance.chance(0.7) ? [turn.topic.tag] : [],
    promises,
    ...(rest === undefined ? {} : { rest }),
    ...(draft.answeredAfter === undefined
      ? {}
      : { answered: days.at(turn.day + draft.answeredAfter, chance.between(8 * 60, 18 * 60)) }),
  }
}

function draftOf(turn: Turn, days: Calendar, chance: Random): Draft {
  switch (turn.beat) {
    case 'warm':
      return warm(turn, days, chance)
    case 'plain':
      return plain(chance)
    case 'light':
      return light(turn, days, chance)
    case 'ping':
      return { kind: 'ping', direction: 'out', signal: 'none', left: null, sentences: [chance.pick(PINGS)] }
    case 'note':
      return { kind: 'note', direction: null, signal: 'none', left: null, sentences: [chance.pick(NOTES)] }
    case 'not-now':
      return notNow(chance)
    case 'thaw':
      return {
        kind: chance.pick(['call', 'message', 'meeting']),
        direction: 'in',
        signal: isCalm(turn, days) ? 'neutral' : 'positive',
        left: chance.chance(0.6) ? 1 : null,
        sentences: [chance.pick(ANSWERED), ...some(BODIES, chance, 1)],
      }
    case 'stop':
      return { kind: 'message', direction: 'in', signal: 'stop', left: 0, sentences: [chance.pick(STOPS)] }
  }
}

const isCalm = (turn: Turn, days: Calendar) => turn.day > days.today - CALM_DAYS

function warm(turn: Turn, days: Calendar, chance: Random): Draft {
  const how = chance.weighted<keyof typeof OPENINGS>([
    [46, 'meeting'],
    [28, 'call'],
    [9, 'event'],
    [9, 'received'],
    [5, 'introduction'],
    [3, 'gift'],
  ])
  const told = turn.closing && turn.member.course === 'just-positive'
  const signal: Signal = told || !isCalm(turn, days) ? 'positive' : 'neutral'
  return {
    ...TAKEN[how],
    signal,
    left: chance.weighted<Left>([
      [45, 1],
      [35, 2],
      [20, null],
    ]),
    sentences: [
      chance.pick(OPENINGS[how]),
      ...some(BODIES, chance, chance.between(1, 3)),
      ...some(PERSONAL, chance, chance.chance(0.25) ? 1 : 0),
      chance.pick(CLOSINGS[signal]),
    ],
    gives: chance.chance(0.22),
    promises: chance.chance(0.3),
  }
}

function plain(chance: Random): Draft {
  const how = chance.pick<keyof typeof OPENINGS>(['meeting', 'call', 'call', 'received', 'written', 'event'])
  const asks = chance.chance(0.14)
  return {
    ...TAKEN[how],
    signal: 'neutral',
    left: chance.weighted<Left>([
      [35, 0],
      [30, 1],
      [25, null],
      [8, -1],
      [2, -2],
    ]),
    sentences: [
      chance.pick(OPENINGS[how]),
      ...some(BODIES, chance, chance.between(0, 3)),
      ...some(PERSONAL, chance, chance.chance(0.2) ? 1 : 0),
      ...(asks ? [chance.pick(ASKS)] : []),
      chance.pick(CLOSINGS.neutral),
    ],
    asks,
    promises: chance.chance(0.15),
  }
}

/** A few lines from me; sometimes they answer days later. */
function light(turn: Turn, days: Calendar, chance: Random): Draft {
  const answered = chance.chance(0.45) && !turn.closing && turn.day + 6 < (turn.next ?? days.today)
  const base = { kind: 'message', direction: 'out', left: null } as const
  const opening = chance.chance(0.3) ? chance.pick(THANKS) : chance.pick(OPENINGS.written)
  if (!answered) {
    return {
      ...base,
      signal: 'none',
      sentences: [opening, chance.pick(CLOSINGS.none)],
      gives: chance.chance(0.3),
    }
  }
  return {
    ...base,
    signal: isCalm(turn, days) || chance.chance(0.4) ? 'neutral' : 'positive',
    sentences: [opening, ...some(BODIES, chance, 1)],
    gives: chance.chance(0.3),
    answeredAfter: chance.between(1, 5),
  }
}

function notNow(chance: Random): Draft {
  const how = chance.pick<keyof typeof OPENINGS>(['meeting', 'call', 'received'])
  return {
    ...TAKEN[how],
    signal: 'not-now',
    left: chance.weighted<Left>([
      [50, 1],
      [30, 0],
      [20, null],
    ]),
    sentences: [
      chance.pick(OPENINGS[how]),
      ...some(BODIES, chance, chance.between(0, 2)),
      chance.pick(CLOSINGS['not-now']),
    ],
    asks: chance.chance(0.3),
  }
}

/** A rest that fits how the story goes on: over before they come back, or still on where it is the last word. */
function restOf(turn: Turn, circumstance: Circumstance | undefined, days: Calendar, chance: Random): Rest {
  const words = chance.chance(0.8) ? { words: chance.pick(REST_WORDS) } : {}
  const { course } = turn.member
  if (circumstance !== undefined) return { circumstance: circumstance.id, ...words }
  if (turn.next !== undefined) {
    const quiet = Math.max(1, Math.round((turn.next - turn.day) * (0.5 + chance.next() * 0.4)))
    return { until: isoDay(turn.day + quiet), ...words }
  }
  const left =
    course === 'rest-over' ? -1 : course === 'resting-long' ? chance.between(70, 160) : chance.between(12, 45)
  return { until: isoDay(days.today + left), ...words }
}

/** The promise that is owed today, or on the next day of work. */
function owedNow(turn: Turn, id: string, days: Calendar): Promised {
  return {
    id: `${id}-promise`,
    text: sentence(turn.topic.promise),
    due: isoDay(days.working(days.today)),
    state: 'open',
  }
}

/** A promise long settled: kept in time, as most are, or let go. */
function kept(turn: Turn, id: string, days: Calendar, chance: Random): Promised[] {
  const due = days.working(turn.day + chance.between(3, 12))
  if (due >= days.today) return []
  const letGo = chance.chance(0.07)
  return [
    {
      id: `${id}-promise`,
      text: sentence(turn.topic.promise),
      due: isoDay(due),
      state: letGo ? 'let-go' : 'kept',
      settled: days.at(Math.max(turn.day, due - chance.between(0, 2)), chance.between(19 * 60 + 5, 20 * 60)),
    },
  ]
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `count` different ones of a list, in the order of the list's own chance. */
function some(list: readonly [string, ...string[]], chance: Random, count: number): string[] {
  const picked = new Set<string>()
  for (let tries = 0; picked.size < count && tries < count * 4; tries += 1) picked.add(chance.pick(list))
  return [...picked]
}

/** Puts names and the topic's words where a phrase leaves room for them; `^` begins a sentence. */
function fill(phrase: string, turn: Turn, chance: Random): string {
  return phrase.replace(/\{(\w+)(\^?)\}/g, (whole, slot: string, capital: string) => {
    const words = wordsFor(slot, turn, chance) ?? whole
    return capital === '^' ? sentence(words) : words
  })
}

function wordsFor(slot: string, { member, topic }: Turn, chance: Random): string | undefined {
  switch (slot) {
    case 'name':
      return member.short
    case 'org':
      return member.organization ?? 'their office'
    case 'reason':
      return chance.pick(REASONS)
    case 'about':
    case 'trouble':
    case 'question':
    case 'insight':
    case 'promise':
    case 'value':
    case 'step':
      return topic[slot]
    default:
      return undefined
  }
}

/** One paragraph, or two, or a first line with points under it. */
function laidOut(sentences: readonly string[], chance: Random): string {
  const [first = '', ...others] = sentences
  if (others.length >= 3 && chance.chance(0.12)) {
    return `${first}\n\n${others.map((point) => `- ${point}`).join('\n')}`
  }
  if (others.length >= 3 && chance.chance(0.3)) {
    return `${[first, ...others.slice(0, 2)].join(' ')}\n\n${others.slice(2).join(' ')}`
  }
  return sentences.join(' ')
}
