/** Every command, for people and as JSON, on a real journal. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CommandLine } from '../../support/ajar.ts'
import * as shapes from '../../support/shapes.ts'
import { temporaryFolder } from '../../support/shell.ts'

/** A Monday. */
const NOW = '2026-11-23T15:00:00+01:00[Europe/Berlin]'
const at = (iso: string): readonly string[] => ['--now', iso]

let folder: ReturnType<typeof temporaryFolder>
let line: CommandLine

beforeEach(() => {
  folder = temporaryFolder('cli')
  line = new CommandLine(folder.path, join(folder.path, 'journal'))
})
afterEach(() => folder.dispose())

const MEETING =
  'Met @Dana Roth yesterday at 3pm, great talk about pricing. Promised the case study by Friday. #pricing +1 !positive'
const written = (text: string, now = NOW): Promise<z.infer<typeof shapes.Impression>> =>
  line.json(shapes.Impression, ['log', text, ...at(now)])

describe('ajar log and ajar capture', () => {
  it('show what a line would become, and write it down as just that', async () => {
    const shown = await line.json(shapes.Captured, ['capture', MEETING, '--dry-run', ...at(NOW)])
    expect(shown).toMatchObject({
      at: '2026-11-22T15:00:00+01:00[Europe/Berlin]',
      contacts: [{ name: 'Dana Roth' }],
      kind: 'meeting',
      direction: 'both',
      signal: 'positive',
      left: 1,
      tags: ['pricing'],
      text: MEETING,
      promises: [{ text: 'the case study', due: '2026-11-27', state: 'open' }],
    })
    expect(await line.json(shapes.Timeline, ['timeline'])).toEqual([])

    const impression = await written(MEETING)
    const { contacts, promises, ...fields } = shown
    expect(impression).toMatchObject(fields)
    expect(impression.contacts.map(({ name }) => name)).toEqual(contacts.map(({ name }) => name))
    expect(impression.promises).toMatchObject(promises)
    expect(await line.json(shapes.People, ['people'])).toMatchObject([
      { name: { display: 'Dana Roth' }, door: 'open' },
    ])
  })

  it('say in words what was written, with the ids to go on with', async () => {
    const shown = await line.text('capture', '--dry-run', MEETING, ...at(NOW))
    expect(shown).toContain('A meeting with Dana Roth (new), yesterday at 15:00')
    const text = await line.text('log', MEETING, ...at(NOW))
    const [impression] = await line.json(shapes.Timeline, ['timeline'])
    expect(text).toContain('Written down.')
    expect(text).toContain('Sun 22 Nov 2026, 15:00  Dana Roth')
    expect(text).toContain('due Fri 27 Nov 2026: the case study')
    expect(text).toContain(`impression ${impression?.id ?? '-'}`)
    expect(text).toContain(`promise ${impression?.promises[0]?.id ?? '-'}`)
  })

  it('know the contacts, circumstances and values that are there already', async () => {
    await written('met @Dana Roth')
    const again = await written('@dana: "not now" ~"their Q1 budget is out" $"the checklist"')
    const [dana] = await line.json(shapes.People, ['people'])
    expect(again.contacts).toEqual([{ id: dana?.id, name: 'Dana Roth' }])
    expect(again.rest?.circumstance?.title).toBe('their Q1 budget is out')
    const third = await written('@dana !not-now ~"their Q1 budget is out" $"the checklist"')
    expect(third.rest?.circumstance).toEqual(again.rest?.circumstance)
    expect(third.values).toEqual(again.values)
    expect(await line.json(shapes.People, ['people'])).toHaveLength(1)
  })

  it('take the words as separate arguments, and after -- whatever they begin with', async () => {
    await line.text('log', 'called', '@Dana', 'Roth', '-1', ...at(NOW))
    await line.text('log', ...at(NOW), '--', '--json is', '-x', 'a text like any other')
    const texts = (await line.json(shapes.Timeline, ['timeline'])).map(({ text }) => text)
    expect(texts.sort()).toEqual(['--json is -x a text like any other', 'called @Dana Roth -1'])
  })

  it('read standard input where it is asked for, line ends and all', async () => {
    const text = 'Met @Dana Roth.\n\nShe is <b>delighted</b>: "ja" – 👋🏽\n'
    const impression = await line.json(shapes.Impression, ['log', '-'], text)
    expect(impression.text).toBe(text.slice(0, -1))
    expect(impression.contacts).toMatchObject([{ name: 'Dana Roth' }])
  })

  it('warn on standard error before a touch that is not welcome, and write it down all the same', async () => {
    await written('met @Dana Roth, she asked me to stop !stop')
    const { code, out, err } = await line.run([
      'log',
      'wrote to @Dana Roth',
      '--json',
      '--now',
      '2026-11-24T10:00',
    ])
    expect(code).toBe(0)
    expect(err).toMatch(/Dana/)
    expect(shapes.Impression.parse(JSON.parse(out)).kind).toBe('message')
  })
})

