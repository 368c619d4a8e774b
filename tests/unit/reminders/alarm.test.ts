import { describe, expect, it } from 'vitest'
import { Alarm } from '#core/reminders/alarm.ts'
import { LONGEST_MS } from '#core/reminders/timers.ts'
import { Machine } from '../../support/machine.ts'

const HOUR = 3_600_000

function alarmOn(machine: Machine): { alarm: Alarm; rang: string[] } {
  const rang: string[] = []
  return { alarm: new Alarm(machine, machine.now, () => rang.push(machine.shows)), rang }
}

describe('an alarm', () => {
  it('rings once, at its time', async () => {
    const machine = new Machine('2026-11-23T10:00:00')
    const { alarm, rang } = alarmOn(machine)
    alarm.set(machine.now() + HOUR)
    expect(alarm.at).toBe(machine.now() + HOUR)
    await machine.awake(3 * HOUR)
    expect([rang, alarm.at, machine.running]).toEqual([['2026-11-23T11:00:00'], undefined, []])
  })

  it('may be as far away as one likes: no timer is longer than Node can count', async () => {
    const machine = new Machine('2026-11-23T10:00:00', 'UTC')
    const { alarm, rang } = alarmOn(machine)
    alarm.set(machine.now() + 2 * LONGEST_MS + HOUR)
    await machine.awake(3 * LONGEST_MS)
    expect(machine.set).toEqual([LONGEST_MS, LONGEST_MS, HOUR])
    expect(rang).toHaveLength(1)
  })

  it('waits on when the clock was set back', async () => {
    const machine = new Machine('2026-11-23T10:00:00')
    const { alarm, rang } = alarmOn(machine)
    alarm.set(machine.now() + HOUR)
    machine.setClock(-HOUR)
    await machine.awake(3 * HOUR)
    expect(rang).toEqual(['2026-11-23T11:00:00'])
    expect(machine.set).toEqual([HOUR, HOUR])
  })

  it('rings at once when its time went by while the machine slept', async () => {
    const machine = new Machine('2026-11-23T10:00:00')
    const { alarm, rang } = alarmOn(machine)
    alarm.set(machine.now() + HOUR)
    machine.sleep(5 * HOUR)
    await machine.awake(HOUR)
    expect(rang).toEqual(['2026-11-23T16:00:00'])
  })

  it('is called off, and set to another time, with no more than one timer', async () => {
    const machine = new Machine('2026-11-23T10:00:00')
    const { alarm, rang } = alarmOn(machine)
    alarm.set(machine.now() + HOUR)
    alarm.set(machine.now() + 2 * HOUR)
    expect(machine.running).toEqual([2 * HOUR])
    alarm.set(undefined)
    await machine.awake(3 * HOUR)
    expect([rang, machine.running]).toEqual([[], []])
  })
})
