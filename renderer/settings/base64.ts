/** Bytes as text that a JSON message can carry. */

/** So many bytes at a time: a function takes only so many arguments. A multiple of 3, so that the pieces join. */
const PIECE = 3 * 8192

/** Standard base64 (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))))
  }
  return pieces.join('')
}