describe('the gestures', () => {
  it('answer says what came back', async () => {
    const { id } = await written('pinged @Dana Roth')
    expect(await line.json(shapes.Impression, ['answer', id, 'positive'])).toMatchObject({
      id,
      signal: 'positive',
    })
    expect(await line.text('answer', id, 'neutral')).toContain('signal: neutral')
  })

  it('impression edit changes what --set names', async () => {
    const { id } = await written(MEETING)
    await line.text('contact', 'add', 'Ben', 'Okafor')
    const changed = await line.json(shapes.Impression, [
      ...[
        'impression',
        'edit',
        id,
        '--set',
        'text=A better text, with = and ,',
        '--set',
        'tags=pricing, budget',
      ],
      ...['--set', 'left=-2', '--set', 'asks=true', '--set', 'kind=call', '--set', 'direction=null'],
      ...['--set', 'at=2026-11-20T09:30', '--set', 'contacts=Dana,Ben Okafor', '--set', 'signal=not-now'],
      ...['--set', 'until=2027-03-15'],
    ])
    expect(changed).toMatchObject({
      id,
      text: 'A better text, with = and ,',
      tags: ['pricing', 'budget'],
      left: -2,
      asks: true,
      kind: 'call',
      direction: null,
      at: '2026-11-20T09:30:00+01:00[Europe/Berlin]',
      signal: 'not-now',
      rest: { until: '2027-03-15' },
    })
    expect(changed.contacts.map(({ name }) => name)).toEqual(['Dana Roth', 'Ben Okafor'])
    expect(await line.text('impression', 'edit', id, '--set', 'left=null')).not.toContain('left:')
  })

  it('impression edit takes JSON on standard input, as --json prints it', async () => {
    const { id, contacts } = await written(MEETING)
    await line.text('circumstance', 'add', 'the new CFO has started')
    const input = JSON.stringify({
      contacts,
      text: 'from a pipe',
      rest: { circumstance: 'the new CFO has started' },
    })
    const changed = await line.json(shapes.Impression, ['impression', 'edit', id], input)
    expect(changed).toMatchObject({
      text: 'from a pipe',
      contacts,
      rest: { circumstance: { title: 'the new CFO has started' } },
    })
  })

  it('impression delete takes it out of the journal, and shows what it was', async () => {
    const { id } = await written(MEETING)
    expect(await line.json(shapes.Impression, ['impression', 'delete', id])).toMatchObject({
      id,
      text: MEETING,
    })
    expect(await line.json(shapes.Timeline, ['timeline'])).toEqual([])
    const again = await line.run(['impression', 'delete', id])
    expect(again).toMatchObject({ code: 1, out: '' })
  })

  it('contact add, edit and wake', async () => {
    const added = await line.json(shapes.Contact, [
      ...[
        'contact',
        'add',
        'Dana',
        'Roth',
        '--organization',
        'Northwind',
        '--role',
        'CFO',
        '--email',
        'dana@northwind.example',
      ],
      ...[
        '--tags',
        'pricing,berlin',
        '--rhythm',
        'P1M',
        '--birthday=--03-22',
        '--phone',
        '+49 30 1234567',
        '--notes',
        'likes tea',
      ],
      ...['--set', 'given=Dana', '--set', 'nickname=Dee'],
    ])
    expect(added).toMatchObject({
      name: { display: 'Dana Roth', given: 'Dana', nickname: 'Dee' },
      organization: 'Northwind',
      role: 'CFO',
      emails: [{ value: 'dana@northwind.example' }],
      phones: [{ value: '+49 30 1234567' }],
      tags: ['pricing', 'berlin'],
      rhythm: 'P1M',
      dates: [{ kind: 'birthday', date: '--03-22' }],
      notes: 'likes tea',
    })
    const edited = await line.json(shapes.Contact, [
      ...['contact', 'edit', 'dana', 'roth', '--set', 'email=d.roth@home.example', '--set', 'rhythm=null'],
      ...[
        '--set',
        'organization=',
        '--set',
        'tags=[]',
        '--set',
        'birthday=1980-03-22',
        '--set',
        'name=Dana Miller',
      ],
    ])
    expect(edited).toMatchObject({
      id: added.id,
      name: { display: 'Dana Miller' },
      emails: [{ value: 'd.roth@home.example' }, { value: 'dana@northwind.example' }],
      rhythm: null,
      tags: [],
      dates: [{ kind: 'birthday', date: '1980-03-22' }],
      role: 'CFO',
    })
    expect(edited.organization).toBeUndefined()
    const piped = await line.json(
      shapes.Contact,
      ['contact', 'edit', 'Dee'],
      '{"role":null,"notes":"from a pipe"}',
    )
    expect(piped.role).toBeUndefined()
    expect(piped.notes).toBe('from a pipe')
    expect(await line.json(shapes.Contact, ['contact', 'wake', 'Dana'])).toMatchObject({ id: added.id })
    expect(await line.text('contact', 'wake', 'Dana')).toContain(`contact ${added.id}`)
  })

  it('promise keep and let-go', async () => {
    const [kept, letGo] = [await written(MEETING), await written(MEETING)]
    const idOf = ({ promises }: typeof kept): string => promises[0]?.id ?? ''
    expect((await line.json(shapes.Impression, ['promise', 'keep', idOf(kept)])).promises).toMatchObject([
      { state: 'kept' },
    ])
    expect((await line.json(shapes.Impression, ['promise', 'let-go', idOf(letGo)])).promises).toMatchObject([
      { state: 'let-go' },
    ])
    expect(await line.text('promise', 'keep', idOf(letGo))).toContain('kept')
  })

  it('circumstance add and true', async () => {
    const added = await line.json(shapes.Circumstance, [
      ...['circumstance', 'add', 'their Q1 budget is out', '--expected', '2027-01-31'],
    ])
    expect(added).toMatchObject({ title: 'their Q1 budget is out', expected: '2027-01-31' })
    await written('@Dana Roth !not-now ~"their Q1 budget is out"')
    const cameTrue = await line.json(shapes.Circumstance, ['circumstance', 'true', 'their', 'q1'])
    expect(cameTrue.id).toBe(added.id)
    expect(cameTrue.cameTrue).toBeDefined()
  })

  it('door close and reopen, twice with the same end', async () => {
    await written(MEETING)
    const text = await line.text('door', 'close', 'Dana')
    expect(text).toContain('door closed')
    expect(text).toContain('the case study')
    expect(await line.json(shapes.Contact, ['door', 'close', 'Dana'])).toMatchObject({ door: 'closed' })
    expect((await line.json(shapes.Contact, ['door', 'reopen', 'Dana'])).door).not.toBe('closed')
    expect((await line.json(shapes.Contact, ['door', 'reopen', 'Dana'])).door).not.toBe('closed')
  })

  it('moment later puts a moment to rest', async () => {
    await line.text('contact', 'add', 'Dana Roth', '--rhythm', 'P2W')
    const past = new Date(Date.now() - 20 * 86_400_000).toISOString()
    await written('met @Dana Roth', past)
    const { moments } = await line.json(shapes.Show, ['show', 'Dana'])
    const rhythm = moments.find(({ kind }) => kind === 'rhythm')
    expect(rhythm).toBeDefined()
    await line.json(z.object({ id: z.literal(rhythm?.id ?? '') }), ['moment', 'later', rhythm?.id ?? ''])
    const after = await line.json(shapes.Show, ['show', 'Dana'])
    const postponed = after.moments.find(({ id }) => id === rhythm?.id)
    expect(postponed === undefined || postponed.opens > new Date().toISOString().slice(0, 10)).toBe(true)
    expect((await line.json(shapes.Today, ['today'])).moments).toEqual([])
  })
})

