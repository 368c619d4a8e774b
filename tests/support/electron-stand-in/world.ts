/**
 * What runs inside a window before its page: in the page's own world the near end of `contextBridge`, and in a world of
 * its own the preload, whose `require('electron')` knows `contextBridge` and `ipcRenderer` alone. The two worlds share
 * the document and no object, so they speak through events of a name that no page can guess; what an event carries is
 * cloned on its way. Bundled as one text (build.ts).
 */
import type { ContextBridge, IpcRenderer, IpcRendererEvent } from 'electron'
import { decode, encode } from './clone.ts'

/** A value on its way over the bridge. Functions and promises stay where they are and are spoken to by number. */
type Sent =
  | { readonly is: 'copy'; readonly value: unknown }
  | { readonly is: 'list'; readonly items: readonly Sent[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Sent])[] }
  | { readonly is: 'error'; readonly message: string }
  | { readonly is: 'function' | 'promise'; readonly number: number }

type Word =
  | { readonly do: 'expose'; readonly key: string; readonly api: Sent }
  | { readonly do: 'call'; readonly number: number; readonly given: readonly Sent[]; readonly call: number }
  | { readonly do: 'answer'; readonly call: number; readonly ok: boolean; readonly value: Sent }
  | { readonly do: 'settle'; readonly number: number; readonly ok: boolean; readonly value: Sent }
  | { readonly do: 'open'; readonly url: string; readonly name: string; readonly features: string }

type Callable = (...given: unknown[]) => unknown

/** One end of the bridge. Listens to `from`, speaks to `to`. */
class End {
  readonly #functions: Callable[] = []
  readonly #answers = new Map<number, { ok: boolean; value: unknown }>()
  readonly #waiting = new Map<string, (ok: boolean, value: unknown) => void>()
  readonly #speak: (word: Word) => void
  readonly #other: (word: Word) => void
  #count = 0

  constructor(from: string, to: string, other: (word: Word) => void) {
    // As they are before any page's script could put its own in their place.
    const { document, CustomEvent } = globalThis
    const dispatch = document.dispatchEvent.bind(document)
    this.#speak = (detail) => void dispatch(new CustomEvent(to, { detail }))
    this.#other = other
    document.addEventListener(from, (event) => this.#hear((event as CustomEvent<Word>).detail))
  }

  say(word: Word): void {
    this.#speak(word)
  }

  send(value: unknown): Sent {
    if (typeof value === 'function')
      return { is: 'function', number: this.#functions.push(value as Callable) - 1 }
    if (typeof value !== 'object' || value === null) return { is: 'copy', value }
    if (value instanceof Promise) return this.#sendPromise(value)
    if (value instanceof Error) return { is: 'error', message: value.message }
    if (Array.isArray(value)) return { is: 'list', items: value.map((item) => this.send(item)) }
    if (Object.prototype.toString.call(value) !== '[object Object]') return { is: 'copy', value }
    return { is: 'object', entries: Object.entries(value).map(([key, member]) => [key, this.send(member)]) }
  }

  receive(sent: Sent): unknown {
    switch (sent.is) {
      case 'copy':
        return sent.value
      case 'list':
        return sent.items.map((item) => this.receive(item))
      case 'object':
        return Object.fromEntries(sent.entries.map(([key, member]) => [key, this.receive(member)]))
      case 'error':
        return new Error(sent.message)
      case 'function':
        return (...given: unknown[]) => this.#call(sent.number, given)
      case 'promise':
        return new Promise((resolve, reject) => {
          this.#waiting.set(`promise ${sent.number}`, (ok, value) =>
            ok ? resolve(value) : reject(value as Error),
          )
        })
    }
  }

  #sendPromise(promise: Promise<unknown>): Sent {
    const number = this.#count++
    const settle = (ok: boolean) => (value: unknown) =>
      this.#speak({ do: 'settle', number, ok, value: this.send(value) })
    promise.then(settle(true), settle(false))
    return { is: 'promise', number }
  }

