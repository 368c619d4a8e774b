/**
 * What goes over the socket between the Ajar that holds a journal and its guests: JSON, one message a line.
 *
 *     guest   {"id":1,"call":{"method":…,"input":…}}     a call
 *             {"listen":true}                            from now on, tell me events
 *     holder  {"id":1,"result":…}                        the answer to a call
 *             {"id":1,"leaving":true}                    the call was not taken up: I am about to end
 *             {"event":…}                                something happened
 *             {"leaving":true}                           I am about to end; send nothing more
 *
 * Calls are answered in whatever order they are done.
 */
import { z } from 'zod'
import { AppEvent } from '#shared/api/events.ts'
import { AnyResult } from '../dispatcher.ts'

const CallId = z.number().int().min(0)

export const GuestMessage = z.union([
  z.strictObject({ id: CallId, call: z.unknown() }),
  z.strictObject({ listen: z.literal(true) }),
])
export type GuestMessage = z.infer<typeof GuestMessage>

export const HolderMessage = z.union([
  z.strictObject({ id: CallId, result: AnyResult }),
  z.strictObject({ id: CallId, leaving: z.literal(true) }),
  z.strictObject({ event: AppEvent }),
  z.strictObject({ leaving: z.literal(true) }),
])
export type HolderMessage = z.infer<typeof HolderMessage>

/** A message as the bytes of its line. */
export function toLine(message: GuestMessage | HolderMessage): Buffer {
  return Buffer.from(`${JSON.stringify(message)}\n`, 'utf8')
}

/** What a line says, or `undefined` if it is no message of that kind. */
export function fromLine<T>(line: string, schema: z.ZodType<T>): T | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  return schema.safeParse(json).data
}
