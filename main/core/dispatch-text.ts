/** A call as it arrives over a wire: a text, which may be anything. */
import { Refusal, type Result } from '#shared/api/result.ts'
import type { Dispatcher } from './dispatcher.ts'

/** Answers the call that stands in `text` as JSON; what is no JSON is answered, too. */
export async function dispatchText(dispatcher: Dispatcher, text: string): Promise<Result<unknown>> {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return {
      ok: false,
      error: new Refusal('invalid', 'The message is not JSON; nothing was changed.').toAppError(),
    }
  }
  return dispatcher.dispatch(message)
}
