import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, isoDay, yearOf, type DayNumber } from '#shared/dates.ts'
import type { RememberedDate } from '#shared/domain/contact.ts'
import type { Moment } from '#shared/domain/moment.ts'
import type { History } from '#shared/right-time/history.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { dateInYear } from '#shared/right-time/rules/09-dates.ts'
import { todayOf } from '#shared/right-time/today.ts'
import { aDate } from '../../support/any-contact.ts'
import { aPause, aStretch } from '../../support/any-days.ts'
import { wishes } from '../../support/by-the-book/dates.ts'
import { knownOf } from '../../support/by-the-book/known.ts'
import { sleepsOn } from '../../support/by-the-book/silence.ts'
import { clockAt, contact, historyOf } from '../../support/histories.ts'
import { historyInWords } from '../../support/history-in-words.ts'
import { forEveryHistory, isOpenOn, isWorkingDay, windowOf } from '../../support/looks.ts'

const datesAmong = (moments: readonly Moment[]) => moments.filter(({ kind }) => kind === 'date')
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

test('a date shows on a working day, itself or the one before, unless a rest took that; and is for wishing well', () => {
  forEveryHistory((history, clock, day) => {
    for (const contact of history.contacts) {
      const { rest } = knownOf(contact, { history, clock, day })
      for (const moment of datesAmong(momentsOf(contact.id, history, clock))) {
        const { opens, best, closes } = windowOf(moment)
        if (opens - 1 !== rest?.to) expect(isWorkingDay(opens, history)).toBe(true)
        for (let between = opens + 1; between <= best; between++) {
          expect(isWorkingDay(between, history)).toBe(false)
        }
        expect(closes).toBe(best + 1)
        expect(moment.gesture.kind).toBe('wish-well')
      }
    }
  })
})

/** The same history, in which everybody has something to remember today and on each of the next three days. */
function withDatesAround(history: History, day: DayNumber): History {
  const dates = [0, 1, 2, 3].map((days): RememberedDate => {
    return { kind: 'anniversary', date: `-${isoDay(day + days).slice(4)}` }
  })
  return {
    ...history,
    contacts: history.contacts.map((contact) => ({ ...contact, dates: [...contact.dates, ...dates] })),
  }
}

test('silence and rhythms do not touch it; rest, sleep, rule 12, a touch and “Not the right time” do, as the words say', () => {
  forEveryHistory((told, clock, day) => {
    const history = withDatesAround(told, day)
    for (const contact of history.contacts) {
      const known = knownOf(contact, { history, clock, day })
      const open = datesAmong(momentsOf(contact.id, history, clock)).filter((each) => isOpenOn(each, day))
      if (known.closed || sleepsOn(known, day)) expect(open).toEqual([])
      else
        expect(open.map(({ id }) => id).sort()).toEqual(
          wishes(known)
            .map(({ id }) => id)
            .sort(),
        )
    }
  })
})

test('on a line of Today that speaks for a date, too, the gesture is to wish well, and never asks', () => {
  forEveryHistory((told, clock, day) => {
    for (const line of todayOf(withDatesAround(told, day), clock, { daysAhead: 0 }).moments) {
      const kinds = [line.kind, ...(line.merged ?? []).map(({ kind }) => kind)]
      if (kinds.includes('date')) {
        expect(line.gesture).toEqual({ kind: 'wish-well', text: 'a few warm words, and no ask.' })
      }
    }
  })
})

test('a remembered day falls on itself in every year, and 29 February on the 28th where there is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2400 }), fc.integer({ min: 0, max: 365 }), (year, nth) => {
      const monthAndDay = isoDay(nth + 18262).slice(5)
      const found = dateInYear(`--${monthAndDay}`, year)
      const expected = monthAndDay === '02-29' && !isLeap(year) ? '02-28' : monthAndDay
      expect(found === undefined ? undefined : isoDay(found)).toBe(`${year}-${expected}`)
      // From its year on: 2000 was a leap year, and any year from 1900 on may be before it.
      expect(dateInYear(`2000-${monthAndDay}`, year)).toBe(year < 2000 ? undefined : found)
    }),
  )
})