describe('“Not the right time” for the third time in a row', () => {
  const slowTo = async (day: string) => (await line.json(shapes.Show, ['show', 'Dana', ...at(day)])).slowTo
  const later = async (day: string) => {
    const { moments } = await line.json(shapes.Show, ['show', 'Dana', ...at(day)])
    const rhythm = moments.find(({ kind }) => kind === 'rhythm')
    return line.json(shapes.Later, ['moment', 'later', rhythm?.id ?? '', ...at(day)])
  }

  beforeEach(async () => {
    await line.text('contact', 'add', 'Dana Roth', '--rhythm', 'P1M')
    await written('met @Dana Roth', '2026-03-02T10:00')
    expect(await later('2026-04-01T10:00')).not.toHaveProperty('slowTo')
    expect(await later('2026-04-16T10:00')).not.toHaveProperty('slowTo')
  })

  it('offers to slow the rhythm, also in words, with the commands that take it up and decline it', async () => {
    const said = async (...args: readonly string[]) => (await line.text(...args)).replaceAll(/\s+/g, ' ')
    const { moments } = await line.json(shapes.Show, ['show', 'Dana', ...at('2026-05-01T10:00')])
    expect(await said('moment', 'later', moments[0]?.id ?? '', ...at('2026-05-01T10:00'))).toContain(
      'A slower rhythm may fit better: “ajar contact edit NAME --set rhythm=P3M” makes it every quarter, “ajar contact keep-rhythm NAME” leaves it as it is.',
    )
    expect(await slowTo('2026-05-02T10:00')).toBe('P3M')
    expect(await said('show', 'Dana', ...at('2026-05-02T10:00'))).toContain(
      '“ajar contact keep-rhythm Dana Roth”',
    )
    expect(await said('show', 'Dana', ...at('2026-04-30T10:00'))).not.toContain('slower')
  })

  it('is taken up by another rhythm, and declined by keeping it', async () => {
    expect((await later('2026-05-01T10:00')).slowTo).toBe('P3M')
    await line.json(shapes.Contact, ['contact', 'keep-rhythm', 'Dana', ...at('2026-05-02T10:00')])
    expect(await slowTo('2026-05-03T10:00')).toBeUndefined()
    for (const day of ['2026-05-16T10:00', '2026-05-31T10:00', '2026-06-15T10:00']) await later(day)
    expect(await slowTo('2026-06-16T10:00')).toBe('P3M')
    const slowed = ['contact', 'edit', 'Dana', '--set', 'rhythm=P3M', ...at('2026-06-16T10:00')]
    expect((await line.json(shapes.Contact, slowed)).rhythm).toBe('P3M')
    expect(await slowTo('2026-06-17T10:00')).toBeUndefined()
  })
})

