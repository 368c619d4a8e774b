/** Reads the stream of events: one JSON value a line. */
import { AppEvent } from '#shared/api/events.ts'

/** An event of a line; nothing for an empty line or an event that this page does not know (yet). */
export function eventOf(line: string): AppEvent | undefined {
  if (line.trim() === '') return undefined
  try {
    const event = AppEvent.safeParse(JSON.parse(line))
    return event.success ? event.data : undefined
  } catch {
    return undefined
  }
}

/** The whole lines of a stream of bytes, as they come; a last line without its end is not whole. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
