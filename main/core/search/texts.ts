/**
 * Finding impressions by their texts: a plain scan over folded text, newest first, which stops when the page is full.
 * Texts lie in the log; what was folded once is kept as long as there is room.
 */
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { fold } from './fold.ts'

/** Characters that are kept folded: about a hundred thousand impressions of ordinary length. */
const ROOM = 80_000_000
/** Texts that are fetched at once. */
const CHUNK = 512

interface Source {
  texts(impressions: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export class FoldedTexts {
  readonly #source: Source
  readonly #folded = new Map<string, string>()
  #kept = 0
  /** Counts changes: what was fetched before one is not kept after it. */
  #changes = 0

  constructor(source: Source) {
    this.#source = source
  }

  /** The first `limit` of these impressions whose text or tags hold every word of the query. */
  async find(heads: Iterable<ImpressionHead>, query: string, limit: number): Promise<ImpressionHead[]> {
    const words = fold(query)
      .split(/\s+/)
      .filter((word) => word !== '')
    const found: ImpressionHead[] = []
    if (words.length === 0) return found
    for (const chunk of chunksOf(heads)) {
      const texts = await this.#of(chunk)
      for (const [index, head] of chunk.entries()) {
        const text = texts[index] ?? ''
        if (!words.every((word) => text.includes(word))) continue
        found.push(head)
        if (found.length === limit) return found
      }
    }
    return found
  }

  /** These impressions were changed: their texts are to be fetched again. */
  forget(impressions: Iterable<string>): void {
    this.#changes += 1
    for (const id of impressions) {
      this.#kept -= this.#folded.get(id)?.length ?? 0
      this.#folded.delete(id)
    }
  }

  /** What these impressions are found by, in their order: their folded texts, and their tags with a “#” before each. */
  async #of(heads: readonly ImpressionHead[]): Promise<readonly string[]> {
    const missing = heads.filter(({ id }) => !this.#folded.has(id))
    if (missing.length === 0) return heads.map(({ id }) => this.#folded.get(id) ?? '')
    const changes = this.#changes
    const fetched = await this.#source.texts(missing.map(({ id }) => id))
    return heads.map((head) => {
      const known = this.#folded.get(head.id)
      if (known !== undefined) return known
      const folded = fold([fetched.get(head.id) ?? '', ...head.tags.map((tag) => `#${tag}`)].join('\n'))
      if (changes === this.#changes) this.#keep(head.id, folded)
      return folded
    })
  }

  #keep(id: string, text: string): void {
    if (this.#folded.has(id) || this.#kept + text.length > ROOM) return
    this.#folded.set(id, text)
    this.#kept += text.length
  }
}

function* chunksOf(heads: Iterable<ImpressionHead>): Generator<ImpressionHead[], void> {
  let chunk: ImpressionHead[] = []
  for (const head of heads) {
    chunk.push(head)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