describe('looking', () => {
  beforeEach(async () => {
    await written(MEETING)
    await line.text('log', 'pinged @Ben Okafor', '--now', '2026-11-20T09:00')
  })

  it('today shows the moments of the day, and does not count as having shown them', async () => {
    const thursday = at('2026-11-26T09:00')
    for (let again = 0; again < 7; again++) {
      const today = await line.json(shapes.Today, ['today', ...thursday])
      expect(today.date).toBe('2026-11-26')
      expect(today.moments.map(({ kind, contact }) => `${kind} ${contact.name}`)).toEqual([
        'promise Dana Roth',
        'move-closer Dana Roth',
      ])
    }
    const text = await line.text('today', ...thursday)
    expect(text).toContain('Thu 26 Nov 2026')
    expect(text).toContain('Dana Roth')
    expect(text).toMatch(/^ {2}promise \S+$/m)
    expect(await line.text('today', ...at('2026-11-22T09:00'))).toContain('Nothing asks for you today.')
  })

  it('upcoming goes day by day', async () => {
    const days = await line.json(shapes.Upcoming, ['upcoming', '--days', '7', ...at(NOW)])
    expect(days.map(({ date }) => date)).toContain('2026-11-26')
    const promised = days.find(({ moments }) => moments.some(({ kind }) => kind === 'promise'))
    expect(promised?.date).toBe('2026-11-26')
    expect(await line.text('upcoming', '--days', '7', ...at(NOW))).toContain('Thu 26 Nov 2026')
  })

  it('people lists all, or those that fit', async () => {
    const all = await line.json(shapes.People, ['people'])
    expect(all.map(({ name }) => name.display).sort()).toEqual(['Ben Okafor', 'Dana Roth'])
    expect(await line.json(shapes.People, ['people', 'okaf'])).toMatchObject([
      { name: { display: 'Ben Okafor' } },
    ])
    expect(await line.text('people')).toMatch(/^Dana Roth · door open · warmth \d+/m)
  })

  it('show has everything about one', async () => {
    const page = await line.json(shapes.Show, ['show', 'dana', ...at(NOW)])
    expect(page.contact.name.display).toBe('Dana Roth')
    expect(page.promises).toMatchObject([{ text: 'the case study', state: 'open' }])
    const text = await line.text('show', 'Dana Roth', ...at(NOW))
    expect(text).toContain('Promises')
    expect(text).toContain('the case study')
  })

  it('timeline gives impressions, newest first, as many as asked for', async () => {
    const all = await line.json(shapes.Timeline, ['timeline'])
    expect(all.map(({ at: time }) => time.slice(0, 10))).toEqual(['2026-11-22', '2026-11-20'])
    expect(await line.json(shapes.Timeline, ['timeline', 'ben'])).toMatchObject([
      { text: 'pinged @Ben Okafor' },
    ])
    expect(await line.json(shapes.Timeline, ['timeline', '--before', '2026-11-22'])).toHaveLength(1)
    const { out, err } = await line.run(['timeline', '--limit', '1', '--json'])
    expect(shapes.Timeline.parse(JSON.parse(out))).toHaveLength(1)
    expect(err).toContain('older')
    expect(await line.text('timeline')).toContain('great talk about pricing')
  })

  it('timeline goes on beyond what the contract gives at once', async () => {
    await line.text('demo', join(folder.path, 'demo'), '--impressions', '1203', '--contacts', '10')
    const all = await line.json(shapes.Timeline, [
      'timeline',
      '--limit',
      '5000',
      '--journal',
      join(folder.path, 'demo'),
    ])
    expect(all).toHaveLength(1203)
    expect(new Set(all.map(({ id }) => id)).size).toBe(1203)
  })

  it('brief is one page of Markdown', async () => {
    const text = await line.text('brief', 'Dana', ...at(NOW))
    expect(text).toMatch(/^# .*Dana Roth/)
    const { markdown } = await line.json(z.object({ markdown: z.string() }), ['brief', 'Dana', ...at(NOW)])
    expect(markdown.trim()).toBe(text.trim())
  })

  it('search finds contacts and impressions', async () => {
    expect(await line.json(shapes.Search, ['search', 'pricing'])).toMatchObject({
      impressions: [{ text: MEETING }],
    })
    expect(await line.json(shapes.Search, ['search', 'okafor'])).toMatchObject({
      contacts: [{ name: { display: 'Ben Okafor' } }],
    })
    expect(await line.text('search', 'zeppelin')).toContain('Nothing fits "zeppelin".')
  })

  it('check reads everything', async () => {
    expect(await line.json(shapes.Check, ['check'])).toMatchObject({
      ok: true,
      contacts: 2,
      impressions: 2,
      problems: [],
    })
    expect(await line.text('check')).toMatch(/^All is well: \d+ operations, 2 contacts, 2 impressions\./)
  })

  it('check says which line is damaged, and fails', async () => {
    const logFolder = join(folder.path, 'journal', 'log')
    const [device] = readdirSync(logFolder)
    const file = join(logFolder, device ?? '', '00001.jsonl')
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('Dana')] = 'X'.charCodeAt(0)
    writeFileSync(file, bytes)
    const { code, out, err } = await line.run(['check', '--json'])
    expect(code).toBe(1)
    const { ok, problems } = shapes.Check.parse(JSON.parse(out))
    expect(ok).toBe(false)
    expect(problems[0]).toMatchObject({ file: `log/${device ?? ''}/00001.jsonl`, line: 2 })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect((await line.run(['check'])).out).toContain('00001.jsonl, line')
  })
})

