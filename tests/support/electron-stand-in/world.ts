/**
 * What runs inside a window before its page: in the page's own world the near end of `contextBridge`, and in a world of
 * its own the preload, whose `require('electron')` knows `contextBridge` and `ipcRenderer` alone. The two worlds share
 * the document and no object, so they speak through events of a name that no page can guess; what an event carries is
 * cloned on its way. Bundled as one text (build.ts).
 */
import type { ContextBridge, IpcRenderer, IpcRendererEvent } from 'electron'
import { decode, encode } from './clone.ts'

/**
 * A value on its way over the bridge. Functions and promises stay where they are and are spoken to by number; an object
 * is its own members; everything else the event clones, an error with its words alone.
 */
type Sent =
  | { readonly is: 'copy'; readonly value: unknown }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Sent])[] }
  | { readonly is: 'function' | 'promise'; readonly number: number }

/** `call` is answered before its event is over; `settle` comes when a promise does. */
type Word =
  | { readonly do: 'expose'; readonly key: string; readonly api: Sent }
  | { readonly do: 'call'; readonly number: number; readonly given: readonly Sent[] }
  | { readonly do: 'answer' | 'settle'; readonly number: number; readonly ok: boolean; readonly value: Sent }
  | { readonly do: 'open'; readonly url: string; readonly name: string; readonly features: string }

type Callable = (...given: unknown[]) => unknown
type Settled = (ok: boolean, value: unknown) => void

/** One end of the bridge: hears `from`, speaks as `to`. */
class End {
  readonly say: (word: Word) => void
  readonly #functions: Callable[] = []
  readonly #promises = new Map<number, Settled>()
  /** Who waits for the answer to a call, the innermost last. */
  readonly #calling: Settled[] = []
  #count = 0

  constructor(from: string, to: string, otherwise: (word: Word) => void) {
    // As they are before any page's script could put its own in their place.
    const { document, CustomEvent } = globalThis
    const dispatch = document.dispatchEvent.bind(document)
    this.say = (detail) => void dispatch(new CustomEvent(to, { detail }))
    document.addEventListener(from, (event) => {
      const word = (event as CustomEvent<Word>).detail
      if (word.do === 'call') this.#answer(word.number, word.given)
      else if (word.do === 'answer') this.#calling.pop()?.(word.ok, this.receive(word.value))
      else if (word.do === 'settle') this.#promises.get(word.number)?.(word.ok, this.receive(word.value))
      else otherwise(word)
    })
  }

  send(value: unknown): Sent {
    if (typeof value === 'function')
      return { is: 'function', number: this.#functions.push(value as Callable) - 1 }
    if (typeof value !== 'object' || value === null) return { is: 'copy', value }
    if (value instanceof Promise) return this.#sendPromise(value)
    if (Object.prototype.toString.call(value) !== '[object Object]') return { is: 'copy', value }
    return { is: 'object', entries: Object.entries(value).map(([key, member]) => [key, this.send(member)]) }
  }

  receive(sent: Sent): unknown {
    switch (sent.is) {
      case 'copy':
        return sent.value
      case 'object':
        return Object.fromEntries(sent.entries.map(([key, member]) => [key, this.receive(member)]))
      case 'function':
        return (...given: unknown[]) => this.#call(sent.number, given)
      case 'promise':
        return new Promise((resolve, reject) => {
          this.#promises.set(sent.number, (ok, value) => {
            if (ok) resolve(value)
            else reject(value instanceof Error ? value : new Error(String(value)))
          })
        })
    }
  }

  #sendPromise(promise: Promise<unknown>): Sent {
    const number = this.#count++
    const settle = (ok: boolean) => (value: unknown) =>
      this.say({ do: 'settle', number, ok, value: this.send(value) })
    promise.then(settle(true), settle(false))
    return { is: 'promise', number }
  }

  #call(number: number, given: readonly unknown[]): unknown {
    let outcome: { readonly ok: boolean; readonly value: unknown } | undefined
    this.#calling.push((ok, value) => {
      outcome = { ok, value }
    })
    this.say({ do: 'call', number, given: given.map((value) => this.send(value)) })
    if (outcome?.ok !== true) throw outcome?.value as Error
    return outcome.value
  }

  #answer(number: number, given: readonly Sent[]): void {
    const answer = (ok: boolean, value: unknown) =>
      this.say({ do: 'answer', number, ok, value: this.send(value) })
    try {
      answer(true, this.#functions[number]?.(...given.map((value) => this.receive(value))))
    } catch (error) {
      answer(false, error)
    }
  }
}

/** The page's world: takes what is exposed, and opens no windows by itself. */
export function page(secret: string): void {
  const end = new End(`${secret} page`, `${secret} preload`, (word) => {
    if (word.do !== 'expose') return
    Object.defineProperty(window, word.key, { value: freeze(end.receive(word.api)), enumerable: true })
  })
  // A window that may not be opened is null in Electron; whether it may, only the main program can say, and too late.
  window.open = (url = '', name = '', features = '') => {
    end.say({ do: 'open', url: new URL(url, location.href).href, name, features })
    return null
  }
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(freeze)
  return Object.freeze(value)
}

/** What the preload's world tells the stand-in, with the page's address as it was then; and what it hears. */
export type Told = { readonly url: string } & (
  | { readonly do: 'hello' }
  | { readonly do: 'broken'; readonly message: string }
  | { readonly do: 'invoke'; readonly id: number; readonly channel: string; readonly given: string }
  | { readonly do: 'send'; readonly channel: string; readonly given: string }
  | { readonly do: 'open'; readonly name: string; readonly features: string }
)
export type Answer = {
  readonly do: 'answer'
  readonly id: number
  readonly ok: boolean
  readonly value: string
}
export type Heard = Answer | { readonly do: 'message'; readonly channel: string; readonly given: string }

type Listener = Parameters<IpcRenderer['on']>[1]
type Listening = Record<'on' | 'off', (channel: string, listener: Listener) => unknown>

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
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      end.say({ do: 'expose', key, api: end.send(api) })
    },
  }

  let count = 0
  const waiting = new Map<number, (answer: Answer) => void>()
  const listeners = new Map<string, Set<Listener>>()
  const ipcRenderer: Pick<IpcRenderer, 'invoke' | 'send'> & Listening = {
    invoke: async (channel, ...given: unknown[]) => {
      const id = count++
      const told: Told = { do: 'invoke', url: location.href, id, channel, given: encode(given) }
      const { ok, value } = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve)
        say(told)
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
    say({ do: 'broken', url: location.href, message: String(error) })
  }
}
