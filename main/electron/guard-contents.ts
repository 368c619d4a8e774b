/** What no page may do, in whichever contents it is: leave, open windows, embed others, log in anywhere. */
import { app, shell, type WebContents } from 'electron'
import { mayNavigate, outsideLink } from './policy.ts'

/** Guards all contents that come to be. Before the first window. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('login', (event) => event.preventDefault())
  app.on('select-client-certificate', (event) => event.preventDefault())
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (mayNavigate(event.url)) return
    event.preventDefault()
    // A link to a mail or telephone program comes this way, since it opens no window.
    openOutside(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Opens what a person clicked in the system's own program for it, if it is of a kind that may. */
function openOutside(address: string): void {
  const link = outsideLink(address)
  // There may be no program for it; the system says so itself.
  if (link !== undefined) shell.openExternal(link).catch(() => undefined)
}
