/**
 * Thirty days of somebody's life with Ajar, by chance and with a seed: nights, journeys, clocks that are set, restarts,
 * crashes, a person who writes things down, and a program that shows what it is handed. What must hold is looked at on
 * the way; `trouble` has what did not.
 */
import { dayAt, epochMs, timeAt, weekday, zonedOn } from '#shared/dates.ts'
import type { Input } from '#shared/api/contract.ts'
import type { Moment } from '#shared/domain/moment.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { Random } from '#shared/sample/random.ts'
import type { Machine } from '../../support/machine.ts'
import type { Reminding } from '../../support/reminding.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
] as const

export class ThirtyDays {
  /** What went wrong, in words. */
  readonly trouble: string[] = []
  /** How often each moment was told of. */
  readonly told = new Map<string, number>()
  /** Moments whose reminder was marked, and then nobody could show it any more: a crash in between. */
  readonly lost = new Set<string>()
  /** How often something happened after which there is reason to plan. */
  causes = 0
  checks = 0
  readonly #here: Reminding
  readonly #machine: Machine
  readonly #chance: Random
  readonly #steadily: boolean
  /** Whether the program knows that the machine slept, or that clock or zone are others. */
  #knows = true
  /** By how much the clock is wrong. */
  #wrong = 0
  #shown = 0

  /** `steadily`: in one program, that neither ends nor crashes. */
  constructor(here: Reminding, seed: number, steadily = false) {
    this.#here = here
    this.#steadily = steadily
    this.#machine = here.machine
    this.#chance = new Random(seed)
  }

  /** Lives through some days of the wall clock. */
  async live(days: number): Promise<void> {
    const end = this.#machine.now() - this.#wrong + days * DAY
    while (this.#machine.now() - this.#wrong < end) {
      await this.#day()
      if (this.trouble.length > 5) return
    }
  }

