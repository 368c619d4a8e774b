/** What the tabs of one Ajar tell each other over their channel; everything that arrives is parsed. */
import { z } from 'zod'
import { AppEvent } from '#shared/api/events.ts'

/**
 * How the page stands to the core: not known yet, connected, cut off (it keeps trying), or without a key that the
 * core accepts (only a person can open it anew).
 */
export const Connection = z.enum(['connecting', 'up', 'down', 'keyless'])
export type Connection = z.infer<typeof Connection>

export const TabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('key?') }),
  z.object({ type: z.literal('key'), key: z.string() }),
  z.object({ type: z.literal('connection?') }),
  z.object({ type: z.literal('connection'), connection: Connection }),
  z.object({ type: z.literal('event'), event: AppEvent }),
  z.object({ type: z.literal('doubt') }),
])
export type TabMessage = z.infer<typeof TabMessage>

/** The part of a `BroadcastChannel` that the tabs need: what one posts, all the others hear. */
export interface TabChannel {
  post(message: TabMessage): void
  on(listener: (message: TabMessage) => void): () => void
  close(): void
}

/** A channel to every other tab of this origin. */
export function openTabChannel(name: string): TabChannel {
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    on: (listener) => {
      const hear = (event: MessageEvent<unknown>) => {
        const message = TabMessage.safeParse(event.data)
        if (message.success) listener(message.data)
      }
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
    close: () => channel.close(),
  }
}
