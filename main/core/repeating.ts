/** Which calls may be made again when the answer was lost on the way, and how they are made fit for it. */
import { randomUUID } from 'node:crypto'
import { contract, isMethod, type MethodName } from '#shared/api/contract.ts'
import { makes } from '#shared/api/making.ts'

/** They say how something shall be, whatever it was. */
const SETTING: readonly MethodName[] = [
  'impressions.change',
  'impressions.answer',
  'contacts.change',
  'door.close',
  'door.reopen',
  'promises.keep',
  'promises.letGo',
  'circumstances.comeTrue',
  'settings.change',
  'moments.shown',
]

/** The message with an id in it, if it makes something that has none yet. */
export function withId(message: unknown): unknown {
  const method = methodOf(message)
  if (method === undefined || !makes(method) || !isObject(message)) return message
  const { input } = message
  return isObject(input) && !('id' in input) ? { ...message, input: { ...input, id: randomUUID() } } : message
}

/** Whether a call that may have been done already can be made again without harm. */
export function mayRepeat(message: unknown): boolean {
  const method = methodOf(message)
  if (method === undefined) return true
  return contract[method].kind === 'read' || makes(method) || SETTING.includes(method)
}

function methodOf(message: unknown): MethodName | undefined {
  if (!isObject(message)) return undefined
  const { method } = message
  return typeof method === 'string' && isMethod(method) ? method : undefined
}

function isObject(
  value: unknown,
): value is { readonly [key: string]: unknown; readonly method?: unknown; readonly input?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
