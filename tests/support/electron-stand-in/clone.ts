/**
 * What IPC carries, as text. Electron clones it by the structured clone algorithm, and so does this; of what a clone may
 * hold, the stand-in then carries plain values alone, which is all that Ajar sends, and refuses the rest in its own words.
 */

/** A value as text. Throws where the algorithm does (a function), and where its clone is not plain. */
export function encode(value: unknown): string {
  const clone = cloned(value)
  if (clone === undefined) return ''
  if (!isPlain(clone)) throw new Error('The stand-in carries plain values over IPC, and nothing else.')
  return JSON.stringify(clone)
}

/** The value of a text that `encode` wrote. */
export function decode(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null)
    return value === null || /string|boolean/.test(typeof value)
  const isPlainObject = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return isPlainObject && Object.values(value).every(isPlain)
}
