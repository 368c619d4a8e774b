/** Which tab takes reminders, and when: before a core that hands each out once. */
import { describe, expect, it } from 'vitest'
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { bringReminders } from '../../../renderer/reminders/bring.ts'
import type { Leave } from '../../../renderer/reminders/leave.ts'

const reminder = (id: string): Reminder => ({ id, title: id, body: '', moments: [id] })

/** What is due, and who listens. */
function core() {
  const due: Reminder[] = []
  const listeners = new Set<(event: AppEvent) => void>()
  let taken = 0
  let reached = true
  const call = async (method: string) => {
    expect(method).toBe('reminders.take')
    if (!reached) return { ok: false, error: { code: 'unavailable', message: 'gone' } } as const
    taken += 1
    const next = due.shift() ?? null
    // The answer is on its way for a while.
    await Promise.resolve()
    return { ok: true, value: { reminder: next } } as const
  }
  const client: Pick<Client, 'call' | 'on'> = {
    call: call as Client['call'],
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    client,
    due,
    taken: () => taken,
    reach: (can: boolean) => (reached = can),
    tell: (type: 'hello' | 'reminder' | 'tick') => {
      for (const listener of [...listeners]) listener({ type })
    },
    becomesDue: (...ids: string[]) => {
      due.push(...ids.map(reminder))
      for (const listener of [...listeners]) listener({ type: 'reminder' })
    },
  }
}

function tab(of: ReturnType<typeof core>, begins: { leads: boolean; leave: Leave }) {
  let { leads, leave } = begins
  const onLeading = new Set<() => void>()
  const onLeave = new Set<() => void>()
  const shown: string[] = []
  const listen = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener)
    return () => to.delete(listener)
  }
  const end = bringReminders({
    client: of.client,
    tabs: { leads: () => leads, onLeading: listen(onLeading) },
    leave: { current: () => leave, subscribe: listen(onLeave) },
    show: ({ id }) => {
      if (id === 'refused') throw new TypeError('Illegal constructor')
      shown.push(id)
    },
  })
  return {
    shown,
    end,
    becomesLeader: () => {
      leads = true
      for (const listener of onLeading) listener()
    },
    given: (next: Leave) => {
      leave = next
      for (const listener of onLeave) listener()
    },
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
const LEADS = { leads: true, leave: 'granted' } as const
const FOLLOWS = { leads: false, leave: 'granted' } as const

describe('reminders', () => {
  it('that are due are taken by the tab that leads, until there is none left, and by no other', async () => {
    const ajar = core()
    const first = tab(ajar, LEADS)
    const second = tab(ajar, FOLLOWS)
    ajar.becomesDue('r1', 'r2')
    await settled()
    expect(first.shown).toEqual(['r1', 'r2'])
    expect(second.shown).toEqual([])
    expect(ajar.due).toEqual([])
  })

  it('that became due before are taken when the page opens, and when the core is there again', async () => {
    const ajar = core()
    ajar.due.push(reminder('before'))
    const only = tab(ajar, LEADS)
    await settled()
    ajar.reach(false)
    ajar.becomesDue('meanwhile')
    await settled()
    expect(only.shown).toEqual(['before'])
    ajar.reach(true)
    ajar.tell('hello')
    await settled()
    expect(only.shown).toEqual(['before', 'meanwhile'])
  })

  it.each(['denied', 'default', 'none'] as const)(
    'are not even asked for while leave is “%s”, and are shown once it is given',
    async (leave) => {
      const ajar = core()
      const only = tab(ajar, { leads: true, leave })
      ajar.becomesDue('r1')
      ajar.tell('hello')
      await settled()
      expect(ajar.taken()).toBe(0)
      only.given('granted')
      await settled()
      expect(only.shown).toEqual(['r1'])
    },
  )

  it('are taken by the next tab when it begins to lead', async () => {
    const ajar = core()
    const next = tab(ajar, FOLLOWS)
    ajar.becomesDue('r1')
    await settled()
    expect(next.shown).toEqual([])
    next.becomesLeader()
    await settled()
    expect(next.shown).toEqual(['r1'])
  })

  it('that become due while others are being taken are not forgotten, and none is asked for twice', async () => {
    const ajar = core()
    const only = tab(ajar, LEADS)
    await settled()
    const asked = ajar.taken()
    ajar.becomesDue('r1')
    await Promise.resolve()
    ajar.becomesDue('r2')
    ajar.becomesDue('r3')
    await settled()
    expect(only.shown).toEqual(['r1', 'r2', 'r3'])
    expect(ajar.taken() - asked).toBeLessThanOrEqual(5)
  })

  it('that become due while the answer “none” is on its way are not forgotten', async () => {
    const ajar = core()
    const only = tab(ajar, LEADS)
    await settled()
    ajar.tell('reminder')
    ajar.becomesDue('r1')
    await settled()
    expect(only.shown).toEqual(['r1'])
  })

  it('are left alone when leave is taken back in between, and when the page is gone', async () => {
    const ajar = core()
    const first = tab(ajar, LEADS)
    await settled()
    ajar.becomesDue('r1', 'r2')
    first.given('denied')
    await settled()
    expect(first.shown).toEqual(['r1'])
    first.given('granted')
    first.end()
    ajar.becomesDue('r3')
    await settled()
    expect(first.shown).toEqual(['r1', 'r2'])
    expect(ajar.due.map(({ id }) => id)).toEqual(['r3'])
  })

  it('do not end with one that the browser refuses to show', async () => {
    const ajar = core()
    const only = tab(ajar, LEADS)
    await settled()
    ajar.becomesDue('refused')
    await settled()
    ajar.becomesDue('r1')
    await settled()
    expect(only.shown).toEqual(['r1'])
  })

  it('are not looked for at every tick', async () => {
    const ajar = core()
    tab(ajar, LEADS)
    await settled()
    const asked = ajar.taken()
    ajar.tell('tick')
    await settled()
    expect(ajar.taken()).toBe(asked)
  })
})
