/** The chips of a line as they are found, each with the stretches that it underlines. */
import type { ChipKey, LabelPart, Recognized, What } from './draft.ts'
import { Mask } from './mask.ts'
import type { Stretch } from './sentences.ts'

/** Collects chips, and underlines for each what is still free. */
export class ChipBoard {
  readonly recognized: Recognized[] = []
  readonly #mask: Mask

  constructor(text: string) {
    this.#mask = new Mask(text)
  }

  add(
    key: ChipKey,
    what: What,
    from: Recognized['from'],
    places: readonly Stretch[],
    parts: readonly LabelPart[],
    candidates?: Recognized['candidates'],
  ): void {
    const spans = places
      .flatMap((place) => this.#mask.freeSpans(place.start, place.end))
      .sort((a, b) => a.start - b.start)
    for (const span of spans) this.#mask.take(span.start, span.end)
    this.recognized.push({ key, what, from, spans, parts, ...(candidates ? { candidates } : {}) })
  }
}
