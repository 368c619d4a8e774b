/** Texts: read from the log when they are shown. Those shown lately stay at hand; the log never changes under a place. */
import { z } from 'zod'
import type { Location } from './heads.ts'

/** As many characters as are kept at hand. */
const MAX_CHARACTERS = 2_000_000

export class TextsAtHand {
  readonly #texts = new Map<string, string>()
  #characters = 0

  get(where: Location): string | undefined {
    const key = keyOf(where)
    const text = this.#texts.get(key)
    if (text === undefined) return undefined
    this.#texts.delete(key)
    this.#texts.set(key, text)
    return text
  }

  set(where: Location, text: string): void {
    const at = keyOf(where)
    if (this.#texts.has(at)) return
    this.#texts.set(at, text)
    this.#characters += text.length
    for (const [key, oldest] of this.#texts) {
      if (this.#characters <= MAX_CHARACTERS) return
      this.#texts.delete(key)
      this.#characters -= oldest.length
    }
  }
}

const Texts = z.object({
  data: z.union([z.object({ text: z.string() }), z.object({ set: z.object({ text: z.string() }) })]),
})

/** The text that an operation (its JSON) adds or sets; `undefined` if it does neither. */
export function textIn(body: string | undefined): string | undefined {
  if (body === undefined) return undefined
  const parsed = Texts.safeParse(JSON.parse(body))
  if (!parsed.success) return undefined
  return 'text' in parsed.data.data ? parsed.data.data.text : parsed.data.data.set.text
}

function keyOf({ segment, offset }: Location): string {
  return `${segment}:${offset}`
}
