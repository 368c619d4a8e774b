/** `session` and `protocol`: who may ask for what, and who answers for a scheme. */
import type * as Electron from 'electron'
import { type EventOf, Emitter, type Has } from './declared.ts'
import { register } from './addresses.ts'

type Details = Pick<
  Electron.OnBeforeRequestListenerDetails,
  'id' | 'url' | 'method' | 'resourceType' | 'referrer' | 'timestamp' | 'uploadData'
>
type Listener = (details: Details, answer: (response: Electron.CallbackResponse) => void) => void

class WebRequest implements Has<Electron.WebRequest, 'onBeforeRequest'> {
  #listener: Listener | undefined
  #count = 0

  onBeforeRequest(listener: Listener | null): void {
    if (listener !== null && typeof listener !== 'function') {
      throw new Error('The stand-in asks one listener about every request; it knows no filters.')
    }
    this.#listener = listener ?? undefined
  }

  /** Whether the program lets a request pass. */
  mayPass(asked: Pick<Details, 'url' | 'method' | 'resourceType'>): Promise<boolean> {
    const details = { ...asked, id: ++this.#count, referrer: '', timestamp: Date.now(), uploadData: [] }
    return new Promise((resolve) => {
      if (this.#listener === undefined) resolve(true)
      else this.#listener(details, ({ cancel }) => resolve(cancel !== true))
    })
  }
}

type Handler = (request: Request) => Response | Promise<Response>

class Protocol implements Has<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
> {
  readonly #handlers = new Map<string, Handler>()
  isReady = false

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (this.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    register(schemes)
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  handlerOf(url: string): Handler | undefined {
    return this.#handlers.get(new URL(url).protocol.slice(0, -1))
  }
}

type Contents = Electron.WebContents
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type Permission = Parameters<NonNullable<RequestHandler>>[1] & Parameters<NonNullable<CheckHandler>>[1]

class Session
  extends Emitter<EventOf<Electron.Session, 'will-download'>>
  implements
    Has<
      Electron.Session,
      | 'webRequest'
      | 'protocol'
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'setSpellCheckerLanguages'
      | 'isSpellCheckerEnabled'
    >
{
  readonly webRequest = new WebRequest()
  readonly protocol = new Protocol()
  #ask: RequestHandler = null
  #check: CheckHandler = null
  #spellChecker = true

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#ask = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler
  }

  /** No device is ever offered to a page here; there is nothing to ask. */
  setDevicePermissionHandler(_handler: (() => boolean) | null): void {}

  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spellChecker = enabled
  }

  setSpellCheckerLanguages(_languages: readonly string[]): void {}

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker
  }

  /** Whether the program grants a page a permission, by both of its handlers. Without them Electron grants everything. */
  grants(contents: unknown, permission: Permission, url: string): Promise<boolean> {
    const asking = { requestingUrl: url, isMainFrame: true, securityOrigin: url }
    if (this.#check?.(contents as Contents, permission, url, asking) === false) return Promise.resolve(false)
    return new Promise((resolve) => {
      if (this.#ask === null) resolve(true)
      else this.#ask(contents as Contents, permission, resolve, asking)
    })
  }
}

export const defaultSession = new Session()
