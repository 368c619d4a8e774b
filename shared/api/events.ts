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
  /** A reminder is due: whoever can show a notification takes it (`reminders.take`). */
  z.object({ type: z.literal('reminder') }),
  /** From the window's shell: go there. With a contact, their page with the composer ready; without, *Today*. */
  z.object({ type: z.literal('open'), contact: Id.optional() }),
  /** From the window's menu: what the page has a key or a link for. */
  z.object({ type: z.literal('do'), what: z.enum(['compose', 'search', 'settings']) }),
  /** Keeps the stream alive. */
  z.object({ type: z.literal('tick') }),
])
export type AppEvent = z.infer<typeof AppEvent>
