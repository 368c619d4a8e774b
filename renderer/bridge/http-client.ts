/** The contract over HTTP: `POST /api/call`, one message and one result. */
import type { Client } from '#shared/api/client.ts'
import type { Input, MethodName, Output } from '#shared/api/contract.ts'
import type { AppError, Result } from '#shared/api/result.ts'
import { CUT_OFF, failed, readAnswer } from './answers.ts'
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
  const send = async <M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> => {
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
    call: async (method, input) => {
      try {
        return await send(method, input)
      } catch {
        return failed(CUT_OFF)
      }
    },
    on: (listener) => hub.on(listener),
    close: () => {
      hub.close()
      return Promise.resolve()
    },
  }
}
