/** A read-only map over something that is kept in another form. */
export class MapView<V> implements ReadonlyMap<string, V> {
  readonly #source: {
    readonly get: (key: string) => V | undefined
    readonly size: () => number
    readonly keys: () => Iterable<string>
  }

  constructor(source: {
    readonly get: (key: string) => V | undefined
    readonly size: () => number
    readonly keys: () => Iterable<string>
  }) {
    this.#source = source
  }

  get size(): number {
    return this.#source.size()
  }

  get(key: string): V | undefined {
    return this.#source.get(key)
  }

  has(key: string): boolean {
    return this.#source.get(key) !== undefined
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this)
  }

  *keys(): MapIterator<string> {
    yield* this.#source.keys()
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.#source.keys()) {
      const value = this.#source.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }
}
