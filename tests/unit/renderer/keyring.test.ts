import { describe, expect, it } from 'vitest'
import { keyIn, openKeyring } from '../../../renderer/bridge/keyring.ts'
import { memoryStorage, tabs } from './tabs.ts'

describe('the key in an address', () => {
  it('is what stands after #key=', () => {
    expect(keyIn('#key=XAB2szoqUscQjGYTn5utUnUCTN4DxBT3u5x1SYVmQds')).toBe(
      'XAB2szoqUscQjGYTn5utUnUCTN4DxBT3u5x1SYVmQds',
    )
  })

  it('is not taken from an address of a page, nor with anything around it', () => {
    for (const fragment of ['', '#', '#/people/key=abc', '#key=', '#key=a b', '#key=a<b>', '#x&key=abc']) {
      expect(keyIn(fragment), fragment).toBeUndefined()
    }
  })
})

describe('a keyring', () => {
  it('asks the other tabs when it has no key', async () => {
    const open = tabs()
    const first = openKeyring(memoryStorage(), open())
    first.take('K1')
    const second = openKeyring(memoryStorage(), open())
    expect(second.current()).toBeUndefined()
    expect(await second.renew(undefined)).toBe('K1')
    expect(second.current()).toBe('K1')
  })

  it('finds nothing when no other tab has a key', async () => {
    const open = tabs()
    openKeyring(memoryStorage(), open())
    const second = openKeyring(memoryStorage(), open())
    expect(await second.renew(undefined)).toBeUndefined()
  })

  it('does not take back a key that was rejected, though another tab still holds it', async () => {
    const open = tabs()
    const stale = openKeyring(memoryStorage(), open())
    stale.take('old')
    const tab = openKeyring(memoryStorage(), open())
    expect(await tab.renew(undefined)).toBe('old')
    expect(await tab.renew('old')).toBeUndefined()
    expect(tab.current()).toBeUndefined()
  })

  it('goes on with a key that arrived while the old one was being rejected', async () => {
    const tab = openKeyring(memoryStorage(), tabs()())
    tab.take('old')
    tab.take('new')
    expect(await tab.renew('old')).toBe('new')
  })

  it('hears of a key that is given to another tab later', async () => {
    const open = tabs()
    const waiting = openKeyring(memoryStorage(), open())
    const heard = new Promise<void>((resolve) => waiting.onKey(resolve))
    openKeyring(memoryStorage(), open()).take('fresh')
    await heard
    expect(waiting.current()).toBe('fresh')
  })

  it('keeps its own key when another tab is given a different one, until its own is rejected', async () => {
    const open = tabs()
    const tab = openKeyring(memoryStorage(), open())
    tab.take('mine')
    openKeyring(memoryStorage(), open()).take('theirs')
    await Promise.resolve()
    expect(tab.current()).toBe('mine')
    expect(await tab.renew('mine')).toBe('theirs')
  })

  it('takes a key by hand even if it was rejected before', async () => {
    const tab = openKeyring(memoryStorage(), tabs()())
    tab.take('K')
    await tab.renew('K')
    tab.take('K')
    expect(tab.current()).toBe('K')
  })
})
