/** The contract over HTTP: `POST /api/call`, one message and one result. */
import type { Client } from '#shared/api/client.ts'
import type { AppError } from '#shared/api/result.ts'
import { callsThrough, failed, readAnswer, type Send } from './calls.ts'
import type { EventHub } from './event-hub.ts'
import type { Keyring } from './keyring.ts'

const NO_KEY: AppError = {
  code: 'forbidden',
  message: 'This page has no key to the journal any more. What you wrote is still here.',
  hint: 'Open Ajar again with the address that it prints when it starts.',
}

/** A client of the core that served this page. `post` sends one message with a key. */
export function httpClient(
  post: (key: string, body: string) => Promise<Response>,
  keyring: Keyring,
  hub: EventHub,
): Client {
  const send: Send = async (method, input) => {
    const body = JSON.stringify({ method, input })
    let key = keyring.current() ?? (await keyring.renew(undefined))
    while (key !== undefined) {
      const response = await post(key, body)
      if (response.status !== 401) return readAnswer(method, await response.json())
      key = await keyring.renew(key)
    }
    return failed(NO_KEY)
  }
  return {
    call: callsThrough(send),
    on: (listener) => hub.on(listener),
    close: () => {
      hub.close()
      return Promise.resolve()
    },
  }
}
