import { describe, expect, it } from 'vitest'
import { epochMs } from '#shared/dates.ts'
import { doorFrom, doorTurns } from '#shared/domain/door.ts'
import { at, contact, impression } from '../../support/histories.ts'

const stop = impression('s', '2026-03-02', 'ann', { direction: 'in', signal: 'stop' })
const on = (day: string) => epochMs(at(`${day}T23:59`))

describe('the turns of a door', () => {
  it('has none while nobody closed it', () => {
    expect(doorTurns(contact('ann'), [impression('i', '2026-03-01', 'ann')], on('2026-03-02'))).toEqual([])
  })

  it('closes with a stop, at the time when the stop came', () => {
    const answered = { ...stop, answered: at('2026-03-05') }
    expect(doorTurns(contact('ann'), [answered], on('2026-03-04'))).toEqual([])
    expect(doorTurns(contact('ann'), [answered], on('2026-03-05'))).toMatchObject([
      { what: 'closed', at: at('2026-03-05'), impression: 's' },
    ])
  })

  it('tells closing and reopening in order, and nothing later than the clock', () => {
    const ann = contact('ann', {
      doorEvents: [
        { at: at('2026-04-01'), what: 'reopened' },
        { at: at('2026-05-01'), what: 'closed' },
      ],
    })
    const whats = (day: string) => doorTurns(ann, [stop], on(day)).map((turn) => turn.what)
    expect(whats('2026-04-30')).toEqual(['closed', 'reopened'])
    expect(whats('2026-05-01')).toEqual(['closed', 'reopened', 'closed'])
  })

  it('is open again where the user reopened it in the second of the stop', () => {
    const ann = contact('ann', { doorEvents: [{ at: stop.at, what: 'reopened' }] })
    expect(doorTurns(ann, [stop], on('2026-03-02')).at(-1)?.what).toBe('reopened')
  })
})

describe('the door', () => {
  const closed = doorTurns(contact('ann'), [stop], on('2026-03-02'))
  it('is closed whatever else holds, ajar in quiet, else open', () => {
    expect(doorFrom(closed, true)).toBe('closed')
    expect(doorFrom([], true)).toBe('ajar')
    expect(doorFrom([], false)).toBe('open')
  })
})
