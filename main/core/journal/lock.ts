/**
 * The lock: one writer at a time. Whoever holds the journal listens on a socket, and the file `lock` in the journal
 * names it, with a secret. Others connect and become guests. Nobody is ever taken for dead because of a time-out:
 * a holder lives as long as its socket takes connections, which the system ends with the process.
 *
 * Taking over from a dead holder is where such locks go wrong: two starters see the same dead holder, the first
 * takes over, and the second, a moment behind, throws out the first. Hence the right of succession:
 *
 * 1. A claim (an id that is never used again, a socket, a secret) is put into place whole, with `link`, which fails
 *    where a file is already. Its socket takes connections before anybody can read of it.
 * 2. A claim that lives is removed or replaced by its owner alone.
 * 3. The claim of a dead owner D is replaced only by the owner of the file `lock.D`, and only after reading, while
 *    owning that file, that the claim is still D's. There is one such owner at a time, since `lock.D` is itself a
 *    claim under these rules: if its owner died too, `lock.D` is replaced by the owner of *its* succession.
 *
 * A starter that comes late owns `lock.D` at most after D's claim was replaced; then it reads another id, lets go
 * and begins anew. So between that reading and the renaming nobody else can change the file: not D, who is dead, and
 * not another successor, who would have to own `lock.D`. The steps from 3 run without a pause in between; a process
 * that is stopped there lives on, its claim on `lock.D` stands, and the others wait for it as for a holder.
 *
 * A copied folder brings the original's claims along. A claim therefore names the folder by device and inode; one
 * about another folder counts as dead.
 */
import { createHash, randomBytes } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#shared/api/result.ts'
import { codeOf, realDisk, storageRefusal } from './disk.ts'
import { greet, hearGreeting, welcome } from './greeting.ts'
import { socketPlace } from './socket-place.ts'

const Claim = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  socket: z.string().min(1),
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  /** The journal's folder, by device and inode. */
  folder: z.string(),
})
type Claim = z.infer<typeof Claim>

export interface Lock {
  /** Who authenticated as a guest; those who came before are given at once. One listener. */
  onGuest(listener: (socket: Socket) => void): void
  /** Lets the journal go: close it first. Guests that are still connected are cut off, and find the next holder. */
  release(): Promise<void>
}

export type Found =
  { readonly role: 'writer'; readonly lock: Lock } | { readonly role: 'guest'; readonly socket: Socket }

/** A journal that changes hands this often while we knock is not to be had. */
const MAX_ATTEMPTS = 1000

/**
 * Takes the journal in `folder` (made if it is not there), or finds the one who has it. Where the folder cannot be
 * written and nobody has it, the lock is one in name: reading needs none, and writing will fail by itself.
 */
export async function claimOrFind(folder: string): Promise<Found> {
  try {
    realDisk.makeFolder(folder)
  } catch (error) {
    throw storageRefusal(error, folder)
  }
  const claimant = new Claimant(folder)
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await claimant.attempt()
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, Math.min(attempt, 20)))
    }
  } catch (error) {
    await claimant.withdraw()
    throw error
  }
  await claimant.withdraw()
  throw new Refusal(
    'locked',
    `The journal at ${folder} is open in another program that does not answer. Nothing was changed.`,
    'Close the other program and try again.',
  )
}

/** One who wants the journal. */
class Claimant {
  readonly #folder: string
  readonly #identity: string
  readonly #path: string
  #own: Listening | undefined

  constructor(folder: string) {
    this.#folder = folder
    const { dev, ino } = statSync(folder, { bigint: true })
    this.#identity = `${dev}:${ino}`
    this.#path = join(folder, 'lock')
  }

