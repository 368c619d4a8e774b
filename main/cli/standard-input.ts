/** Standard input, where something is piped into it. */
import { text } from 'node:stream/consumers'

/** All of it; `undefined` when a person sits at the terminal. */
export async function readStandardInput(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined
  return text(process.stdin)
}