/** Somebody with one date and nothing else; days off here and there. */
const somebodyWithADate = fc
  .tuple(aDate, fc.array(aPause, { maxLength: 2 }), aStretch)
  .map(([date, pauses, stretch]) => {
    const remembered = date(stretch)
    const history = historyOf({
      contacts: [contact('dana', { dates: [remembered] })],
      settings: { pauses: pauses.map((pause) => pause(stretch)) },
    })
    return { remembered, history, [fc.toStringMethod]: () => historyInWords(history, clockAt('2027-01-01')) }
  })

function forEachDate(holds: (remembered: RememberedDate, history: History) => void): void {
  fc.assert(
    fc.property(somebodyWithADate, ({ remembered, history }) => holds(remembered, history)),
    { numRuns: process.env.AJAR_LONG === '1' ? 200 : 6 },
  )
}

test('every kind comes once a year, from its year on: on one line of one Today', () => {
  forEachDate(({ date }, history) => {
    const shown: string[] = []
    // The first day of a year may show in the year before.
    for (let day = dayNumber('2026-11-01'); day < dayNumber('2030-01-01'); day++) {
      const { moments } = todayOf(history, clockAt(`${isoDay(day)}T09:00`), { daysAhead: 0 })
      shown.push(...moments.map(({ best }) => best.slice(0, 4)))
    }
    const first = date.startsWith('--') ? '' : date.slice(0, 4)
    const years = ['2027', '2028', '2029'].filter((year) => year >= first)
    expect(shown.filter((year) => year >= '2027' && year <= '2029')).toEqual(years)
  })
})

/** Each day of two years with what is open on it. */
function* openDayByDay(history: History): Iterable<[DayNumber, Moment]> {
  for (let day = dayNumber('2027-01-01'); day <= dayNumber('2028-12-31'); day++) {
    const moments = momentsOf('dana', history, clockAt(`${isoDay(day)}T09:00`))
    for (const moment of moments) if (isOpenOn(moment, day)) yield [day, moment]
  }
}

describe('the words', () => {
  const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
  const ORDINAL =
    /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d*(?:1st|2nd|3rd|\dth))$/

  test('say truly whose date it is, which time it is, and on what day, in any year', () => {
    forEachDate(({ kind, label, date }, history) => {
      for (const [day, moment] of openDayByDay(history)) {
        const falls = dayNumber(moment.best)
        const [{ text, impressions } = { text: '', impressions: [''] }] = moment.reasons
        const words =
          /^(?:Dana’s (?:(\S+) )?(birthday|anniversary)|A date that (Dana) would remember)(?: \((.+)\))? (?:is|falls on 29 February; (\d{4}) has none, so it is marked) (today|tomorrow|on (?:(\w+day)|.+?))(?:, (\d+) years? on)?\.( You are off that day, so this comes before it\.)?$/
        expect(text).toMatch(words)
        const [, nth, of, other, called, leapless, when, weekday, yearsOn, before] = words.exec(text) ?? []
        expect(impressions).toEqual([])
        expect(of ?? (other === 'Dana' ? 'other' : '')).toBe(kind)
        expect(called).toBe(label)

        // On what day.
        if (when === 'today') expect(falls).toBe(day)
        else if (when === 'tomorrow') expect(falls).toBe(day + 1)
        else if (weekday !== undefined) {
          expect(falls - day).toBeLessThan(7)
          expect(WEEKDAYS[new Date(falls * 86_400_000).getUTCDay()]).toBe(weekday)
        } else expect(falls - day).toBeGreaterThanOrEqual(7)
        expect(before !== undefined).toBe(dayNumber(moment.opens) < falls)

        // Which day of the year, and which time.
        const marked = date.endsWith('-02-29') && !isLeap(yearOf(falls))
        expect(leapless).toBe(marked ? String(yearOf(falls)) : undefined)
        expect(isoDay(falls).slice(5)).toBe(marked ? '02-28' : date.slice(-5))
        const years = date.startsWith('--') ? 0 : yearOf(falls) - Number(date.slice(0, 4))
        expect(Number(yearsOn ?? 0)).toBe(kind === 'other' ? years : 0)
        if (kind === 'other' || years === 0) expect(nth).toBeUndefined()
        else {
          expect(nth).toMatch(ORDINAL)
          if (years > 10) expect(Number.parseInt(nth ?? '', 10)).toBe(years)
        }
      }
    })
  })
})