  /** Tries once; `undefined`: things changed meanwhile, try again. */
  async attempt(): Promise<Found | undefined> {
    const holder = look(this.#path)
    if (holder !== undefined) {
      const answer = await this.#reach(holder)
      if (typeof answer !== 'string') return this.#asGuest(answer)
      if (answer === 'left') return undefined
    }
    if (this.#own === undefined) {
      this.#own = await Listening.open(this.#folder, this.#identity)
      if (this.#own === undefined) return { role: 'writer', lock: noLock }
      // Listening took a while: look again.
      return undefined
    }
    const own = this.#own
    const got = holder === undefined ? own.put(this.#path) : await this.#succeed(this.#path, holder)
    if (got === true) return { role: 'writer', lock: own.hold(this.#path) }
    return got === false ? undefined : this.#asGuest(got)
  }

  /**
   * Replaces the claim of a dead owner at `path` by ours. Gives whether it did, or the connection to the one who has
   * the right to do it and has become the holder.
   */
  async #succeed(path: string, dead: Seen): Promise<boolean | Socket> {
    const own = this.#own
    if (own === undefined) return false
    const right = join(this.#folder, `lock.${dead.id}`)
    if (!own.put(right)) {
      const successor = look(right)
      if (successor === undefined) return false
      const answer = await this.#reach(successor)
      if (typeof answer !== 'string') return answer
      if (answer === 'left') return false
      const got = await this.#succeed(right, successor)
      if (got !== true) return got
    }
    // From here to the end nothing waits: see the argument at the top.
    if (look(path)?.id !== dead.id) {
      rmSync(right, { force: true })
      return false
    }
    renameSync(right, path)
    if (dead.claim !== undefined) forget(dead.claim)
    return true
  }

  async #reach({ claim, fresh }: Seen): Promise<Socket | 'dead' | 'left'> {
    if (claim === undefined) return fresh ? 'left' : 'dead'
    if (claim.folder !== this.#identity) return 'dead'
    const answer = await greet(claim.socket, claim.secret)
    if (answer !== 'not-allowed') return answer
    throw new Refusal(
      'locked',
      `The journal at ${this.#folder} is open in a program of another user. Nothing was changed.`,
      'Close that program and try again.',
    )
  }

  async #asGuest(socket: Socket): Promise<Found> {
    await this.withdraw()
    return { role: 'guest', socket }
  }

  async withdraw(): Promise<void> {
    await this.#own?.close()
    this.#own = undefined
  }
}

/** A claim of ours, listening. */
class Listening {
  readonly #claim: Claim
  readonly #server: Server
  readonly #file: string
  readonly #guests = new Set<Socket>()
  #early: Socket[] = []
  #listener: ((socket: Socket) => void) | undefined
  #holds = false

  private constructor(claim: Claim, server: Server, file: string) {
    this.#claim = claim
    this.#server = server
    this.#file = file
    server.on('connection', (socket) => {
      this.#guests.add(socket)
      socket.on('error', () => socket.destroy())
      socket.once('close', () => this.#guests.delete(socket))
      hearGreeting(socket, claim.secret).then(
        (known) => {
          if (known) this.#greeted(socket)
          else socket.destroy()
        },
        () => socket.destroy(),
      )
    })
  }

  /** Begins to listen and writes the claim down; `undefined` where the folder cannot be written. */
  static async open(folder: string, identity: string): Promise<Listening | undefined> {
    const id = randomBytes(8).toString('hex')
    const socket = socketPlace(id)
    const claim: Claim = { id, socket, secret: randomBytes(32).toString('hex'), folder: identity }
    const file = join(folder, `lock.${id}.new`)
    try {
      writeFileSync(file, `${JSON.stringify(claim)}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if (UNWRITABLE.has(codeOf(error))) return undefined
      throw storageRefusal(error, folder)
    }
    const server = createServer()
    const listening = new Listening(claim, server, file)
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(socket, resolve)
      })
    } catch (error) {
      rmSync(file, { force: true })
      throw error
    }
    return listening
  }

  /** Puts the claim at `path`, if nothing is there. */
  put(path: string): boolean {
    try {
      linkSync(this.#file, path)
      return true
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EEXIST' || code === 'ENOENT') return false
      if (!NO_LINKS.has(code)) throw storageRefusal(error, path)
    }
    // A file system without links (a stick with exFAT): the file comes first and its words a moment later.
    try {
      writeFileSync(path, `${JSON.stringify(this.#claim)}\n`, { mode: 0o600, flag: 'wx' })
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw storageRefusal(error, path)
    }
  }

  /** The claim at `path` is the lock now: who waited for it is welcome. */
  hold(path: string): Lock {
    this.#holds = true
    rmSync(this.#file, { force: true })
    clearLeftovers(dirname(path))
    for (const socket of this.#early.splice(0)) this.#admit(socket)
    return {
      onGuest: (listener) => {
        this.#listener = listener
        for (const socket of this.#early.splice(0)) if (!socket.destroyed) listener(socket)
      },
      release: async () => {
        if (look(path)?.id === this.#claim.id) rmSync(path, { force: true })
        await this.close()
      },
    }
  }

  #greeted(socket: Socket): void {
    if (this.#holds) this.#admit(socket)
    else this.#early.push(socket)
  }

  #admit(socket: Socket): void {
    welcome(socket)
    if (this.#listener === undefined) this.#early.push(socket)
    else this.#listener(socket)
  }

  async close(): Promise<void> {
    rmSync(this.#file, { force: true })
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#guests) socket.destroy()
    await closed
  }
}

const UNWRITABLE = new Set(['EROFS', 'EACCES', 'EPERM'])
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Where nobody can write, nothing needs to be kept from being written twice. */
const noLock: Lock = { onGuest: () => undefined, release: () => Promise.resolve() }

/** What lies in a claim's place. */
interface Seen {
  /** The claim's; made of the file itself where a power cut has left one that says nothing. */
  readonly id: string
  readonly claim: Claim | undefined
  /** Whether it says nothing yet and may only just have been made, on a file system without links. */
  readonly fresh: boolean
}

/** How long a file may take to be filled where it cannot be put into place whole. */
const FRESH_MS = 2000

/** Looks at a claim's place; `undefined`: nothing is there. */
function look(path: string): Seen | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    const claim = parseClaim(text)
    if (claim !== undefined) return { id: claim.id, claim, fresh: false }
    const { ino, mtimeMs } = statSync(path, { bigint: true })
    const id = createHash('sha256').update(`${ino} ${mtimeMs} ${text}`).digest('hex').slice(0, 16)
    return { id, claim: undefined, fresh: Math.abs(Date.now() - Number(mtimeMs)) < FRESH_MS }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw storageRefusal(error, path)
  }
}

function parseClaim(text: string): Claim | undefined {
  try {
    return Claim.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const LEFTOVER = /^lock\.[0-9a-f]{16}(\.new)?$/
const LEFTOVER_MS = 86_400_000

/**
 * Clears away what starters that were killed have left. Only the holder does it: while it lives, no succession but
 * its own means anything, and that one begins with its death.
 */
function clearLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      const kind = LEFTOVER.exec(name)
      if (kind === null) continue
      const old = Date.now() - statSync(path).mtimeMs > LEFTOVER_MS
      if (kind[1] === undefined || old) rmSync(path, { force: true })
    }
  } catch {
    // They harm nothing; the next holder tries again.
  }
}

/** Clears away what a dead holder left beside its claim. */
function forget(dead: Claim): void {
  if (process.platform === 'win32' || basename(dead.socket) !== `${dead.id}.sock`) return
  try {
    rmSync(dead.socket, { force: true })
  } catch {
    // Somebody else's by now, or gone with its folder.
  }
}
