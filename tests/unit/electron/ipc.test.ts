import { beforeEach, describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import type { Result } from '#shared/api/result.ts'
import type { Dispatcher } from '#core/dispatcher.ts'
import { CALL, LEAVE, LISTEN } from '../../../main/electron/channels.ts'
import { type Carrier, carryOverIpc } from '../../../main/electron/ipc.ts'
import { FakeContents, FakeFrame, MainEnd } from '../../support/ipc-pair.ts'

/** A core that tells what a test has it tell, and answers what it was asked. */
class Core implements Dispatcher {
  readonly asked: unknown[] = []
  readonly #listeners = new Set<(event: AppEvent) => void>()
  answer: () => Result<unknown> = () => ({ ok: true, value: [] })

  dispatch(message: unknown): Promise<Result<unknown>> {
    this.asked.push(message)
    return Promise.resolve().then(() => this.answer())
  }
  on(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
  get listeners(): number {
    return this.#listeners.size
  }
}

const CHANGED: AppEvent = { type: 'changed', contacts: [], all: true }
const hello = '{"type":"hello"}'
const changed = JSON.stringify(CHANGED)
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

let core: Core
let main: MainEnd
let windows: Set<number>
let carrier: Carrier
let logged: unknown[]

beforeEach(() => {
  core = new Core()
  main = new MainEnd()
  windows = new Set()
  logged = []
  carrier = carryOverIpc({
    ipc: main,
    dispatcher: core,
    isWindow: (id) => windows.has(id),
    log: { unforeseen: (_reference, _where, error) => logged.push(error) },
  })
})

function openWindow(): FakeContents {
  const contents = new FakeContents()
  windows.add(contents.id)
  return contents
}
const pageIn = (contents: FakeContents): FakeFrame => new FakeFrame(main, contents)

async function call(frame: FakeFrame, message: unknown): Promise<Result<unknown>> {
  const text = await frame.ipc.invoke(CALL, message as string)
  return JSON.parse(String(text)) as Result<unknown>
}
async function listen(frame: FakeFrame): Promise<void> {
  frame.ipc.send(LISTEN)
  await settled()
}

const VALUES = JSON.stringify({ method: 'values.list', input: {} })

describe('a call', () => {
  it('of the window’s page is answered', async () => {
    expect(await call(pageIn(openWindow()), VALUES)).toEqual({ ok: true, value: [] })
    expect(core.asked).toEqual([{ method: 'values.list', input: {} }])
  })

  const strangers: readonly (readonly [string, () => FakeFrame])[] = [
    ['a window that Ajar did not open', () => pageIn(new FakeContents())],
    ['a frame within the page', () => new FakeFrame(main, openWindow(), { parent: {} })],
    ['another site', () => new FakeFrame(main, openWindow(), { origin: 'https://evil.example' })],
    ['a sandboxed page', () => new FakeFrame(main, openWindow(), { origin: 'null' })],
    [
      'a page that is gone by now',
      () => {
        const frame = pageIn(openWindow())
        frame.destroy()
        return frame
      },
    ],
  ]
  it.each(strangers)('of %s is refused in words, and reaches nobody', async (_, stranger) => {
    const frame = stranger()
    expect(await call(frame, VALUES)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(core.asked).toEqual([])
    await listen(frame)
    expect(core.listeners).toBe(0)
  })

  it('of a frame that Electron does not know any more is refused', async () => {
    const answer = await main.invoked({ sender: openWindow(), senderFrame: null }, CALL, VALUES)
    expect(JSON.parse(String(answer))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it.each([
    ['no JSON', '{"method"'],
    ['nothing', ''],
    ['no text', { method: 'values.list', input: {} }],
    ['a number', 7],
    ['no message at all', undefined],
  ])('that is %s is answered as invalid', async (_, message) => {
    expect(await call(pageIn(openWindow()), message)).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(core.asked).toEqual([])
  })

  it('that meets what nobody foresaw is answered with a reference, without anyone’s words', async () => {
    core.answer = () => {
      throw new Error('secret words')
    }
    const answer = await call(pageIn(openWindow()), VALUES)
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(logged).toHaveLength(1)
  })

  it('is answered to nobody once the carrier has stopped', async () => {
    carrier.stop()
    await expect(call(pageIn(openWindow()), VALUES)).rejects.toThrow('No handler')
  })
})

describe('events', () => {
  it('begin with hello, and go on with everything, to every page that listens', async () => {
    const pages = [pageIn(openWindow()), pageIn(openWindow())]
    for (const page of pages) await listen(page)
    core.tell(CHANGED)
    for (const page of pages) expect(page.received).toEqual([hello, changed])
  })

  it('do not reach a page that did not ask for them, or asked no more', async () => {
    const page = pageIn(openWindow())
    core.tell(CHANGED)
    expect(page.received).toEqual([])
    await listen(page)
    page.ipc.send(LEAVE)
    await settled()
    core.tell(CHANGED)
    expect(page.received).toEqual([hello])
    expect(core.listeners).toBe(0)
  })

  it('go to the page that was loaded anew, and no longer to the one before', async () => {
    const contents = openWindow()
    const before = pageIn(contents)
    await listen(before)
    before.destroy()
    core.tell(CHANGED)
    const after = pageIn(contents)
    await listen(after)
    core.tell(CHANGED)
    expect(before.received).toEqual([hello])
    expect(after.received).toEqual([hello, changed])
    expect(core.listeners).toBe(1)
  })

  it('come once to a page that asks for them twice', async () => {
    const page = pageIn(openWindow())
    await listen(page)
    await listen(page)
    core.tell(CHANGED)
    expect(page.received).toEqual([hello, hello, changed])
    expect(core.listeners).toBe(1)
  })

  it('end when the page’s process ends, and when its window closes', async () => {
    for (const ending of ['render-process-gone', 'destroyed']) {
      const contents = openWindow()
      await listen(pageIn(contents))
      expect(core.listeners).toBe(1)
      contents.emit(ending)
      expect(core.listeners).toBe(0)
    }
  })

  it('end for a page that can no longer be reached, and for it alone', async () => {
    const [lost, other] = [pageIn(openWindow()), pageIn(openWindow())]
    await listen(lost)
    await listen(other)
    lost.destroy()
    core.tell(CHANGED)
    expect(other.received).toEqual([hello, changed])
    expect(core.listeners).toBe(1)
  })

  it('that the shell tells wait for a page, and come to it once, after hello', async () => {
    carrier.tell({ type: 'open', contact: 'dana' })
    const contents = openWindow()
    const page = pageIn(contents)
    await listen(page)
    const open = '{"type":"open","contact":"dana"}'
    expect(page.received).toEqual([hello, open])
    await listen(page)
    carrier.tell({ type: 'open', contact: 'dana' })
    expect(page.received).toEqual([hello, open, hello, open])
  })

  it('end with the carrier', async () => {
    await listen(pageIn(openWindow()))
    carrier.stop()
    expect(core.listeners).toBe(0)
  })
})
