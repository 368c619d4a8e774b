/** The body of a call, read as far as it may go. */
import type { IncomingMessage } from 'node:http'
import { PREFIX_BYTES, bytesAllowed, IMPORT_BYTES } from '#core/message-size.ts'

/**
 * The text of a request's body; `undefined` as soon as it is larger than what it begins with allows. What follows
 * then is thrown away unread. Rejects if the client goes before the end.
 */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = []
    let length = 0
    let allowed: number | undefined

    const tooLarge = (): void => {
      parts = []
      request.removeAllListeners('data')
      request.resume()
      resolve(undefined)
    }
    if (Number(request.headers['content-length'] ?? 0) > IMPORT_BYTES) {
      tooLarge()
      return
    }
    request.on('data', (chunk: Buffer) => {
      parts.push(chunk)
      length += chunk.length
      if (allowed === undefined && length >= PREFIX_BYTES) {
        allowed = bytesAllowed(Buffer.concat(parts, length).toString('utf8', 0, PREFIX_BYTES))
      }
      if (allowed !== undefined && length > allowed) tooLarge()
    })
    request.once('end', () => resolve(Buffer.concat(parts, length).toString('utf8')))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The client went before the end of its call.')))
  })
}
