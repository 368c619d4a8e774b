/** What the core tells every open window by itself. */
import { z } from 'zod'
import { Id } from '../domain/primitives.ts'

export const AppEvent = z.discriminatedUnion('type', [
  /** The stream stands; from now on nothing is missed. */
  z.object({ type: z.literal('hello') }),
  /** Something was written down: which contacts it touches; `all` when it is about more than contacts. */
  z.object({ type: z.literal('changed'), contacts: z.array(Id), all: z.boolean() }),
  /** Another journal is open now (the sample, or back from it). */
  z.object({ type: z.literal('switched') }),
  /** Keeps the stream alive. */
  z.object({ type: z.literal('tick') }),
])
export type AppEvent = z.infer<typeof AppEvent>
