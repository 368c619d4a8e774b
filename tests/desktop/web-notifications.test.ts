/** Reminders on a desktop, told by the browser shell in a browser with windows. */
import { installedBrowser } from '../support/browser-path.ts'
import { missingForDesktop } from '../support/desktop/session.ts'
import { TabTeller } from '../support/desktop/tellers.ts'
import { tells } from './suite/tells.ts'

// The browser that comes in a package has no windows.
const browser = installedBrowser() === undefined ? ['a browser with windows'] : []
tells('the browser shell', (session) => new TabTeller(session), [...missingForDesktop(), ...browser])
