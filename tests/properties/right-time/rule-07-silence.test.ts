import { describe, expect, test } from 'vitest'
import { dayNumber, zonedAt, type DayNumber } from '#shared/dates.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { doorOf } from '#shared/right-time/door.ts'
import type { Clock, History } from '#shared/right-time/history.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { sleepOn } from '#shared/right-time/rules/07-silence.ts'
import { whyNotNow } from '#shared/right-time/why-not.ts'
import { knownOf, restsOn, type Known } from '../../support/by-the-book/known.ts'
import { backsOffOn, countingOn, sleepsOn, tooOftenOn } from '../../support/by-the-book/silence.ts'
import { daysNamed } from '../../support/days-named.ts'
import { impression } from '../../support/histories.ts'
import { forEveryHistory, isOpenOn, standings } from '../../support/looks.ts'

function forEveryContact(
  holds: (contact: Contact, known: Known, at: { history: History; clock: Clock; day: DayNumber }) => void,
): void {
  forEveryHistory((history, clock, day) => {
    const at = { history, clock, day }
    for (const contact of history.contacts) holds(contact, knownOf(contact, at), at)
  })
}

test('a silence holds and puts to sleep on the very days that the words say', () => {
  forEveryHistory((history, clock, today) => {
    for (const { story, silence } of standings(history, clock).all) {
      const known = knownOf(story.contact, { history, clock, day: today })
      for (let day = today - 75; day <= today; day++) {
        const held = silence.holds.some((hold) => hold.from <= day && day < hold.until)
        expect([day - today, held], story.contact.id).toEqual([day - today, backsOffOn(known, day)])
        expect([day - today, sleepOn(silence, day) !== undefined]).toEqual([
          day - today,
          sleepsOn(known, day),
        ])
      }
    }
  })
})

test('after three pings without an answer a contact sleeps: nothing but promises, and the door is ajar', () => {
  forEveryContact(({ id }, known, { history, clock }) => {
    if (known.closed || !sleepsOn(known, known.today)) return
    const kinds = momentsOf(id, history, clock).map((moment) => moment.kind)
    expect(kinds.every((kind) => kind === 'promise')).toBe(true)
    expect(doorOf(id, history, clock)).toBe('ajar')
    if (!restsOn(known, known.today)) expect(whyNotNow(id, history, clock)?.kind).toBe('asleep')
  })
})

test('while a silence holds, nothing but promises and dates is open', () => {
  forEveryContact(({ id }, known, { history, clock, day }) => {
    if (!backsOffOn(known, day)) return
    const open = momentsOf(id, history, clock).filter((moment) => isOpenOn(moment, day))
    expect(open.every((moment) => moment.kind === 'promise' || moment.kind === 'date')).toBe(true)
  })
})

describe('whatever went before, silence ends with', () => {
  const justNow = (clock: Clock): string => zonedAt(clock.now, clock.zone)
  const told = (history: History, clock: Clock, id: string, more: Partial<ImpressionHead>): History => {
    const note = { kind: 'note', direction: null } as const
    const head = impression('zz', justNow(clock), id, { ...note, ...more })
    const impressionsOf = new Map(history.impressionsOf)
    return { ...history, impressionsOf: impressionsOf.set(id, [...(impressionsOf.get(id) ?? []), head]) }
  }
  const woken = (history: History, clock: Clock, id: string): History => ({
    ...history,
    contacts: history.contacts.map((contact) =>
      contact.id === id ? { ...contact, wakings: [...contact.wakings, justNow(clock)] } : contact,
    ),
  })

  test.each([
    ['a word of theirs', (...at: Parameters<typeof woken>) => told(...at, { kind: 'call', direction: 'in' })],
    ['a meeting', (...at: Parameters<typeof woken>) => told(...at, { kind: 'meeting', direction: 'both' })],
    ['a ping of theirs', (...at: Parameters<typeof woken>) => told(...at, { kind: 'ping', direction: 'in' })],
    ['any signal', (...at: Parameters<typeof woken>) => told(...at, { signal: 'neutral' })],
    ['the user, who wakes them', woken],
  ])('%s', (_, ended) => {
    forEveryHistory((history, clock, day) => {
      for (const { id } of history.contacts) {
        // Another journey's tomorrow is not over yet.
        if (history.impressionsOf.get(id)?.some((head) => head.at.slice(0, 10) > justNow(clock))) continue
        const after = ended(history, clock, id)
        const { all } = standings(after, clock)
        const silence = all.find(({ story }) => story.contact.id === id)?.silence
        expect(silence?.unanswered).toEqual([])
        expect(silence && sleepOn(silence, day)).toBeUndefined()
        expect(silence?.holds.some((hold) => hold.from <= day && day < hold.until)).toBe(false)
        expect(whyNotNow(id, after, clock)?.kind).not.toBe('asleep')
        expect(whyNotNow(id, after, clock)?.kind).not.toBe('backing-off')
      }
    })
  })

  test('but not with a note that says nothing, nor with another touch of one’s own', () => {
    forEveryHistory((history, clock, day) => {
      for (const contact of history.contacts) {
        const { id } = contact
        const before = standings(history, clock).all.find(({ story }) => story.contact.id === id)?.silence
        for (const more of [{}, { kind: 'message', direction: 'out' }] as const) {
          const after = told(history, clock, id, more)
          const silence = standings(after, clock).all.find(({ story }) => story.contact.id === id)?.silence
          expect(silence && sleepOn(silence, day)?.from).toBe(before && sleepOn(before, day)?.from)
          expect(silence?.holds.map(({ from, until }) => [from, until])).toEqual(
            before?.holds.map(({ from, until }) => [from, until]),
          )
        }
      }
    })
  })
})

