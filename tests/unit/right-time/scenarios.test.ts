import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeBeside } from '../../support/beside.ts'
import { z } from 'zod'
import { dayOf, isoDay, readZoned } from '#shared/dates.ts'
import { Direction, ImpressionKind, Left, Signal } from '#shared/domain/impression.ts'
import { MomentKind, type Moment } from '#shared/domain/moment.ts'
import { Rhythm } from '#shared/domain/rhythm.ts'
import { DEFAULT_SETTINGS, Settings } from '#shared/domain/settings.ts'
import { RememberedDate, type Contact } from '#shared/domain/contact.ts'
import { doorOf } from '#shared/right-time/door.ts'
import type { History } from '#shared/right-time/history.ts'
import { momentId } from '#shared/right-time/ids.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { restLength } from '#shared/right-time/new-rest.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { slowOffers } from '#shared/right-time/rules/14-it-fades.ts'
import { restsOfStory } from '#shared/right-time/rests.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { warningBefore } from '#shared/right-time/warnings.ts'
import { whyNotNow } from '#shared/right-time/why-not.ts'
import { clockAt, contact, historyOf, impression } from '../../support/histories.ts'

const Day = z.string()
const Pairs = z.array(z.tuple([z.string(), MomentKind]))
const Scenario = z.object({
  name: z.string(),
  history: z.object({
    zone: z.string(),
    settings: z.looseObject({}).optional(),
    contacts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        rhythm: Rhythm.nullable(),
        dates: z.array(RememberedDate),
        tags: z.array(z.string()),
        closed: z.object({ at: z.string(), reopened: z.string().optional() }).optional(),
        woken: z.array(z.string()).optional(),
      }),
    ),
    impressions: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        contacts: z.array(z.string()),
        kind: ImpressionKind,
        direction: Direction.nullable(),
        signal: Signal,
        left: Left,
        asks: z.boolean(),
        values: z.array(z.string()),
        promises: z.array(
          z.object({
            id: z.string(),
            text: z.string(),
            due: z.string(),
            state: z.enum(['open', 'kept', 'let-go']),
          }),
        ),
        rest: z
          .object({
            until: z.string().optional(),
            circumstance: z.object({ id: z.string(), title: z.string() }).optional(),
          })
          .optional(),
      }),
    ),
    circumstances: z.array(z.object({ id: z.string(), title: z.string(), cameTrue: Day.optional() })),
    answers: z.array(z.object({ momentKey: z.string(), what: z.literal('later'), at: z.string() })),
    shown: z.array(z.object({ momentKey: z.string(), date: Day })),
    meetings: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        start: z.string(),
        end: z.string(),
        attendees: z.array(z.object({ contact: z.string() })),
      }),
    ),
    pauses: z.array(z.object({ from: Day, to: Day })),
  }),
  checks: z.array(z.object({ date: z.string(), expect: Pairs })),
  doors: z.record(z.string(), z.string()).optional(),
  why: z.record(z.string(), z.string()).optional(),
  warn: z.record(z.string(), z.string().nullable()).optional(),
  untils: z.record(z.string(), Day).optional(),
  lines: z.record(z.string(), z.number()).optional(),
  offers: z.record(z.string(), z.object({ slowSome: z.boolean(), slow: z.array(z.string()) })).optional(),
  gestures: z.record(z.string(), z.string()).optional(),
  windows: z.record(z.string(), z.tuple([Day, Day, Day.nullable()])).optional(),
})
type Scenario = z.infer<typeof Scenario>

/** "ann|rhythm|i0|0": contact, kind, cause, occurrence. */
function idOf(key: string): { id: string; contact: string } {
  const [contact = '', kind, cause = '', occurrence = ''] = key.split('|')
  return { id: momentId(MomentKind.parse(kind), contact, cause, occurrence), contact }
}

