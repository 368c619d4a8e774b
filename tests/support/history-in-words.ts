/** A history as one would tell it: what a failing property prints, line by line and in order. */
import { epochMs, isoDay, weekday, dayOf, zonedAt } from '#shared/dates.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/settings.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { allMoments } from '#shared/right-time/moments.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "Fri 2027-03-12 09:00:07 (Asia/Tokyo)". */
function when(zoned: string): string {
  const day = WEEKDAYS[weekday(dayOf(zoned)) - 1] ?? ''
  return `${day} ${zoned.slice(0, 10)} ${zoned.slice(11, 19)} (${/\[(.+)\]/.exec(zoned)?.[1] ?? 'UTC'})`
}

function contactInWords({ id, rhythm, dates }: Contact): string {
  const remembered = dates.map(
    ({ kind, label, date }) => `${kind} ${date}${label === undefined ? '' : ` “${label}”`}`,
  )
  return [`${id}: rhythm ${rhythm ?? 'none'}`, ...remembered].join(', ')
}

const DIRECTIONS = { out: 'I reached out', in: 'they did', both: 'we both' } as const

function impressionInWords(head: ImpressionHead): string {
  const { rest, answered, signal } = head
  return [
    `${head.id} ${head.kind} with ${head.contacts.join(' and ')}`,
    head.direction === null ? '' : DIRECTIONS[head.direction],
    signal === 'none' ? '' : answered === undefined ? signal : `${signal}, which came ${when(answered)}`,
    head.left === null ? '' : `left ${head.left}`,
    head.asks ? 'asks' : '',
    head.values.length > 0 ? 'gives' : '',
    ...head.promises.map(({ due, state }) => `promise for ${due}, ${state}`),
    rest === undefined
      ? ''
      : `rest ${[rest.until, rest.circumstance].filter((end) => end !== undefined).join(' or ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** What moment an id means, as far as it can be found again. */
function momentNames(history: History): Map<string, string> {
  const names = new Map<string, string>()
  for (const { at } of history.answers) {
    const clock = { now: epochMs(at) - 1, zone: 'UTC' }
    for (const { id, kind, opens } of allMoments(history, clock)) {
      names.set(id, `${kind} from ${opens.slice(0, 10)}`)
    }
  }
  return names
}

/** The history in order of time, with a line where the clock stands. */
export function historyInWords(history: History, clock: Clock): string {
  const names = momentNames(history)
  const heads = new Map([...history.impressionsOf.values()].flat().map((head) => [head.id, head]))
  const events = [
    { at: zonedAt(clock.now, clock.zone), order: 1, what: '———— the clock stands here ————' },
    ...[...heads.values()].map((head) => ({ at: head.at, order: 0, what: impressionInWords(head) })),
    ...history.contacts.flatMap(({ id, wakings, doorEvents }) => [
      ...wakings.map((at) => ({ at, order: 0, what: `${id} is woken` })),
      ...doorEvents.map(({ at, what }) => ({ at, order: 0, what: `the door to ${id} is ${what}` })),
    ]),
    ...history.circumstances.flatMap(({ id, cameTrue }) =>
      cameTrue === undefined ? [] : [{ at: cameTrue, order: 0, what: `${id} comes true` }],
    ),
    ...history.answers.map(({ at, contact, moment }) => ({
      at,
      order: 0,
      what: `“Not the right time” for ${contact ?? 'nobody'}: ${names.get(moment) ?? 'a moment'} ${moment}`,
    })),
  ]
  events.sort((a, b) => epochMs(a.at) - epochMs(b.at) || a.order - b.order)
  const { workingDays, pauses } = history.settings
  return [
    '',
    ...history.contacts.map(contactInWords),
    ...(workingDays === DEFAULT_SETTINGS.workingDays ? [] : [`working days ${workingDays.join(' ')}`]),
    ...pauses.map(({ from, to }) => `days off from ${from} to ${to}`),
    ...events.map(({ at, what }) => `${when(at)}  ${what}`),
    ...[...history.shown].map(([id, days]) => `${names.get(id) ?? id} was shown on ${days.join(', ')}`),
    `Today is ${isoDay(dayOf(zonedAt(clock.now, clock.zone)))}.`,
    '',
  ].join('\n')
}
