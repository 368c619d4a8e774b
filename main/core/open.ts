/**
 * Opening a journal, whoever has it: the first program to come holds it and serves the others; the others work
 * through it, and one of them takes over when it ends. Callers need not know which they are.
 */
import type { Socket } from 'node:net'
import type { ApplicationOptions } from './application.ts'
import { claimOrFind, type Lock } from './journal/lock.ts'
import { SharedJournal, type Way } from './shared-journal.ts'
import { connectSocket } from './socket/connect.ts'
import { type Guest, serveSocket } from './socket/serve.ts'

export type OpenOptions = Omit<ApplicationOptions, 'folder'>

/** For a program that stays open: after so long without a write it folds the log, so that the next start is quick. */
export const STAYING: OpenOptions = { foldAfterMs: 20_000, reminders: true }

/**
 * Opens the journal in `folder` (made if there is none), or joins the program that has it open. Throws a `Refusal`
 * if neither can be done.
 */
export async function openOrJoin(folder: string, options: OpenOptions = {}): Promise<SharedJournal> {
  const journal = new SharedJournal(async () => {
    const found = await claimOrFind(folder)
    return found.role === 'guest' ? joined(found.socket) : held(folder, found.lock, options)
  })
  await journal.found()
  return journal
}

function joined(socket: Socket): Way {
  const connection = connectSocket(socket)
  return {
    role: 'guest',
    dispatch: (message) => connection.dispatch(message),
    on: (listener) => connection.on(listener),
    ended: connection.closed,
    // The holder plans: any call is a sign of life to it.
    lookAtClock: () => {
      connection.dispatch({ method: 'settings.get', input: {} }).catch(() => undefined)
    },
    close: () => {
      connection.close()
      return connection.closed
    },
  }
}

async function held(folder: string, lock: Lock, options: OpenOptions): Promise<Way> {
  // A guest has no need of what is behind this import, which would only slow its start.
  const { openApplication } = await import('./application.ts')
  const application = await openApplication({ ...options, folder }).catch(async (error: unknown) => {
    await lock.release()
    throw error
  })
  const guests = new Set<Guest>()
  let leaving = false
  lock.onGuest((socket) => {
    const guest = serveSocket(socket, application.real)
    if (leaving) void guest.leave()
    guests.add(guest)
    socket.once('close', () => guests.delete(guest))
  })
  return {
    role: 'writer',
    dispatch: (message) => application.dispatch(message),
    on: (listener) => application.on(listener),
    ended: new Promise(() => undefined),
    lookAtClock: () => application.lookAtClock(),
    close: async () => {
      leaving = true
      await Promise.all([...guests].map((guest) => guest.leave()))
      await application.close()
      await lock.release()
    },
  }
}
