import { expect, test } from 'vitest'
import { isoDay } from '#shared/dates.ts'
import { todayOf, upcoming } from '#shared/right-time/today.ts'
import { forEveryHistory, isWorkingDay, spokenFor } from '../../support/looks.ts'

test('a day lists at most three moments and one line for a contact, promises aside, and none on a day off', () => {
  forEveryHistory((history, clock, day) => {
    for (const page of upcoming(history, clock, 10)) {
      const counting = page.moments.filter((moment) => moment.late !== true && moment.kind !== 'write-down')
      const shownNow = counting.filter((line) =>
        spokenFor(line).some(({ id }) => history.shown.get(id)?.includes(page.date)),
      )
      expect(counting.length).toBeLessThanOrEqual(Math.max(3, shownNow.length))
      const others = counting.filter((moment) => moment.kind !== 'promise')
      expect(new Set(others.map((moment) => moment.contact?.id)).size).toBe(others.length)
      expect(page.moments.filter((moment) => moment.late).length).toBeLessThanOrEqual(1)
      const off = !isWorkingDay(day + (Date.parse(page.date) - Date.parse(isoDay(day))) / 86_400_000, history)
      if (off) expect(page.moments).toEqual([])
    }
  })
})

test('promises come first, then what was never shown, then what closes sooner', () => {
  forEveryHistory((history, clock, day) => {
    const order = todayOf(history, clock).moments.map((moment) => {
      const before = (history.shown.get(moment.id) ?? []).some((each) => each < isoDay(day))
      return moment.kind === 'promise' ? [0, 0, ''] : [1, +before, moment.closes?.slice(0, 10) ?? '']
    })
    expect(order).toEqual([...order].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
  })
})

test('after five days shown, anything but a promise stays on the page of the contact', () => {
  forEveryHistory((history, clock, day) => {
    for (const line of todayOf(history, clock).moments) {
      for (const { id, kind } of spokenFor(line)) {
        const before = new Set((history.shown.get(id) ?? []).filter((each) => each < isoDay(day)))
        if (kind !== 'promise') expect(before.size).toBeLessThan(5)
      }
    }
  })
})

test('the days to come begin with today, and list each moment once', () => {
  forEveryHistory((history, clock) => {
    const pages = upcoming(history, clock, 21)
    expect(pages[0]?.moments).toEqual(todayOf(history, clock).moments)
    const ids = pages.flatMap((page) => page.moments.flatMap(spokenFor).map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('today counts for the days ahead what upcoming lists', () => {
  forEveryHistory((history, clock) => {
    const { later } = todayOf(history, clock, { daysAhead: 9 })
    const listed = upcoming(history, clock, 10)
      .slice(1)
      .map(({ date, moments }) => ({ date, count: moments.length }))
    expect(later).toEqual(listed.filter(({ count }) => count > 0))
  })
})
