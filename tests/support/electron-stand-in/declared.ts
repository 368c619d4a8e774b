/** Types that hold the stand-in to Electron's own declarations: what they do not know does not compile. */
import { EventEmitter } from 'node:events'

/** That there are members of these names, whose types the stand-in cannot share (they lead to the whole of Electron). */
export type Has<T, Name extends keyof T> = Record<Name, unknown>

/** Those of these names that `T` declares as events; another drops out, and emitting it does not compile. */
export type EventOf<T extends { on: unknown }, Name extends string> = Name extends string
  ? T['on'] extends (event: Name, listener: () => void) => unknown
    ? Name
    : never
  : never

/** An emitter of declared events, each with an event object first, as Electron's. */
export class Emitter<Name extends string> extends EventEmitter {
  override emit(name: Name, ...given: unknown[]): boolean {
    return super.emit(name, ...given)
  }

  /** Emits an event; gives whether it may take its course: nobody prevented the default. */
  announce(name: Name, details: object = {}, ...more: readonly unknown[]): boolean {
    let prevented = false
    const event = {
      ...details,
      preventDefault: () => {
        prevented = true
      },
      get defaultPrevented() {
        return prevented
      },
    }
    this.emit(name, event, ...more)
    return !prevented
  }
}

/** Gives a part functions that are taken without effect. */
export function takeWithoutEffect(part: object, names: readonly string[]): void {
  for (const name of names) Object.assign(part, { [name]: () => undefined })
}