  /** From getting up to getting up again. */
  async #day(): Promise<void> {
    const chance = this.#chance
    const hours = chance.between(3, 14)
    for (let hour = 0; hour < hours; hour++) {
      await this.#machine.awake(chance.between(5, 50) * MINUTE)
      await this.#something()
      await this.#look()
      if (chance.chance(0.1)) await this.#sleep(chance.between(1, 90) * MINUTE)
    }
    if (chance.chance(0.2)) this.#travel()
    await this.#sleep(this.#untilMorning())
  }

  /** Until some time of the next morning; not every night ends so. */
  #untilMorning(): number {
    const chance = this.#chance
    if (chance.chance(0.2)) return chance.between(1, 30 * 60) * MINUTE
    const { zone } = this.#machine
    const time = `${String(chance.between(6, 11)).padStart(2, '0')}:${chance.pick(['00', '25', '45'])}`
    const now = this.#machine.now()
    return Math.max(MINUTE, epochMs(zonedOn(dayAt(now, zone) + 1, time, zone)) - now)
  }

  async #something(): Promise<void> {
    const chance = this.#chance
    if (!this.#here.taking && chance.chance(0.5)) await this.#comeAndGo()
    await chance.weighted<() => Promise<void> | void>([
      [60, () => undefined],
      [14, () => this.#write()],
      [6, () => this.#readToday()],
      [4, () => this.#restart()],
      [2, () => this.#crash()],
      [3, () => this.#setClock()],
      [2, () => this.#travelAwake()],
      [3, () => this.#comeAndGo()],
    ])()
  }

  async #sleep(ms: number): Promise<void> {
    await this.#machine.settled()
    this.#machine.sleep(ms)
    this.#knows = false
    this.causes += 1
    if (this.#chance.chance(0.7)) await this.#signOfLife()
  }

  async #signOfLife(): Promise<void> {
    this.#here.app.lookAtClock()
    this.#knows = true
    await this.#machine.settled()
  }

  #travel(): void {
    this.#machine.zone = this.#chance.pick(ZONES)
    this.causes += 1
  }

  async #travelAwake(): Promise<void> {
    this.#travel()
    await this.#signOfLife()
  }

  /** Sets the clock wrong by minutes, hours or days, or right again. */
  async #setClock(): Promise<void> {
    const chance = this.#chance
    const wrong = chance.pick([1, -1]) * chance.pick([3 * MINUTE, 2 * HOUR, 26 * HOUR, 5 * DAY])
    const by = this.#wrong === 0 ? wrong : -this.#wrong
    this.#wrong += by
    this.#machine.setClock(by)
    this.#knows = false
    this.causes += 1
    if (chance.chance(0.5)) await this.#signOfLife()
  }

  async #restart(): Promise<void> {
    if (this.#steadily) return
    await this.#here.reopen()
    await this.#started()
  }

  /** The program ends at any point, or else as soon as a reminder is marked, before it is shown. */
  async #crash(): Promise<void> {
    if (this.#steadily) return
    if (this.#chance.chance(0.5)) {
      this.#here.losing = true
      return
    }
    await this.#machine.settled()
    await this.#here.restart()
    await this.#started()
  }

  /** After a crash before a reminder was shown, somebody starts the program again. */
  async #lookForCrash(): Promise<void> {
    const lost = this.#here.lost.splice(0)
    if (lost.length === 0) return
    for (const id of lost.flatMap(({ moments }) => moments)) {
      if (this.told.has(id) || this.lost.has(id)) this.trouble.push(`${id} was told of again, and lost`)
      this.lost.add(id)
    }
    this.#here.taking = true
    await this.#here.restart()
    await this.#started()
  }

  async #started(): Promise<void> {
    this.#knows = true
    this.causes += 1
    await this.#machine.awake(2 * SECOND)
  }

  /** Whoever shows reminders goes, or comes back and asks what is due. */
  async #comeAndGo(): Promise<void> {
    this.#here.taking = !this.#here.taking
    if (!this.#here.taking) return
    await this.#here.take()
    this.#knows = true
    await this.#machine.awake(SECOND)
  }

  async #readToday(): Promise<void> {
    const { moments } = await this.#here.call('moments.today', {})
    await this.#here.call('moments.shown', { ids: moments.flatMap(allOf) })
    await this.#afterCall()
  }

  /** Writes something down about somebody. */
  async #write(): Promise<void> {
    const chance = this.#chance
    const contacts = await this.#here.call('contacts.list', {})
    const { moments } = await this.#here.call('moments.today', {})
    const contact = contacts[chance.between(0, contacts.length - 1)]?.id
    const moment = moments[chance.between(0, Math.max(0, moments.length - 1))]
    if (contact === undefined) return
    const about = { text: 'It.', contacts: [chance.chance(0.5) ? (moment?.contact?.id ?? contact) : contact] }
    await chance.weighted<() => Promise<unknown>>([
      [4, () => this.#add({ ...about, kind: 'call', direction: 'both' })],
      [3, () => this.#add({ ...about, kind: 'ping', direction: 'out' })],
      [2, () => this.#add({ ...about, kind: 'message', direction: 'in', signal: 'positive' })],
      [2, () => this.#add({ ...about, kind: 'message', direction: 'in', signal: 'not-now' })],
      [4, () => this.#promise(contact)],
      [3, () => this.#settle(moment)],
      [3, () => this.#later(moment)],
      [1, () => this.#here.call('door.close', { contact })],
      [1, () => this.#here.call('door.reopen', { contact })],
      [1, () => this.#here.call('contacts.change', { id: contact, set: { rhythm: 'P2W' } })],
    ])()
    await this.#afterCall()
  }

  #add(input: Input<'impressions.add'>): Promise<unknown> {
    return this.#here.call('impressions.add', input)
  }

  #promise(contact: string): Promise<unknown> {
    const due = new Date(this.#machine.now() + this.#chance.between(0, 9) * DAY).toISOString().slice(0, 10)
    const id = `promise-${this.causes}-${this.checks}`
    return this.#add({
      text: 'Promised.',
      contacts: [contact],
      promises: [{ id, text: 'it', due, state: 'open' }],
    })
  }

  async #settle(moment: Moment | undefined): Promise<unknown> {
    if (moment?.promise === undefined) return undefined
    return this.#here.call(this.#chance.chance(0.8) ? 'promises.keep' : 'promises.letGo', {
      id: moment.promise,
    })
  }

  async #later(moment: Moment | undefined): Promise<unknown> {
    if (moment === undefined || moment.kind === 'promise' || moment.kind === 'write-down') return undefined
    return this.#here.call('moments.later', { id: moment.id })
  }

  async #afterCall(): Promise<void> {
    this.causes += 1
    await this.#machine.awake(SECOND)
    this.#knows = true
  }

  /** Looks at what was shown since the last time, and whether anything is listed of which nothing was told. */
  async #look(): Promise<void> {
    await this.#machine.settled()
    await this.#lookForCrash()
    for (const { at, ms, zone, reminder } of this.#here.shown.slice(this.#shown)) {
      this.#count(reminder)
      if (!isGoodHour(ms, zone)) {
        this.trouble.push(`${at} in ${zone}: “${reminder.title}” in quiet hours or on a day off`)
      }
    }
    this.#shown = this.#here.shown.length
    if (this.#chance.chance(0.3) || !this.#here.taking || !this.#isGood() || !this.#isGood(2 * SECOND)) return
    this.checks += 1
    const knew = this.#knows
    const listed = await this.#here.call('moments.today', {})
    // To ask was a sign of life.
    if (!knew) await this.#afterCall()
    await this.#machine.settled()
    await this.#lookForCrash()
    for (const { reminder } of this.#here.shown.slice(this.#shown)) {
      this.#count(reminder)
      if (knew)
        this.trouble.push(`${this.#machine.shows}: “${reminder.title}” was told only when somebody asked`)
    }
    this.#shown = this.#here.shown.length
    for (const id of listed.moments.flatMap(allOf)) {
      if (!this.told.has(id) && !this.lost.has(id)) {
        this.trouble.push(
          `${this.#machine.shows} in ${this.#machine.zone}: ${id} is listed, and nothing was told of it`,
        )
      }
    }
    await this.#lookAtDoors(listed.moments)
  }

  #count(reminder: Reminder): void {
    for (const id of reminder.moments) {
      const times = (this.told.get(id) ?? 0) + 1
      this.told.set(id, times)
      if (times > 1 || this.lost.has(id))
        this.trouble.push(`${this.#machine.shows}: ${id} was told of ${times} times`)
    }
  }

  /** Nobody who rests, sleeps or has closed the door is listed, but for promises. */
  async #lookAtDoors(moments: readonly Moment[]): Promise<void> {
    const doors = new Map((await this.#here.call('contacts.list', {})).map(({ id, door }) => [id, door]))
    for (const { contact, kind } of moments) {
      const door = doors.get(contact?.id ?? '')
      if (door !== 'open' && kind !== 'promise')
        this.trouble.push(`${this.#machine.shows}: a ${kind} though ${door}`)
    }
  }

  /** Whether it is a good hour, reckoned from the default settings. */
  #isGood(ahead = 0): boolean {
    return isGoodHour(this.#machine.now() + ahead, this.#machine.zone)
  }
}

/** Monday to Friday, from 08:30 to 18:00. */
export function isGoodHour(ms: number, zone: string): boolean {
  const time = timeAt(ms, zone)
  return weekday(dayAt(ms, zone)) <= 5 && '08:30' <= time && time < '18:00'
}

/** All moments that a line speaks for. */
function allOf(line: Moment): string[] {
  return [line.id, ...(line.merged ?? []).map(({ id }) => id)]
}
