/** The ids of operations that were written lately: by them a retry is recognized. */

/** A client retries within moments; by then so many other operations have not been written. */
const REMEMBERED = 10_000

export class KnownIds {
  readonly #ids = new Set<string>()

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  add(id: string): void {
    this.#ids.add(id)
    if (this.#ids.size <= REMEMBERED) return
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest)
      return
    }
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.#ids.values()
  }
}
