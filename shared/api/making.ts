/** The methods that make something new, under an id that their caller may choose: told twice, it is there once. */
import type { MethodName } from './contract.ts'

const MAKING: ReadonlySet<MethodName> = new Set([
  'impressions.add',
  'contacts.add',
  'circumstances.add',
  'values.add',
])

/** Whether a method makes something new. */
export function makes(method: MethodName): boolean {
  return MAKING.has(method)
}
