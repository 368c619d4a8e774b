/** What `edit` is told to change: `--set KEY=VALUE`, or one JSON object on standard input. */
import { isDeepStrictEqual } from 'node:util'
import { WrongUsage, Failure } from './failure.ts'
import { readStandardInput } from './standard-input.ts'

/** The fields to change, by key: as JSON said them, or as text. */
export type Told = ReadonlyMap<string, unknown>

/** Collects repeated `--set` options. */
export function collectSets(setting: string, before: readonly string[] = []): readonly string[] {
  return [...before, setting]
}

/** Reads the settings; where there are none, standard input. Throws `WrongUsage` or a `Failure` for what is neither. */
export async function readTold(sets: readonly string[] | undefined): Promise<Told> {
  if (sets !== undefined) {
    return new Map(
      sets.map((setting) => {
        const equals = setting.indexOf('=')
        if (equals < 1) throw new WrongUsage(`--set takes KEY=VALUE, not ${JSON.stringify(setting)}`)
        return [setting.slice(0, equals).trim(), setting.slice(equals + 1)]
      }),
    )
  }
  const text = await readStandardInput()
  if (text === undefined)
    throw new WrongUsage('say what to change: --set KEY=VALUE, or JSON on standard input')
  const json = readJson(text, 'Standard input')
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Failure({
      code: 'invalid',
      message: 'Standard input is not a JSON object; nothing was changed.',
      hint: 'Write it like {"tags":["pricing"]}.',
    })
  }
  return new Map(Object.entries(json))
}

/** Without the fields that cannot be written and are as they stand: what `--json` printed may come back, edited. */
export function withoutDerived(told: Told, standing: object, writable: object): Told {
  const before = new Map<string, unknown>(Object.entries(standing))
  return new Map(
    [...told].filter(([key, value]) => key in writable || !isDeepStrictEqual(value, before.get(key))),
  )
}

/** Parses JSON. Throws a `Failure` that says where it was read. */
export function readJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure({ code: 'invalid', message: `${where} is not JSON; nothing was changed.` })
  }
}

/** A value that is a list: JSON's, or words with commas between. */
export function asList(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value === null) return []
  if (typeof value !== 'string') return [value]
  if (value.trimStart().startsWith('[')) {
    const json = readJson(value, key)
    return Array.isArray(json) ? json : [json]
  }
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** A value that is a text or nothing: "null" and an empty text are nothing. */
export function asTextOrNull(value: unknown): unknown {
  return value === 'null' || value === '' ? null : value
}

/** A value that is JSON (a number, true, null, an object), said as text or as itself; "+1" is 1. */
export function asJson(value: unknown, key: string): unknown {
  return typeof value === 'string' ? readJson(value.replace(/^\s*\+(?=\d)/, ''), key) : value
}