describe('the words', () => {
  const COUNTED = ['no', 'one', 'two', 'three', 'four', 'five', 'six']
  const once = (days: readonly DayNumber[]) => [...new Set(days)]
  const sentOn = (known: Known, day: DayNumber) => countingOn(known, day).map(({ ping }) => ping.day)

  test('of backing off name each ping, how many they are, and the first day that is free', () => {
    forEveryContact(({ id }, known, { history, clock }) => {
      const { today } = known
      const why = whyNotNow(id, history, clock)
      if (why?.kind !== 'backing-off') return
      const words =
        /^(?:Your ping of (.+)|(\w+) pings in a row, of (.+),) had no answer; backing off until ([^,]+)(?:, or longer if your ping of (.+) has none either)?\.$/
      const [, one, many, several, until = '', waiting] = words.exec(why.text) ?? []
      const sent = sentOn(known, today)
      expect(daysNamed(one ?? several ?? '', today), why.text).toEqual(once(sent))
      expect(many?.toLowerCase() ?? 'one').toBe(COUNTED[sent.length])
      expect(why.impressions).toHaveLength(sent.length)
      const [free = today] = daysNamed(until, today)
      for (let day = today; day < free; day++) expect(backsOffOn(known, day), why.text).toBe(true)
      const [alsoSent] = waiting === undefined ? [] : daysNamed(waiting, today)
      if (alsoSent === undefined) expect(backsOffOn(known, free) || sleepsOn(known, free)).toBe(false)
      else {
        expect(sent).not.toContain(alsoSent)
        expect(sentOn(known, alsoSent + 10)).toContain(alsoSent)
        expect(backsOffOn(known, free) || sleepsOn(known, free)).toBe(true)
      }
    })
  })

  test('of sleep name the three pings, and the day on which the third began to count', () => {
    forEveryContact(({ id }, known, { history, clock }) => {
      const why = whyNotNow(id, history, clock)
      if (why?.kind !== 'asleep') return
      const words =
        /^Asleep since (.+), after three pings without an answer \((.+)\); until (.+) comes back, or you wake the contact\.$/
      const [, since = '', sent = ''] = words.exec(why.text) ?? []
      const three = sentOn(known, known.today).slice(0, 3)
      expect(daysNamed(sent, known.today), why.text).toEqual(once(three))
      expect(daysNamed(since, known.today)).toEqual([(three[2] ?? 0) + 10])
      expect(why.impressions).toHaveLength(3)
    })
  })

  test('of a ping that may still be answered name it, and the tenth day', () => {
    forEveryContact(({ id }, known, { history, clock }) => {
      const why = whyNotNow(id, history, clock)
      const [, sent = '', until = ''] =
        /^Your ping of (.+) may still be answered; give it until (?:\w+day )?(.+)\.$/.exec(why?.text ?? '') ??
        []
      if (sent === '') return
      const [ping = 0] = daysNamed(sent, known.today)
      const tenth = until === 'tomorrow' ? [known.today + 1] : daysNamed(until, known.today)
      expect(tenth).toEqual([ping + 10])
      expect(sentOn(known, ping + 10)).toContain(ping)
      expect(sentOn(known, known.today)).not.toContain(ping)
    })
  })

  test('of a moment that was held back name the pings that had no answer by then, and the day on which it ended', () => {
    forEveryContact(({ id }, known, { history, clock }) => {
      const { today } = known
      for (const { reasons, opens } of momentsOf(id, history, clock)) {
        for (const { text } of reasons) {
          const words =
            /^(?:Your ping of (.+)|(\w+) pings in a row, of (.+),) had no answer within 10 days, so this (was|is) held back until (.+)\.$/
          const [, one, many, several, tense, until = ''] = words.exec(text) ?? []
          if (tense === undefined) continue
          const [ended = 0] = daysNamed(until, today)
          expect(tense).toBe(ended <= today ? 'was' : 'is')
          expect(dayNumber(opens)).toBeGreaterThanOrEqual(ended)
          const sent = sentOn(known, Math.min(today, ended - 1))
          expect(daysNamed(one ?? several ?? '', today), text).toEqual(once(sent))
          expect(many?.toLowerCase() ?? 'one').toBe(COUNTED[sent.length])
          expect(backsOffOn(known, ended - 1)).toBe(true)
        }
      }
    })
  })

  test('say why whenever only silence, or rule 12, keeps a contact quiet', () => {
    forEveryContact(({ id }, known, { history, clock, day }) => {
      if (known.closed || restsOn(known, day) || sleepsOn(known, day)) return
      const why = whyNotNow(id, history, clock)
      if (backsOffOn(known, day) || tooOftenOn(known, day)) {
        expect(why?.kind).toMatch(/^(?:backing-off|too-often)$/)
      } else expect(why?.kind ?? '').not.toMatch(/^(?:backing-off|too-often|asleep)$/)
    })
  })
})
