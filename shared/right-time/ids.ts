/** The ids of moments: a hash of what makes a moment the same moment. */
import type { MomentKind } from '../domain/moment.ts'

/**
 * 128 bits of a text as 32 hexadecimal digits: cyrb128 by bryc (public domain), a murmur-like mix of four lanes.
 * Not for secrets: only for names that are the same for the same words.
 */
export function hash128(text: string): string {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = b ^ Math.imul(a ^ unit, 597399067)
    b = c ^ Math.imul(b ^ unit, 2869860233)
    c = d ^ Math.imul(c ^ unit, 951274213)
    d = a ^ Math.imul(d ^ unit, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  a ^= b ^ c ^ d
  return [a, b ^ a, c ^ a, d ^ a].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}

/**
 * The id of a moment. `cause`: the id of the impression, promise, circumstance or meeting, or the remembered
 * date, that it comes from. `occurrence`: 0, 1, 2 … of a rhythm, the year of a date, else empty.
 */
export function momentId(kind: MomentKind, contact: string, cause: string, occurrence = ''): string {
  return hash128([kind, contact, occurrence, cause].join('\n'))
}
