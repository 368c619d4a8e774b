/** Impressions for the tests, whose texts follow from their ids. */
import type { Impression } from '../../../shared/domain/impression.ts'

/** A text of 0 to some 3,000 characters, with umlauts, newlines and quotes in it. */
export function textOf(id: string): string {
  let seed = 7
  for (const letter of id) seed = (seed * 31 + letter.charCodeAt(0)) % 9973
  return `${id}: “grüß dich”\n"and so on" 🚪 `.repeat(seed % 100)
}

export function impressionOf(id: string, text: string, contacts: readonly string[] = []): Impression {
  return {
    id,
    at: '2026-11-23T15:00:00+01:00[Europe/Berlin]',
    contacts: [...contacts],
    kind: 'call',
    direction: 'out',
    text,
    left: null,
    signal: 'none',
    values: [],
    asks: false,
    tags: [],
    promises: [],
  }
}
