/**
 * What is the page's own, and what may leave it. Pure predicates over what Electron says about a request, a frame or a
 * link, so that a table of attacks can be put before them.
 */

/** The page's address, and its origin as Chromium writes it. */
export const PAGE_URL = 'app://ajar/index.html'
export const PAGE_ORIGIN = 'app://ajar'

/** Whether an address lies at our own scheme and host: no port, no user, no other spelling, as Chromium writes it. */
export function isOwn(address: string): boolean {
  return address.startsWith(`${PAGE_ORIGIN}/`) && URL.canParse(address)
}

/** Whether the window may go there: to the page itself, whatever its fragment. */
export function mayNavigate(address: string): boolean {
  if (!isOwn(address)) return false
  const { pathname, search } = new URL(address)
  return (pathname === '/' || pathname === '/index.html') && search === ''
}

/** Whether a request may be made: for the page's own files, for what lies in the address itself, and for DevTools' parts. */
export function mayRequest(address: string, isPackaged: boolean): boolean {
  const protocol = parsed(address)?.protocol
  return isOwn(address) || protocol === 'data:' || (protocol === 'devtools:' && !isPackaged)
}

export interface SpeakingFrame {
  /** The frame's origin, as Chromium serializes it. */
  readonly origin: string
  /** The frame around it; null for a window's main frame. */
  readonly parent: unknown
}

/** Whether a frame is a window's main frame and shows our page. A sandboxed or foreign frame has another origin. */
export function isPageFrame({ origin, parent }: SpeakingFrame): boolean {
  return parent === null && origin === PAGE_ORIGIN
}

/** The longest address that another program is asked to open. */
const LONGEST_LINK = 2000
/** The fields of a mail that a link may fill in. Some mail programs know `attach`, too, and would send a file. */
const MAIL_FIELDS = new Set(['subject', 'body', 'cc', 'bcc', 'to'])

/**
 * The address that a link opens in the system's own program for it, written anew; nothing if it is not one of the web,
 * of mail or of a telephone, or carries what a person would not see.
 */
export function outsideLink(address: string): string | undefined {
  const url = parsed(address)
  if (url === undefined || url.href.length > LONGEST_LINK) return undefined
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return url.host !== '' && url.username === '' && url.password === '' ? url.href : undefined
    case 'mailto:':
      return [...url.searchParams.keys()].every((field) => MAIL_FIELDS.has(field.toLowerCase()))
        ? url.href
        : undefined
    case 'tel:':
      return /^\+?[\d().-]+$/.test(url.pathname) && url.search === '' && url.hash === ''
        ? url.href
        : undefined
    default:
      return undefined
  }
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}
