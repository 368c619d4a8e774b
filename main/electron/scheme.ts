/** The page's own scheme: `app://ajar/` is the built page, and there is nothing else at it. */
import { protocol } from 'electron'

/** Makes the scheme one with an origin of its own. Only before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      // Standard: paths resolve, 'self' means something, storage is kept. Secure: no mixed content. No fetch and no
      // CORS: the page fetches nothing, and nobody else may read it.
      privileges: { standard: true, secure: true, codeCache: true },
    },
  ])
}
