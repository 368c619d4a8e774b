/** Every request of a window before it is made: refused by the program, answered by its protocol, or let through to the wall. */
import type { OnBeforeRequestListenerDetails } from 'electron'
import { fromChromium, schemes } from './addresses.ts'
import type { Protocol, Session } from './chromium.ts'
import { defaultSession } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type ResourceType = OnBeforeRequestListenerDetails['resourceType']

const TYPES: Readonly<Partial<Record<Paused['resourceType'], ResourceType>>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

/** Handles a page's requests; `mayNavigate` says whether a frame may go where it wants to. */
export async function handleRequests(
  page: Session,
  mainFrame: string,
  mayNavigate: (url: string, isMainFrame: boolean, redirected: boolean) => boolean,
): Promise<void> {
  const answer = async (paused: Paused): Promise<unknown> => {
    const { requestId, request, resourceType, frameId } = paused
    const url = fromChromium(request.url)
    const fail = (errorReason: Protocol.Network.ErrorReason) =>
      page.send('Fetch.failRequest', { requestId, errorReason })
    const isDocument = resourceType === 'Document'
    const isMainFrame = frameId === mainFrame
    if (isDocument && !mayNavigate(url, isMainFrame, paused.redirectedRequestId !== undefined)) {
      return fail('Aborted')
    }
    const type = isDocument ? (isMainFrame ? 'mainFrame' : 'subFrame') : (TYPES[resourceType] ?? 'other')
    if (!(await defaultSession.webRequest.mayPass({ url, method: request.method, resourceType: type }))) {
      return fail('BlockedByClient')
    }
    const privileges = schemes.get(new URL(url).protocol.slice(0, -1))
    if (privileges === undefined) return page.send('Fetch.continueRequest', { requestId })
    const handler = defaultSession.protocol.handlerOf(url)
    if (handler === undefined) return fail('Failed')
    if (type === 'xhr' && privileges.supportFetchAPI !== true) return fail('Failed')
    const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
    const bytes = Buffer.from(await response.arrayBuffer())
    return page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: bytes.toString('base64'),
    })
  }
  page.on('Fetch.requestPaused', (paused) => {
    // A page that goes away takes its requests with it.
    answer(paused).catch(() => undefined)
  })
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}
