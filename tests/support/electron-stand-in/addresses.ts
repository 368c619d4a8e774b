/**
 * Addresses on both sides of the window. An ordinary Chromium loads no scheme of an app's own, so a page at `app://ajar/`
 * lies, for Chromium and so for the page itself, at `https://ajar.app.invalid/`; the program under test hears `app:` alone.
 */
import type { CustomScheme, Privileges } from 'electron'

/** The schemes that were registered, with what they may do. */
export const schemes = new Map<string, Privileges>()

/** Takes schemes in, as `protocol.registerSchemesAsPrivileged`. */
export function register(added: readonly CustomScheme[]): void {
  for (const { scheme, privileges = {} } of added) {
    if (privileges.standard !== true || privileges.secure !== true) {
      throw new Error(`The stand-in serves standard, secure schemes only, and ${scheme} is to be another.`)
    }
    schemes.set(scheme, privileges)
  }
}

/** An address as Chromium loads it. */
export function toChromium(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([\w.+-]+):\/\/([^/?#]*)(.*)$/s.exec(address) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest}` : address
}

/** An address as the program under test knows it. */
export function fromChromium(address: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]*)\.([\w+-]+)\.invalid(.*)$/s.exec(address) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address
}

/** The origin of an address, as Chromium writes it for a standard scheme. */
export function originOf(address: string): string {
  const { protocol, host, origin } = new URL(address)
  return schemes.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : origin
}
