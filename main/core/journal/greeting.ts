/**
 * The greeting: what holder and guest say to each other before anything else passes over their socket. The guest
 * sends one line with the secret from the lock file; the holder answers with one line when it holds the journal,
 * and closes otherwise.
 */
import { timingSafeEqual } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { codeOf } from './disk.ts'

const WELCOME = Buffer.from('welcome\n')
/** A stranger who says nothing is not waited for. */
const GREETING_MS = 10_000

/** `dead`: nobody listens there any more; `left`: somebody did, and ended before it could welcome us. */
export type Answer = Socket | 'dead' | 'left' | 'not-allowed'

/** Errors that say for certain that nobody listens. */
const NOBODY = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'])
const NOT_ALLOWED = new Set(['EACCES', 'EPERM'])

/** Connects to a holder. Waits as long as it takes to answer: somebody who is slow is not dead. */
export async function greet(address: string, secret: string): Promise<Answer> {
  const socket = connect(address)
  socket.write(`${secret}\n`)
  const heard = await firstBytes(socket, WELCOME.length)
  if (heard instanceof Buffer && heard.equals(WELCOME)) return socket
  socket.destroy()
  const code = codeOf(heard)
  return NOBODY.has(code) ? 'dead' : NOT_ALLOWED.has(code) ? 'not-allowed' : 'left'
}

/** Hears a guest's greeting. Gives whether it knew the secret. */
export async function hearGreeting(socket: Socket, secret: string): Promise<boolean> {
  const expected = Buffer.from(`${secret}\n`)
  socket.setTimeout(GREETING_MS, () => socket.destroy())
  const heard = await firstBytes(socket, expected.length)
  socket.setTimeout(0)
  return heard instanceof Buffer && heard.length === expected.length && timingSafeEqual(heard, expected)
}

/**
 * The first bytes of a connection; the error, if it ends before. Whatever follows stays for whoever listens next,
 * and an error that nobody listens for yet is no crash: the socket closes.
 */
function firstBytes(socket: Socket, count: number): Promise<Buffer | Error | undefined> {
  return new Promise((resolve) => {
    const done = (what: Buffer | Error | undefined) => {
      socket.removeListener('readable', read)
      socket.removeListener('close', gone)
      resolve(what)
    }
    const read = () => {
      const bytes: unknown = socket.read(count)
      if (bytes instanceof Buffer) done(bytes)
    }
    const gone = () => done(undefined)
    socket.on('error', done)
    socket.on('readable', read)
    socket.once('close', gone)
  })
}

/** Tells a guest that it may speak. */
export function welcome(socket: Socket): void {
  socket.write(WELCOME)
}
