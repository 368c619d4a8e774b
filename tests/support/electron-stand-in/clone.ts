/**
 * The structured clone algorithm as text, for IPC: what goes through comes out as a copy of the same kind, what has no
 * copy is refused as Electron refuses it. Kinds that nobody sends are refused, too, in words of the stand-in's own.
 */

/** A value as text. Throws where it holds what cannot be cloned. */
export function encode(value: unknown): string {
  return JSON.stringify(pack(value))
}

/** The value of a text that `encode` wrote. */
export function decode(text: string): unknown {
  return unpack(JSON.parse(text) as Packed)
}

/** Plain JSON values stand for themselves; others are arrays of a word and what is in them. */
type Packed = string | number | boolean | null | readonly [kind: string, ...parts: readonly unknown[]]

function pack(value: unknown): Packed {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : String(value)]
    case 'undefined':
      return ['undefined']
    case 'bigint':
      return ['bigint', String(value)]
    case 'function':
    case 'symbol':
      throw new Error('An object could not be cloned.')
    case 'object':
      return value === null ? null : packObject(value)
  }
}

function packObject(value: object): Packed {
  if (Array.isArray(value)) return ['array', ...value.map(pack)]
  if (value instanceof Date) return ['date', pack(value.getTime())]
  if (value instanceof Map) return ['map', ...[...value].flat().map(pack)]
  if (value instanceof Set) return ['set', ...[...value].map(pack)]
  if (value instanceof Error) return ['error', value.message]
  if (value instanceof Promise) throw new Error('An object could not be cloned.')
  const kind = Object.prototype.toString.call(value)
  if (kind !== '[object Object]') throw new Error(`The stand-in carries no ${kind} over IPC.`)
  // Own members alone: a clone has no prototype of its own and no methods.
  return ['object', ...Object.entries(value).flatMap(([key, member]) => [key, pack(member)])]
}

function unpack(packed: Packed): unknown {
  if (typeof packed !== 'object' || packed === null) return packed
  const [kind, ...parts] = packed
  const values = () => parts.map((part) => unpack(part as Packed))
  const pairs = () => {
    const all = values()
    return Array.from({ length: all.length / 2 }, (_, at) => [all[2 * at], all[2 * at + 1]] as const)
  }
  switch (kind) {
    case 'number':
      return Number(parts[0])
    case 'undefined':
      return undefined
    case 'bigint':
      return BigInt(String(parts[0]))
    case 'array':
      return values()
    case 'date':
      return new Date(Number(values()[0]))
    case 'map':
      return new Map(pairs())
    case 'set':
      return new Set(values())
    case 'error':
      return new Error(String(parts[0]))
    default:
      return Object.fromEntries(pairs())
  }
}
