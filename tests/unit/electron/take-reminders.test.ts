import { describe, expect, it } from 'vitest'
import type { Client } from '#shared/api/client.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Reminder } from '#shared/domain/reminder.ts'
import { takeReminders } from '../../../main/electron/take-reminders.ts'

const reminder = (id: string): Reminder => ({
  id,
  title: 'Dana',
  body: 'A good day to write.',
  moments: [id],
})
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A core with reminders that are due; each is given away once. */
function coreWith(...ids: readonly string[]) {
  const due = [...ids]
  let listener: ((event: AppEvent) => void) | undefined
  let asked = 0
  let failing = false
  const client: Pick<Client, 'call' | 'on'> = {
    call: async () => {
      asked += 1
      await Promise.resolve()
      const id = due[0]
      if (failing) return { ok: false, error: { code: 'unavailable', message: 'no' } }
      due.shift()
      const reply = { reminder: id === undefined ? null : reminder(id) }
      await settled()
      return { ok: true, value: reply } as Result<never>
    },
    on: (heard) => {
      listener = heard
      return () => undefined
    },
  }
  return {
    client,
    due,
    asked: () => asked,
    fail: (fails: boolean) => {
      failing = fails
    },
    comesDue: (id: string) => {
      due.push(id)
      listener?.({ type: 'reminder' })
    },
    tell: (event: AppEvent) => listener?.(event),
  }
}

function shownOf(core: ReturnType<typeof coreWith>, canShow = () => true): string[] {
  const shown: string[] = []
  takeReminders(core.client, { canShow, show: ({ id }) => shown.push(id) })
  return shown
}

describe('reminders', () => {
  it('that came due before the start are shown at the start, all of them', async () => {
    const shown = shownOf(coreWith('a', 'b'))
    await expect.poll(() => shown).toEqual(['a', 'b'])
  })

  it('are shown when they come due, also while another is being taken', async () => {
    const core = coreWith()
    const shown = shownOf(core)
    await settled()
    core.comesDue('a')
    core.comesDue('b')
    await expect.poll(() => shown).toEqual(['a', 'b'])
    core.comesDue('c')
    await expect.poll(() => shown).toEqual(['a', 'b', 'c'])
  })

  it('are asked for when one is due, and at no other event', async () => {
    const core = coreWith()
    shownOf(core)
    await expect.poll(core.asked).toBe(1)
    core.tell({ type: 'changed', contacts: [], all: true })
    core.tell({ type: 'tick' })
    await settled()
    expect(core.asked()).toBe(1)
  })

  it('are not taken where none can be shown', async () => {
    const core = coreWith('a')
    const shown = shownOf(core, () => false)
    core.comesDue('b')
    await settled()
    expect(core.asked()).toBe(0)
    expect(core.due).toEqual(['a', 'b'])
    expect(shown).toEqual([])
  })

  it('wait for the next sign when the journal cannot be reached', async () => {
    const core = coreWith('a')
    core.fail(true)
    const shown = shownOf(core)
    await expect.poll(core.asked).toBe(1)
    core.fail(false)
    core.tell({ type: 'reminder' })
    await expect.poll(() => shown).toEqual(['a'])
  })
})
