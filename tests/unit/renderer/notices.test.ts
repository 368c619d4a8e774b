import { describe, expect, it, vi } from 'vitest'
import { newNotices } from '../../../renderer/ui/notices.ts'

describe('the undo line', () => {
  it('says the latest thing that was done, with what takes it back', () => {
    const line = newNotices()
    line.done('Kept.', 'u1')
    line.done('Written down.', 'u2')
    expect(line.current()).toMatchObject({ text: 'Written down.', undo: { id: 'u2', label: 'Undo' } })
  })

  it('offers nothing to take back where nothing can be', () => {
    const line = newNotices()
    line.done('Settings saved.')
    expect(line.current()?.undo).toBeUndefined()
  })

  it('lets what was taken back be put back', () => {
    const line = newNotices()
    line.takenBack('u3')
    expect(line.current()).toMatchObject({ text: 'Taken back.', undo: { id: 'u3', label: 'Put it back' } })
  })

  it('says the same words again as a new notice, so that they are spoken again', () => {
    const line = newNotices()
    line.done('Kept.', 'u1')
    const first = line.current()?.number
    line.done('Kept.', 'u2')
    expect(line.current()?.number).not.toBe(first)
  })

  it('shows an error with what to do, and no undo', () => {
    const line = newNotices()
    line.failed({ code: 'storage', message: 'Not written.', hint: 'Free some space.' })
    expect(line.current()).toMatchObject({ kind: 'failed', text: 'Not written.', hint: 'Free some space.' })
    expect(line.current()?.undo).toBeUndefined()
  })

  it('tells whoever looks, until they look away', () => {
    const line = newNotices()
    const listener = vi.fn()
    const stop = line.subscribe(listener)
    line.done('Kept.')
    line.dismiss()
    stop()
    line.done('Kept.')
    expect(listener).toHaveBeenCalledTimes(2)
  })
})
