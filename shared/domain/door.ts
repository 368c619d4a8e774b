/** Door: where the relationship stands; derived, and never typed in, except closed. */
import { z } from 'zod'
import { epochMs } from '../dates.ts'
import type { Contact } from './contact.ts'
import type { ImpressionHead } from './impression.ts'

export const Door = z.enum(['open', 'ajar', 'closed'])
export type Door = z.infer<typeof Door>

/** The door was shut or opened again: by hand, or shut by a `stop`, of which `impression` tells. */
export interface DoorTurn {
  readonly ms: number
  readonly what: 'closed' | 'reopened'
  readonly at: string
  readonly impression?: string
}

/**
 * How often a door was closed and reopened up to `now` (milliseconds since 1970-01-01T00:00Z), oldest first.
 * A `stop` closes at the time when it came. Where a `stop` and the user's own word fall into the same second, the
 * user's comes after it: only a door that is closed can be reopened.
 */
export function doorTurns(
  contact: Pick<Contact, 'doorEvents'>,
  impressions: Iterable<Pick<ImpressionHead, 'id' | 'at' | 'answered' | 'signal'>>,
  now: number,
): DoorTurn[] {
  const turns: DoorTurn[] = []
  for (const { id, at, answered, signal } of impressions) {
    if (signal !== 'stop') continue
    const came = answered ?? at
    const ms = epochMs(came)
    if (ms <= now && epochMs(at) <= now) turns.push({ ms, what: 'closed', at: came, impression: id })
  }
  for (const { at, what } of contact.doorEvents) {
    const ms = epochMs(at)
    if (ms <= now) turns.push({ ms, what, at })
  }
  return turns.sort((a, b) => a.ms - b.ms)
}

/** Where the relationship stands, from what is known: closed beats everything, quiet makes it ajar. */
export function doorFrom(turns: readonly DoorTurn[], quiet: boolean): Door {
  if (turns.at(-1)?.what === 'closed') return 'closed'
  return quiet ? 'ajar' : 'open'
}
