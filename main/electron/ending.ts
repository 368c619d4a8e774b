/** How Ajar ends: windows first, then the drafts and the journal, then the program. Whatever asks for it, it is this way. */
import { app, powerMonitor, session } from 'electron'

/** How long windows, then the journal, may take before the program ends without them. Every acknowledged word is safe already. */
const PATIENCE_MS = 5000

export interface Ending {
  /** What is let go of when the windows are closed: the carrier, the journal. */
  readonly letGo: () => Promise<void>
}

/** Ends in order from now on. Gives a function that ends with exit code 1. */
export function endInOrder({ letGo }: Ending): () => void {
  let code = 0
  let ended = false

  app.on('window-all-closed', () => {
    // On a Mac a program stays in the dock without a window.
    if (process.platform !== 'darwin') app.quit()
  })
  app.once('before-quit', () => {
    setTimeout(() => app.exit(code), 2 * PATIENCE_MS).unref()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (ended) return
    ended = true
    session.defaultSession.flushStorageData()
    const overdue = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    void Promise.race([letGo().catch(() => undefined), overdue]).then(() => app.exit(code))
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  powerMonitor.on('shutdown', () => app.quit())

  return () => {
    code = 1
    app.quit()
  }
}