  #call(number: number, given: readonly unknown[]): unknown {
    const call = this.#count++
    this.#speak({ do: 'call', number, given: given.map((value) => this.send(value)), call })
    const answer = this.#answers.get(call)
    this.#answers.delete(call)
    if (answer === undefined) throw new Error('The other world is gone.')
    if (!answer.ok) throw answer.value as Error
    return answer.value
  }

  #hear(word: Word): void {
    switch (word.do) {
      case 'call': {
        const answer = (ok: boolean, value: unknown) =>
          this.#speak({ do: 'answer', call: word.call, ok, value: this.send(value) })
        try {
          answer(true, this.#functions[word.number]?.(...word.given.map((value) => this.receive(value))))
        } catch (error) {
          answer(false, error)
        }
        return
      }
      case 'answer':
        this.#answers.set(word.call, { ok: word.ok, value: this.receive(word.value) })
        return
      case 'settle':
        this.#waiting.get(`promise ${word.number}`)?.(word.ok, this.receive(word.value))
        this.#waiting.delete(`promise ${word.number}`)
        return
      default:
        this.#other(word)
    }
  }
}

/** The page's world: takes what is exposed, and opens no windows by itself. */
export function page(secret: string): void {
  const end = new End(`${secret} page`, `${secret} preload`, (word) => {
    if (word.do !== 'expose') return
    const value = freeze(end.receive(word.api))
    Object.defineProperty(window, word.key, { value, enumerable: true, writable: false, configurable: false })
  })
  // A window that may not be opened is null in Electron; whether it may, only the main program can say, and too late.
  window.open = (url = '', name = '', features = '') => {
    end.say({ do: 'open', url: new URL(url, location.href).href, name, features })
    return null
  }
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) freeze(member)
  return Object.freeze(value)
}

/** What the preload's world tells the stand-in, and hears from it. */
export type Told =
  | { readonly do: 'hello'; readonly url: string }
  | { readonly do: 'broken'; readonly message: string }
  | {
      readonly do: 'invoke'
      readonly url: string
      readonly id: number
      readonly channel: string
      readonly given: string
    }
  | { readonly do: 'send'; readonly url: string; readonly channel: string; readonly given: string }
  | { readonly do: 'open'; readonly url: string; readonly name: string; readonly features: string }
export type Heard =
  | { readonly do: 'answer'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly do: 'message'; readonly channel: string; readonly given: string }

/** The preload's world: `run` is the preload, given its `require`. */
export function preload(
  secret: string,
  tell: (text: string) => void,
  run: (require: (name: string) => unknown) => void,
): void {
  const say = (told: Told) => tell(JSON.stringify(told))
  const end = new End(`${secret} preload`, `${secret} page`, (word) => {
    if (word.do === 'open') say(word)
  })
  const exposed = new Set<string>()
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (key, api: unknown) => {
      if (exposed.has(key))
        throw new Error(`Cannot bind an API on top of an existing property on the window object`)
      exposed.add(key)
      end.say({ do: 'expose', key, api: end.send(api) })
    },
  }

  let count = 0
  const waiting = new Map<number, (heard: Extract<Heard, { do: 'answer' }>) => void>()
  const listeners = new Map<string, Set<Listener>>()
  type Listener = Parameters<IpcRenderer['on']>[1]
  const ipcRenderer: Pick<IpcRenderer, 'invoke' | 'send'> &
    Record<'on' | 'off', (channel: string, listener: Listener) => unknown> = {
    invoke: async (channel, ...given: unknown[]) => {
      const id = count++
      const text = encode(given)
      const { ok, value } = await new Promise<Extract<Heard, { do: 'answer' }>>((resolve) => {
        waiting.set(id, resolve)
        say({ do: 'invoke', url: location.href, id, channel, given: text })
      })
      if (!ok) throw new Error(`Error invoking remote method '${channel}': ${value}`)
      return decode(value)
    },
    send: (channel, ...given: unknown[]) =>
      say({ do: 'send', url: location.href, channel, given: encode(given) }),
    on: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    off: (channel, listener) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  const hear = (heard: Heard) => {
    if (heard.do === 'answer') {
      waiting.get(heard.id)?.(heard)
      waiting.delete(heard.id)
      return
    }
    for (const listener of [...(listeners.get(heard.channel) ?? [])]) {
      listener({ sender: ipcRenderer } as unknown as IpcRendererEvent, ...(decode(heard.given) as unknown[]))
    }
  }
  Object.assign(globalThis, { hear })
  say({ do: 'hello', url: location.href })
  try {
    run((name) => {
      if (name === 'electron') return { contextBridge, ipcRenderer }
      throw new Error(`module not found: ${name}`)
    })
  } catch (error) {
    say({ do: 'broken', message: String(error) })
  }
}