function historyFrom({ history }: Scenario): History {
  const { zone } = history
  const zoned = (text: string) => readZoned(text, zone)
  const shown = new Map<string, string[]>()
  for (const { momentKey, date } of history.shown) {
    const { id } = idOf(momentKey)
    shown.set(id, [...(shown.get(id) ?? []), date])
  }
  return historyOf({
    contacts: history.contacts.map(({ id, name, closed, woken, ...fields }): Contact => {
      const reopened = closed?.reopened
      return contact(id, {
        ...fields,
        name: { display: name },
        wakings: (woken ?? []).map(zoned),
        doorEvents: [
          ...(closed ? [{ at: zoned(closed.at), what: 'closed' as const }] : []),
          ...(reopened === undefined ? [] : [{ at: zoned(reopened), what: 'reopened' as const }]),
        ],
      })
    }),
    impressions: history.impressions.map(({ id, at, contacts, rest, ...fields }) =>
      impression(id, zoned(at), contacts, {
        ...fields,
        ...(rest
          ? {
              rest: {
                ...(rest.until === undefined ? {} : { until: rest.until }),
                ...(rest.circumstance ? { circumstance: rest.circumstance.id } : {}),
              },
            }
          : {}),
      }),
    ),
    circumstances: history.circumstances.map(({ cameTrue, ...fields }) => ({
      ...fields,
      ...(cameTrue === undefined ? {} : { cameTrue: zoned(cameTrue) }),
    })),
    answers: history.answers.map(({ momentKey, what, at }) => {
      const { id, contact } = idOf(momentKey)
      return { moment: id, contact, what, at: zoned(at) }
    }),
    shown,
    meetings: history.meetings.map((meeting) => ({
      ...meeting,
      start: zoned(meeting.start),
      end: zoned(meeting.end),
      allDay: false,
    })),
    settings: Settings.parse({ ...DEFAULT_SETTINGS, ...history.settings, pauses: history.pauses }),
  })
}

const kindsOf = (moment: Moment) => [moment.kind, ...(moment.merged ?? []).map((each) => each.kind)]
const entries = <T>(record: Record<string, T> | undefined) => Object.entries(record ?? {})

describeBeside('scenarios/right-time.json', 'the worked scenarios of the right time', (file) => {
  const scenarios = z.array(Scenario).parse(JSON.parse(readFileSync(file, 'utf8')))

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    const history = historyFrom(scenario)
    const { zone } = scenario.history
    const on = (date: string) => clockAt(date, zone)

    for (const { date, expect: expected } of scenario.checks) {
      const lines = todayOf(history, on(date)).moments
      const found = lines.flatMap((line) => kindsOf(line).map((kind) => [line.contact?.id, kind]))
      expect(found.sort(), date).toEqual([...expected].sort())
    }
    for (const [date, count] of entries(scenario.lines)) {
      expect(todayOf(history, on(date)).moments.length, date).toBe(count)
    }
    for (const [key, door] of entries(scenario.doors)) {
      const [date = '', id = ''] = key.split(' ')
      expect(doorOf(id, history, on(date)), key).toBe(door)
    }
    for (const [key, kind] of entries(scenario.why)) {
      const [date = '', id = ''] = key.split(' ')
      expect(whyNotNow(id, history, on(date))?.kind, key).toBe(kind)
    }
    for (const [key, kind] of entries(scenario.warn)) {
      const [date = '', id = ''] = key.split(' ')
      expect(warningBefore([id], history, on(date))[0]?.kind ?? null, key).toBe(kind)
    }
    for (const [key, until] of entries(scenario.untils)) {
      const [id = '', head = ''] = key.split(' ')
      const reading = new Reading(history, on('2030-01-01'))
      const story = reading.story(id)
      const rest = story && restsOfStory(story, reading).find((each) => each.entry.head.id === head)
      expect(rest?.until === undefined ? undefined : isoDay(rest.until), key).toBe(until)
      const whenWritten = { at: rest?.entry.head.at ?? '', contacts: [id], notNow: true, impression: head }
      expect(restLength(whenWritten, history, zone).until, `${key} when written down`).toBe(until)
    }
    for (const [date, offers] of entries(scenario.offers)) {
      expect(todayOf(history, on(date)).tooManyRhythms ?? false, date).toBe(offers.slowSome)
      expect(slowOffers(new Reading(history, on(date))), date).toEqual(offers.slow)
    }
    const moment = (key: string) => {
      const [date = '', id = '', kind] = key.split(' ')
      return momentsOf(id, history, on(date)).find((each) => each.kind === kind)
    }
    for (const [key, gesture] of entries(scenario.gestures)) {
      expect(moment(key)?.gesture.kind, key).toBe(gesture)
    }
    for (const [key, window] of entries(scenario.windows)) {
      const found = moment(key)
      const days = [found?.opens, found?.best, found?.closes].map((zoned) =>
        zoned === undefined || zoned === null ? null : isoDay(dayOf(zoned)),
      )
      expect(days, key).toEqual(window)
    }
  })
})
