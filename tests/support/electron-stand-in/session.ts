/** `session` and `protocol`: who may ask for what, and who answers for a scheme. */
import { register } from './addresses.ts'
import { Emitter, type EventOf, type Has, takeWithoutEffect } from './declared.ts'

type Asked = Pick<Electron.OnBeforeRequestListenerDetails, 'url' | 'method' | 'resourceType'>
type Listener = (details: Asked, answer: (response: Electron.CallbackResponse) => void) => void

class WebRequest implements Has<Electron.WebRequest, 'onBeforeRequest'> {
  #listener: Listener | null = null

  /** One listener for every request: the stand-in knows no filters. */
  onBeforeRequest(listener: Listener | null): void {
    this.#listener = listener
  }

  /** Whether the program lets a request pass. */
  mayPass(asked: Asked): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.#listener === null) resolve(true)
      else this.#listener(asked, ({ cancel }) => resolve(cancel !== true))
    })
  }
}

type Handler = (request: Request) => Response | Promise<Response>

class Protocol implements Has<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
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

  handlerOf(url: string): Handler | undefined {
    return this.#handlers.get(new URL(url).protocol.slice(0, -1))
  }
}

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type Permission = Parameters<NonNullable<RequestHandler>>[1]

/** Taken without effect: this Chromium offers pages no devices, screens, dictionaries or connections, and keeps what it has on its end. */
const WITHOUT_EFFECT = [
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setBluetoothPairingHandler',
  'setCertificateVerifyProc',
  'setSpellCheckerEnabled',
  'flushStorageData',
] as const satisfies readonly (keyof Electron.Session)[]

class Session
  extends Emitter<EventOf<Electron.Session, 'will-download'>>
  implements Has<Electron.Session, 'webRequest' | 'protocol'>
{
  readonly webRequest = new WebRequest()
  readonly protocol = new Protocol()
  #ask: RequestHandler = null
  #check: CheckHandler = null

  constructor() {
    super()
    takeWithoutEffect(this, WITHOUT_EFFECT)
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#ask = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler
  }

  /** Whether the program grants a page a permission, by both of its handlers. Without them Electron grants everything. */
  grants(contents: unknown, permission: Permission, url: string): Promise<boolean> {
    const asking = { requestingUrl: url, isMainFrame: true, securityOrigin: url }
    const sender = contents as Electron.WebContents
    if (this.#check?.(sender, permission, url, asking) === false) return Promise.resolve(false)
    return new Promise((resolve) => {
      if (this.#ask === null) resolve(true)
      else this.#ask(sender, permission, resolve, asking)
    })
  }
}

export const defaultSession = new Session()
