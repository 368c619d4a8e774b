/** Who is looked at again after a write, and when *Today*, for which all are looked at, is asked. */
import { describe, expect, it } from 'vitest'
import { epochMs, readZoned } from '#shared/dates.ts'
import { Pending, Planner } from '#core/reminders/planner.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { History } from '#shared/right-time/history.ts'
import { momentsOf } from '#shared/right-time/moments.ts'
import { Reading } from '#shared/right-time/reading.ts'
import { BERLIN, contact, historyOf, impression } from '../../support/histories.ts'

const instant = (text: string) => epochMs(readZoned(text, BERLIN))
const contacts = [contact('ann'), contact('bob'), contact('cat', { rhythm: 'P2W' })]
const settings = historyOf({ contacts: [], settings: { momentsADay: 1 } }).settings

/** A history of which is seen whose impressions were looked at. */
function watched(impressions: readonly ImpressionHead[]): { history: History; seen: Set<string> } {
  const seen = new Set<string>()
  const history = historyOf({ contacts, impressions })
  class Watched extends Map<string, readonly ImpressionHead[]> {
    override get(id: string) {
      seen.add(id)
      return super.get(id)
    }
  }
  return { history: { ...history, settings, impressionsOf: new Watched(history.impressionsOf) }, seen }
}

/** A planner, and how it plans at a time. */
function planning(told: (id: string) => boolean = () => false) {
  const planner = new Planner(told)
  return (history: History, time: string, happened: (pending: Pending) => void = () => undefined) => {
    const pending = new Pending()
    happened(pending)
    return planner.plan(new Reading(history, { now: instant(time), zone: BERLIN }), pending)
  }
}

const promised = (id: string, whom: string, written: string, due = '2026-03-20') =>
  impression(id, written, whom, { promises: [{ id: `p${id}`, text: 'it', due, state: 'open' }] })
const spoke = impression('i0', '2026-03-10', 'cat')

describe('after a write', () => {
  it('those alone are looked at whom it touches, as long as nothing of theirs is due', () => {
    const plan = planning()
    plan(watched([spoke]).history, '2026-03-12T10:00')
    const after = watched([spoke, impression('i1', '2026-03-12T10:01', 'ann')])
    const { due, next } = plan(after.history, '2026-03-12T10:02', (pending) => pending.contacts.add('ann'))
    expect([...after.seen]).toEqual(['ann'])
    expect([due.size, next]).toEqual([0, instant('2026-03-24T08:30')])
  })

  it('all are looked at when something of theirs is open, since it has to find its place in the day', () => {
    const plan = planning()
    plan(watched([spoke]).history, '2026-03-12T10:00')
    const after = watched([spoke, promised('i1', 'ann', '2026-03-12T10:01', '2026-03-13')])
    const { due } = plan(after.history, '2026-03-12T10:02', (pending) => pending.contacts.add('ann'))
    expect([...after.seen].sort()).toEqual(['ann', 'bob', 'cat'])
    expect(due.size).toBe(1)
  })

  it('nothing is due in quiet hours, though something is open: it waits for the morning', () => {
    const plan = planning()
    plan(watched([spoke]).history, '2026-03-12T20:00')
    const after = watched([spoke, promised('i1', 'ann', '2026-03-12T20:01', '2026-03-13')])
    const { due, next } = plan(after.history, '2026-03-12T20:02', (pending) => pending.contacts.add('ann'))
    expect([due.size, next]).toEqual([0, instant('2026-03-13T08:30')])
  })

  it('a promise makes room for one that was made before it, though nothing was written about its own contact', () => {
    const plan = planning()
    const toBob = promised('i1', 'bob', '2026-03-10')
    expect(plan(watched([toBob]).history, '2026-03-12T10:00').next).toBe(instant('2026-03-19T08:30'))
    const { next } = plan(
      watched([toBob, promised('i2', 'ann', '2026-03-09')]).history,
      '2026-03-12T10:05',
      (pending) => {
        pending.contacts.add('ann')
        pending.others = true
      },
    )
    expect(next).toBe(instant('2026-03-18T08:30'))
  })

  it('a place that somebody leaves goes to the next, whom nothing was written about', () => {
    const [toAnn, toBob] = [
      promised('i1', 'ann', '2026-03-02', '2026-03-12'),
      promised('i2', 'bob', '2026-03-03', '2026-03-13'),
    ]
    const kept = (head: ImpressionHead): ImpressionHead => ({
      ...head,
      promises: head.promises.map((each) => ({
        ...each,
        state: 'kept',
        settled: readZoned('2026-03-12T10:01', BERLIN),
      })),
    })
    const ann = momentsOf('ann', watched([toAnn]).history, {
      now: instant('2026-03-12T10:00'),
      zone: BERLIN,
    })[0]?.id
    const plan = planning((id) => id === ann)
    expect(plan(watched([toAnn, toBob]).history, '2026-03-12T10:00').due.size).toBe(0)
    const { due } = plan(watched([kept(toAnn), toBob]).history, '2026-03-12T10:02', (pending) =>
      pending.contacts.add('ann'),
    )
    expect(due.size).toBe(1)
  })

  it('what was shown without having been told has a place, and is due', () => {
    const plan = planning()
    const both = [
      promised('i1', 'ann', '2026-03-02', '2026-03-12'),
      promised('i2', 'bob', '2026-03-03', '2026-03-13'),
    ]
    const { history } = watched(both)
    const before = plan(history, '2026-03-12T10:00').due
    const bob = momentsOf('bob', history, { now: instant('2026-03-12T10:00'), zone: BERLIN })[0]?.id ?? ''
    expect(before.has(bob)).toBe(false)
    const shown = { ...history, shown: new Map([[bob, ['2026-03-12']]]) }
    expect(plan(shown, '2026-03-12T10:01', (pending) => pending.shown.add(bob)).due.has(bob)).toBe(true)
  })
})