describe('ajar import', () => {
  const card = (...rows: readonly string[]): string =>
    ['BEGIN:VCARD', 'VERSION:3.0', ...rows, 'END:VCARD', ''].join('\r\n')

  it('plans without changing anything, imports, and changes nothing the second time', async () => {
    const file = join(folder.path, 'people.vcf')
    writeFileSync(
      file,
      card('FN:Dana Roth', 'EMAIL:dana@northwind.example') +
        card('FN:Ben Okafor') +
        card('NOTE:nobody knows who'),
    )
    const plan = await line.json(shapes.Import, ['import', file, '--dry-run'])
    expect(plan.totals).toMatchObject({ created: 2, merged: 0 })
    expect(plan.files[0]?.file).toBe(file)
    expect(plan.batch).toBeUndefined()
    expect(await line.json(shapes.People, ['people'])).toEqual([])

    const done = await line.json(shapes.Import, ['import', file])
    expect(done.totals).toEqual(plan.totals)
    expect(await line.json(shapes.People, ['people'])).toHaveLength(2)
    const again = await line.json(shapes.Import, ['import', file])
    expect(again.totals).toMatchObject({ created: 0, merged: 0, unchanged: 2 })
    const text = await line.text('import', file)
    expect(text).toContain('0 created, 0 merged, 2 unchanged')
    expect(text).toMatch(/skipped: .+/)
  })

  it('takes several files, and folders of them', async () => {
    const inside = join(folder.path, 'cards', 'more')
    mkdirSync(inside, { recursive: true })
    writeFileSync(join(folder.path, 'cards', 'a.vcf'), card('FN:Ann Alpha'))
    writeFileSync(join(inside, 'b.VCF'), card('FN:Bob Beta'))
    writeFileSync(join(inside, 'notes.txt'), 'not a card')
    writeFileSync(join(folder.path, 'c.vcf'), card('FN:Cy Gamma'))
    const done = await line.json(shapes.Import, [
      'import',
      join(folder.path, 'cards'),
      join(folder.path, 'c.vcf'),
    ])
    expect(done.totals.created).toBe(3)
    expect(done.files).toHaveLength(3)
  })

  it('says what is wrong with a file, and imports nothing', async () => {
    mkdirSync(join(folder.path, 'empty'))
    const missing = await line.run(['import', join(folder.path, 'nowhere.vcf')])
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toContain('There is no file')
    expect(await line.run(['import', join(folder.path, 'empty')])).toMatchObject({ code: 1, out: '' })
    const binary = join(folder.path, 'picture.vcf')
    writeFileSync(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]))
    const unread = await line.run(['import', binary])
    expect(`${unread.code} ${unread.out}${unread.err}`).toMatch(/picture\.vcf/)
    expect(await line.json(shapes.People, ['people'])).toEqual([])
  })
})

