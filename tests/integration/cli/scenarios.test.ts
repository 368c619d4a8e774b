/**
 * The worked scenarios of the right time, told on the command line alone. Left out is what it has no words for: pauses,
 * meetings, and what the app has shown. A warmth that is only asserted is not told either: there, kinds are compared.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeBeside } from '../../support/beside.ts'
import { jsonOf } from '../../support/in-process.ts'
import * as shapes from '../../support/shapes.ts'
import { temporaryFolder } from '../../support/shell.ts'

const Rest = z.object({
  until: z.string().optional(),
  circumstance: z.object({ title: z.string() }).optional(),
})
const Scenario = z.object({
  name: z.string(),
  history: z.object({
    zone: z.string(),
    contacts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        rhythm: z.string().nullable(),
        dates: z.array(z.unknown()),
        warmth: z.number().optional(),
        closed: z.object({ at: z.string(), reopened: z.string() }).optional(),
        woken: z.array(z.string()).optional(),
      }),
    ),
    impressions: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        contacts: z.array(z.string()),
        kind: z.string(),
        direction: z.string().nullable(),
        signal: z.string(),
        left: z.number().nullable(),
        asks: z.boolean(),
        promises: z.array(z.object({ text: z.string(), due: z.string(), state: z.string() })),
        rest: Rest.optional(),
      }),
    ),
    circumstances: z.array(z.object({ title: z.string(), cameTrue: z.string().optional() })),
    answers: z.array(z.object({ momentKey: z.string(), at: z.string() })),
    shown: z.array(z.unknown()),
    meetings: z.array(z.unknown()),
    pauses: z.array(z.unknown()),
  }),
  checks: z.array(z.object({ date: z.string(), expect: z.array(z.tuple([z.string(), z.string()])) })),
  doors: z.record(z.string(), z.string()).default({}),
  untils: z.record(z.string(), z.string()).default({}),
  lines: z.record(z.string(), z.number()).default({}),
  gestures: z.record(z.string(), z.string()).default({}),
  windows: z.record(z.string(), z.tuple([z.string(), z.string(), z.string().nullable()])).default({}),
  offers: z.record(z.string(), z.object({ slowSome: z.boolean() })).default({}),
})
type Scenario = z.infer<typeof Scenario>
type Told = Scenario['history']['impressions'][number]

const Line = shapes.Moment.extend({ merged: z.array(z.object({ kind: z.string() })).optional() })
const Today = shapes.Today.extend({ moments: z.array(Line), tooManyRhythms: z.boolean().optional() })

const folder = temporaryFolder('scenarios')
const zoneBefore = process.env.TZ
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ
  else process.env.TZ = zoneBefore
  folder.dispose()
})

/** An impression as one line of capture, marks only. */
function lineOf({ kind, direction, signal, left, asks, promises, rest }: Told, names: string[]): string {
  return [
    ...names.map((name) => `@${name},`),
    `/${kind}`,
    direction === 'in' || direction === 'out' ? `/${direction}` : '',
    signal === 'none' ? '' : `!${signal}`,
    rest?.until === undefined ? '' : `~${rest.until}`,
    rest?.circumstance === undefined ? '' : `~"${rest.circumstance.title}"`,
    left === null ? '' : left < 0 ? String(left) : `+${left}`,
    asks ? '?ask' : '',
    ...promises.map(({ text, due }) => `^${text} by ${due}.`),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** "On a day" means that all of it has been. */
const clockOf = (date: string) => (date.includes('T') ? date : `${date}T23:59`)

/** Tells a history; gives who is who, and which impression is which. */
async function told({ history }: Scenario, journal: string) {
  const ask = (command: string, ...args: string[]) =>
    jsonOf({ journal, zone: history.zone }, command, ...args)
  const name = (id: string) => history.contacts.find((contact) => contact.id === id)?.name ?? id
  const contacts = new Map<string, string>()
  const impressions = new Map<string, string>()
  const steps: { at: string; take: () => Promise<unknown> }[] = []

  for (const contact of history.contacts) {
    const set = [`rhythm=${contact.rhythm ?? 'none'}`, `dates=${JSON.stringify(contact.dates)}`]
    const added = await ask('contact add', contact.name, ...set.flatMap((one) => ['--set', one]))
    contacts.set(shapes.Contact.parse(added).id, contact.id)
    const { closed, woken = [] } = contact
    if (closed) {
      steps.push({ at: closed.at, take: () => ask('door close', contact.name, '--now', closed.at) })
      steps.push({
        at: closed.reopened,
        take: () => ask('door reopen', contact.name, '--now', closed.reopened),
      })
    }
    for (const at of woken) steps.push({ at, take: () => ask('contact wake', contact.name, '--now', at) })
  }
  for (const { title, cameTrue } of history.circumstances) {
    await ask('circumstance add', title)
    if (cameTrue === undefined) continue
    const at = `${cameTrue}T08:00:00`
    steps.push({ at, take: () => ask('circumstance true', title, '--now', at) })
  }
  for (const impression of history.impressions) {
    const { id, at, direction, kind, promises } = impression
    const take = async () => {
      const line = lineOf(impression, impression.contacts.map(name))
      const written = shapes.Impression.parse(await ask('log', '--now', at, '--', line))
      impressions.set(id, written.id)
      expect(written).toMatchObject({ kind, signal: impression.signal, left: impression.left })
      if (written.direction !== direction) {
        await ask('impression edit', written.id, '--set', `direction=${String(direction)}`)
      }
      for (const [place, { state }] of promises.entries()) {
        if (state === 'kept') await ask('promise keep', written.promises[place]?.id ?? '', '--now', at)
      }
    }
    steps.push({ at, take })
  }
  for (const { momentKey, at } of history.answers) {
    const [who = '', kind] = momentKey.split('|')
    const take = async () => {
      const { moments } = shapes.Show.parse(await ask('show', name(who), '--now', at))
      await ask('moment later', moments.find((moment) => moment.kind === kind)?.id ?? '', '--now', at)
    }
    steps.push({ at, take })
  }
  for (const { take } of steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) await take()
  return { ask, name, contacts, impressions }
}

describeBeside('scenarios/right-time.json', 'told on the command line:', (file) => {
  const scenarios = z.array(Scenario).parse(JSON.parse(readFileSync(file, 'utf8')))
  const tellable = scenarios.filter(
    ({ history: { shown, meetings, pauses } }) => shown.length + meetings.length + pauses.length === 0,
  )

  it.each(tellable.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const { ask, name, contacts, impressions } = await told(scenario, join(folder.path, scenario.name))
    const today = async (date: string) => Today.parse(await ask('today', '--now', clockOf(date)))
    const show = async (date: string, who: string) =>
      shapes.Show.parse(await ask('show', name(who), '--now', clockOf(date)))
    const warmthAsserted = scenario.history.contacts.some(({ warmth }) => warmth !== undefined)
    const compared = ([who, kind]: readonly [string | undefined, string]) =>
      warmthAsserted ? kind : `${who} ${kind}`

    for (const { date, expect: expected } of scenario.checks) {
      const { moments } = await today(date)
      const found = moments.flatMap(({ contact, kind, merged = [] }) =>
        [kind, ...merged.map((each) => each.kind)].map((each) => compared([contacts.get(contact.id), each])),
      )
      expect(found.sort(), date).toEqual(expected.map(compared).sort())
      if (scenario.lines[date] !== undefined) expect(moments, date).toHaveLength(scenario.lines[date])
    }
    for (const [key, door] of Object.entries(scenario.doors)) {
      const [date = '', who = ''] = key.split(' ')
      expect((await show(date, who)).contact.door, key).toBe(door)
    }
    const timeline = shapes.Timeline.parse(await ask('timeline', '--limit', '100'))
    for (const [key, until] of Object.entries(scenario.untils)) {
      const id = impressions.get(key.split(' ')[1] ?? '')
      expect(timeline.find((one) => one.id === id)?.rest?.until, key).toBe(until)
    }
    const moment = async (key: string) => {
      const [date = '', who = '', kind] = key.split(' ')
      return (await show(date, who)).moments.find((one) => one.kind === kind)
    }
    for (const [key, gesture] of Object.entries(scenario.gestures)) {
      expect((await moment(key))?.gesture.kind, key).toBe(gesture)
    }
    for (const [key, window] of Object.entries(scenario.windows)) {
      const { opens, best, closes } = (await moment(key)) ?? {}
      expect(
        [opens, best, closes].map((time) => time?.slice(0, 10) ?? null),
        key,
      ).toEqual(window)
    }
    for (const [date, { slowSome }] of Object.entries(scenario.offers)) {
      expect((await today(date)).tooManyRhythms ?? false, date).toBe(slowSome)
    }
  })
})