describe('ajar demo', () => {
  const made = z.object({ folder: z.string(), contacts: z.number(), impressions: z.number() })

  it('writes a journal of any size that every command can read, the same for the same seed', async () => {
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')]
    const size = ['--contacts', '12', '--impressions', '150', '--years', '3', '--seed', '7', ...at(NOW)]
    expect(await line.json(made, ['demo', one, ...size])).toEqual({
      folder: one,
      contacts: 12,
      impressions: 150,
    })
    await line.text('demo', two, ...size)
    const textsOf = async (journal: string): Promise<string[]> =>
      (await line.json(shapes.Timeline, ['timeline', '--limit', '500', '--journal', journal])).map(
        ({ text }) => text,
      )
    expect(await textsOf(one)).toEqual(await textsOf(two))
    expect((await line.json(shapes.Check, ['check', '--journal', one])).ok).toBe(true)
    await line.json(shapes.Today, ['today', '--journal', one, ...at(NOW)])
    await line.json(shapes.Upcoming, ['upcoming', '--journal', one, ...at(NOW)])
    const [someone] = await line.json(shapes.People, ['people', '--journal', one])
    await line.json(shapes.Show, ['show', someone?.id ?? '', '--journal', one])
    for (const command of [['today'], ['upcoming'], ['people'], ['timeline']]) {
      expect(await line.text(...command, '--journal', one)).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  it('writes over nothing of anybody’s', async () => {
    const taken = join(folder.path, 'taken')
    mkdirSync(taken)
    writeFileSync(join(taken, 'letter.txt'), 'mine')
    const { code, err } = await line.run(['demo', taken])
    expect(code).toBe(1)
    expect(err).toContain('is not empty')
  })
})
